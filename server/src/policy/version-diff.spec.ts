import type { PolicyDiff } from '@ringfence/rules';
import { Office, SMALL_POLICY } from '../reviews/office.fixture.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

describe('GET /v1/versions/{a}/diff/{b}', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await server.signIn('author');
  });

  afterAll(() => server.stop());

  const diff = (a: string | number, b: string | number): Promise<Answer> =>
    server.get(`/v1/versions/${a}/diff/${b}`, author);
  const [dropped] = SMALL_POLICY.rulesets.routing.rules;
  const stricter = {
    ...SMALL_POLICY,
    rulesets: {
      ...SMALL_POLICY.rulesets,
      routing: {
        ...SMALL_POLICY.rulesets.routing,
        rules: SMALL_POLICY.rulesets.routing.rules.slice(1),
      },
    },
  };

  it('tells of a draft, rule by rule, in sentences and as JSON', async () => {
    const draft = await office.draft(author, 1);
    await office.write(draft, author, stricter);
    const { status, body } = await diff(1, `draft:${draft.id}`);
    const [ruleset] = (body as unknown as PolicyDiff).rulesets;
    const rule = ruleset!.rules[0]!;

    expect(status).toBe(200);
    expect(body['to']).toEqual({ version: null, digest: null });
    expect([ruleset!.name, rule.name, rule.change]).toEqual(['routing', dropped!.name, 'removed']);
    expect(rule.before).toEqual(dropped);
    expect(rule.sentences.before!.en).not.toBe('');
    expect(rule.sentences.before!.ja).not.toBe('');
  });

  it('tells of versions by number and by digest alike', async () => {
    const submitted = await office.submitted(author, 2);
    const version = submitted.version!;
    const byNumber = await diff(1, version);
    const byDigest = await diff(submitted.base.digest, submitted.digest);
    const byDraft = await diff(1, `draft:${submitted.id}`);

    expect(byNumber.status).toBe(200);
    expect(byDigest.body).toEqual(byNumber.body);
    expect(byDraft.body).toEqual(byNumber.body);
    expect(byNumber.body['to']).toEqual({ version, digest: submitted.digest });
  });

  it('tells of nothing between a version and itself', async () => {
    expect((await diff(1, 1)).body['same']).toBeTrue();
  });

  const unknown: readonly { name: string; a: string; b: string; answer: [number, string] }[] = [
    { name: 'a version nobody knows', a: '1', b: '99', answer: [404, 'version-unknown'] },
    { name: 'a digest nobody knows', a: 'sha256:0', b: '1', answer: [404, 'version-unknown'] },
    { name: 'a draft nobody knows', a: '1', b: 'draft:x', answer: [404, 'draft-unknown'] },
    { name: 'a draft to begin from', a: 'draft:x', b: '1', answer: [404, 'version-unknown'] },
  ];
  for (const { name, a, b, answer } of unknown) {
    it(`says so of ${name}`, async () => {
      const { status, body } = await diff(a, b);

      expect([status, body['code'] as string]).toEqual(answer);
    });
  }

  it('cannot tell of a draft that is no policy yet, and says what is wrong', async () => {
    const draft = await office.draft(author, 3);
    await office.write(draft, author, { ...SMALL_POLICY, parameters: '[' });
    const { status, body } = await diff(1, `draft:${draft.id}`);

    expect([status, body['code']]).toEqual([422, 'not-readable']);
    expect((body['problems'] as { at: string }[])[0]!.at).toBe('/parameters');
  });
});
