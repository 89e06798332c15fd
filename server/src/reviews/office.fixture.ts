import {
  compilePolicy,
  runCase,
  type PolicyDocument,
  type Suite,
  type TestCase,
} from '@ringfence/rules';
import type { Draft } from '../drafts/draft.dto.js';
import type { Role } from '../identity/access.js';
import { PutPeople } from '../identity/put-people.js';
import { harmlessProperty } from '../policy/property.fixture.js';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import { PASSWORD, type Answer, type ServerUnderTest } from '../server-under-test.fixture.js';

type Headers = Record<string, string>;

/** The shipped policy with as few cases as still cover every rule: its gates open within a moment. */
export const SMALL_POLICY: PolicyDocument = withFewCases(readShippedPolicy());

/** A policy of its own for each number, apart from the others by nothing that matters. */
export function policyNumber(n: number): PolicyDocument {
  return { ...SMALL_POLICY, properties: [harmlessProperty(`policy ${n}`)] };
}

function withFewCases(policy: PolicyDocument): PolicyDocument {
  const compiled = compilePolicy(policy, { version: 0, digest: '' });
  const covered = new Set<string>();
  const cases: TestCase[] = [];
  for (const testCase of policy.suites.flatMap((suite) => suite.cases)) {
    const { pass, judgement } = runCase(compiled, testCase, 'case');
    const news = judgement.outcomes.match.filter((rule) => !covered.has(rule));
    if (pass !== true || news.length === 0) continue;
    for (const rule of news) covered.add(rule);
    cases.push(testCase);
  }
  const suite: Suite = { name: 'every rule once', cases };
  return { ...policy, suites: [suite] };
}

/** People at work on drafts, over HTTP. */
export class Office {
  #people = 0;

  constructor(readonly server: ServerUnderTest) {}

  /** Signs in a new person. @returns headers that carry the session */
  async hire(
    roles: readonly Role[],
    email = `person-${this.#people}@office.example`,
  ): Promise<Headers> {
    const id = `person-${this.#people++}`;
    await this.server.server.app
      .get(PutPeople)
      .execute([{ id, email, name: `Person ${id}`, roles }], PASSWORD);
    return this.signIn(email);
  }

  async signIn(email: string): Promise<Headers> {
    const answer = await this.server.send('/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    const cookie = answer.headers.get('set-cookie')!.split(';', 1)[0]!;
    return { cookie, 'x-csrf-token': String(answer.body['csrfToken']) };
  }

  /** Begins a draft from what is live, with a policy of the number. */
  async draft(author: Headers, n: number): Promise<Draft> {
    const { body } = await this.server.post(
      '/v1/drafts',
      { title: `no. ${n}`, base: 'live' },
      author,
    );
    const saved = await this.write(body as unknown as Draft, author, policyNumber(n));
    return saved.body as unknown as Draft;
  }

  write({ id, revision }: Draft, author: Headers, policy: object): Promise<Answer> {
    return this.server.put(`/v1/drafts/${id}`, { revision, policy }, author);
  }

  /** Takes a step of the review. */
  step(id: string, move: string, who: Headers, body: object = {}): Promise<Answer> {
    return this.server.post(`/v1/drafts/${id}/${move}`, body, who);
  }

  async read(id: string, who: Headers): Promise<Draft> {
    return (await this.server.get(`/v1/drafts/${id}`, who)).body as unknown as Draft;
  }

  /** A draft under review, as the author submitted it. */
  async submitted(author: Headers, n: number): Promise<Draft & { readonly digest: string }> {
    const { id } = await this.draft(author, n);
    await this.step(id, 'submit', author);
    return (await this.read(id, author)) as Draft & { readonly digest: string };
  }
}
