import { differenceKey, type Impact, type PolicyDocument } from '@ringfence/rules';
import type { Draft } from '../drafts/draft.dto.js';
import { LineReader } from '../http/line-reader.fixture.js';
import type { PolicyProofs } from '../proofs/proofs.dto.js';
import { Office, policyNumber, SMALL_POLICY } from '../reviews/office.fixture.js';
import { incomingCall, outgoingCall, ServerUnderTest } from '../server-under-test.fixture.js';
import { RunPlaces } from './run-places.js';

const { cases } = SMALL_POLICY.suites[0]!;
/** Far more cases than anybody waits for. */
const LONG: PolicyDocument = {
  ...SMALL_POLICY,
  suites: [{ name: 'long', cases: Array.from({ length: 60 }, () => cases).flat() }],
};

describe('runs on a draft', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Record<string, string>;
  let auditor: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await server.signIn('author');
    auditor = await server.signIn('auditor');
  });

  afterAll(() => server.stop());

  const draftOf = async (policy: object): Promise<Draft> => {
    const draft = await office.draft(author, 0);
    return (await office.write(draft, author, policy)).body as unknown as Draft;
  };
  const run = (id: string, what: string, body: object = {}): Promise<LineReader> =>
    LineReader.open(`${server.server.url}/v1/drafts/${id}/${what}`, auditor, body);
  const untilPlacesAreFree = async (): Promise<void> => {
    const places = server.server.app.get(RunPlaces);
    while (places.taken > 0) await new Promise((resolve) => setImmediate(resolve));
  };

  it('tell of every case, and end with the sum and what the cases cover', async () => {
    const { id } = await draftOf(SMALL_POLICY);
    const answer = await run(id, 'suite-runs');
    const lines = await answer.all();
    const done = lines.at(-1)!;

    expect(answer.response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(lines[0]).toEqual({ type: 'progress', done: 0, total: cases.length });
    expect(lines.filter(({ type }) => type === 'case').map(({ name }) => name)).toEqual(
      cases.map(({ name }) => name),
    );
    expect(done).toEqual(
      jasmine.objectContaining({ type: 'done', passed: cases.length, failed: 0, unexpecting: 0 }),
    );
    expect((done['coverage'] as { uncoveredRules: string[] }).uncoveredRules).toEqual([]);
  });

  it('end when their reader leaves, and free their place', async () => {
    const { id } = await draftOf(LONG);
    const answer = await run(id, 'suite-runs');
    await answer.next();
    await answer.leave();
    await untilPlacesAreFree();
    const { status } = await server.post('/v1/decisions', incomingCall('after-the-run'));

    expect(status).toBe(200);
  });

  it('are a few at once; the next one is told what to do', async () => {
    const { id } = await draftOf(LONG);
    const busy = await Promise.all([1, 2, 3].map(() => run(id, 'suite-runs')));
    const refused = await server.post(`/v1/drafts/${id}/impacts`, {}, auditor);
    await Promise.all(busy.map((answer) => answer.leave()));
    await untilPlacesAreFree();
    const taken = await (await run(id, 'impacts')).all();

    expect([refused.status, refused.body['code']]).toEqual([429, 'too-many-runs']);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(taken.at(-1)!['type']).toBe('done');
  });

  for (const what of ['suite-runs', 'impacts']) {
    it(`${what} are refused to a draft that is no policy, with what is wrong`, async () => {
      const { id } = await draftOf({ ...SMALL_POLICY, suites: '[' });
      const { status, body } = await server.post(`/v1/drafts/${id}/${what}`, {}, auditor);
      const [problem] = body['problems'] as { at: string }[];

      expect([status, body['code'], problem!.at]).toEqual([422, 'not-readable', '/suites']);
    });

    it(`${what} are refused to a draft nobody knows`, async () => {
      const { status, body } = await server.post(`/v1/drafts/nobody/${what}`, {}, auditor);

      expect([status, body['code']]).toEqual([404, 'draft-unknown']);
    });
  }

  it('let the server stop', async () => {
    const other = await ServerUnderTest.start();
    const elsewhere = new Office(other);
    const headers = await other.signIn('author');
    const draft = await elsewhere.draft(headers, 0);
    await elsewhere.write(draft, headers, LONG);
    const answer = await LineReader.open(
      `${other.server.url}/v1/drafts/${draft.id}/suite-runs`,
      headers,
      {},
    );
    await answer.next();
    await other.stop();

    expect((await answer.all()).some(({ type }) => type === 'done')).toBeFalse();
  });

  describe('impacts', () => {
    beforeAll(async () => {
      for (let n = 0; n < 4; n++) await server.post('/v1/decisions', incomingCall(`in-${n}`));
      await server.post('/v1/decisions', outgoingCall('out-0', '819011110001'));
      await server.post('/v1/decisions', outgoingCall('out-1', '819011119999'));
    });

    const impactOf = async (
      policy: object,
      question: object = {},
    ): Promise<Record<string, unknown>> => {
      const { id } = await draftOf(policy);
      return (await (await run(id, 'impacts', question)).all()).at(-1)!['impact'] as Record<
        string,
        unknown
      >;
    };
    /** Incoming calls are no longer connected to the browser. */
    const without = (rule: string): PolicyDocument => ({
      ...SMALL_POLICY,
      rulesets: {
        ...SMALL_POLICY.rulesets,
        routing: {
          ...SMALL_POLICY.rulesets.routing,
          rules: SMALL_POLICY.rulesets.routing.rules.filter(({ name }) => name !== rule),
        },
      },
    });

    it('of a policy that decides alike are none', async () => {
      const impact = await impactOf(policyNumber(1));

      expect(impact['considered']).toBeGreaterThanOrEqual(6);
      expect(impact['same']).toBe(impact['considered']);
      expect(impact['examples']).toEqual([]);
    });

    it('tell which calls would have been refused, and by example', async () => {
      const impact = await impactOf(without('user-to-webrtc'));
      const examples = impact['examples'] as { change: string; before: { effect: string } }[];

      expect(impact['permitToDeny']).toBeGreaterThanOrEqual(4);
      expect(examples[0]).toEqual(
        jasmine.objectContaining({ change: 'permit-to-deny', businessNumber: '+81311110001' }),
      );
    });

    it('count the calls of each class that the proofs tell of, and no call in none', async () => {
      const policy = without('user-to-webrtc');
      const { id } = await draftOf(policy);
      const lines = await (await run(id, 'impacts')).all();
      const impact = lines.at(-1)!['impact'] as Impact;
      const { body } = await server.get(`/v1/drafts/${id}/proofs`, auditor);
      const { against, analysis } = body as unknown as PolicyProofs;
      const { classes, complete } = analysis.difference!;
      const keys = classes.map(differenceKey);
      const [denied] = impact.classes.filter(({ change }) => change === 'permit-to-deny');

      expect(complete).toBeTrue();
      expect(impact.against).toBe(against!);
      expect(denied?.count).toBe(impact.permitToDeny);
      expect(denied?.newest.decisionId).toBe(impact.examples[0]!.decisionId);
      expect(impact.classes.filter(({ key }) => !keys.includes(key))).toEqual([]);
      expect(impact.outsideClasses).toBe(0);
    });

    it('look at the newest decisions, as many as asked for', async () => {
      const impact = await impactOf(SMALL_POLICY, { limit: 2 });

      expect(impact['considered']).toBe(2);
    });

    it('look at a window of time', async () => {
      const impact = await impactOf(SMALL_POLICY, {
        from: '2020-01-01T00:00:00Z',
        to: '2020-01-02T00:00:00Z',
      });

      expect(impact['considered']).toBe(0);
      expect(impact['window']).toEqual({
        from: '2020-01-01T00:00:00.000Z',
        to: '2020-01-02T00:00:00.000Z',
      });
    });

    it('count only what one rule had a part in, when asked', async () => {
      const impact = await impactOf(without('user-to-webrtc'), { rule: 'call-permission/nothing' });

      expect([impact['permitToDeny'], impact['examples']]).toEqual([0, []]);
    });
  });

  it('the bench asks a draft as it asks a version', async () => {
    const { id } = await draftOf(SMALL_POLICY);
    const { expect: expected, ...asked } = cases[0]!;
    const { status, body } = await server.post(
      '/v1/bench/runs',
      { policy: { draft: id }, cases: [{ ...asked, expect: expected }] },
      auditor,
    );

    expect(status).toBe(200);
    expect((body['cases'] as { pass: boolean }[])[0]!.pass).toBeTrue();
  });
});
