import type { TestCase } from '@ringfence/rules';
import { Office, SMALL_POLICY } from '../reviews/office.fixture.js';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';
import type { Draft } from './draft.dto.js';

interface WrittenSuite {
  name: string;
  cases: TestCase[];
}

describe('POST /v1/drafts/{id}/cases', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Record<string, string>;
  let draft: Draft;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await server.signIn('author');
  });

  afterAll(() => server.stop());

  beforeEach(async () => {
    draft = await office.draft(author, 1);
  });

  const add = (body: object): Promise<Answer> =>
    server.post(`/v1/drafts/${draft.id}/cases`, body, author);
  const decide = async (attempt: object): Promise<Record<string, unknown>> =>
    (await server.post('/v1/decisions', attempt)).body;
  const suites = async (): Promise<WrittenSuite[]> =>
    (await office.read(draft.id, author)).policy['suites'] as WrittenSuite[];
  const [first] = SMALL_POLICY.suites[0]!.cases;

  it('saves a run of the bench into a suite that is there', async () => {
    const { status, body } = await add({
      suite: 'every rule once',
      case: { ...first, name: 'mine' },
    });
    const [suite] = await suites();

    expect([status, body['revision']]).toEqual([200, draft.revision + 1]);
    expect(suite!.cases.at(-1)).toEqual({ ...first!, name: 'mine' });
  });

  it('begins a suite where there is none of the name', async () => {
    await add({ suite: 'new', case: first });

    expect((await suites()).map(({ name }) => name)).toEqual(['every rule once', 'new']);
  });

  it('keeps suites that are typed as text a text', async () => {
    draft = (await office.write(draft, author, { ...SMALL_POLICY, suites: '[ ]' }))
      .body as unknown as Draft;
    await add({ suite: 'new', case: first });
    const text = (await office.read(draft.id, author)).policy['suites'] as string;

    expect(JSON.parse(text)).toEqual([{ name: 'new', cases: [first] }]);
  });

  it('puts nothing into suites that cannot be read', async () => {
    await office.write(draft, author, { ...SMALL_POLICY, suites: '[' });
    const { status, body } = await add({ suite: 'new', case: first });

    expect([status, body['code']]).toEqual([409, 'suites-unreadable']);
  });

  it('refuses a case that cannot be read, at its place', async () => {
    const { status, body } = await add({ suite: 'new', case: { ...first, now: 'noon' } });

    expect([status, (body['problems'] as { at: string }[])[0]!.at]).toEqual([400, '/case/now']);
  });

  it('refuses nothing at all', async () => {
    expect((await add({ suite: 'new' })).status).toBe(400);
  });

  it('makes a case of a recorded decision, without its people, and the case holds', async () => {
    const waId = '819011110001';
    const { decisionId, effect, scenario } = await decide(incomingCall('to-case'));
    const { status } = await add({ suite: 'calls', decisionId, name: 'a call to the browser' });
    const made = (await suites()).at(-1)!.cases[0]!;
    const bench = await server.post(
      '/v1/bench/runs',
      { policy: { draft: draft.id }, cases: [made] },
      author,
    );

    expect(status).toBe(200);
    expect([made.name, made.expect?.effect, made.expect?.scenario]).toEqual([
      'a call to the browser',
      effect as never,
      scenario as never,
    ]);
    expect(JSON.stringify(made)).not.toContain(waId.slice(2));
    expect((bench.body['cases'] as { pass: boolean }[])[0]!.pass).toBeTrue();
  });

  it('makes a case of a refusal too, with every code it was refused for', async () => {
    const refused = await decide(outgoingCall('refused', '819011119999'));
    await add({ suite: 'calls', decisionId: refused['decisionId'], name: 'nobody agreed' });
    const made = (await suites()).at(-1)!.cases[0]!;

    expect(made.expect?.effect).toBe('deny');
    expect(made.expect?.reasons).toEqual(
      (refused['reasons'] as { code: string }[]).map(({ code }) => code),
    );
  });

  it('gates the next submit with the case', async () => {
    const { decisionId } = await decide(incomingCall('gates'));
    await add({ suite: 'calls', decisionId, name: 'a call to the browser' });
    const submitted = await office.step(draft.id, 'submit', author);
    await office.step(draft.id, 'withdraw', author);
    const [kept, calls] = await suites();
    const made = calls!.cases[0]!;
    const other = { ...made, expect: { effect: 'deny' } };
    await office.write(await office.read(draft.id, author), author, {
      ...SMALL_POLICY,
      suites: [kept, { name: 'calls', cases: [other] }],
    });
    const again = await office.step(draft.id, 'submit', author);

    expect([submitted.status, again.status]).toEqual([200, 422]);
    expect((again.body['problems'] as { at: string }[])[0]!.at).toBe('/suites/1/cases/0');
  });

  it('makes no case of a call that a kill switch stopped', async () => {
    const approver = await server.signIn('approver');
    const pulled = await server.post(
      '/v1/kill-switches',
      { scope: 'all', reason: 'a drill' },
      approver,
    );
    const { decisionId } = await decide(incomingCall('stopped'));
    await server.send(`/v1/kill-switches/${String(pulled.body['id'])}`, {
      method: 'DELETE',
      headers: { ...approver, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'the drill is over' }),
    });
    const { status, body } = await add({ suite: 'calls', decisionId, name: 'stopped' });

    expect([status, body['code']]).toEqual([409, 'no-case']);
  });

  it('makes no case of a decision nobody knows', async () => {
    const { status, body } = await add({ suite: 'calls', decisionId: 'nobody', name: 'x' });

    expect([status, body['code']]).toEqual([404, 'decision-unknown']);
  });

  it('voids the approval of a draft that is under review', async () => {
    const submitted = await office.submitted(author, 7);
    draft = submitted;
    await add({ suite: 'new', case: first });

    expect((await office.read(draft.id, author)).state).toBe('draft');
  });
});
