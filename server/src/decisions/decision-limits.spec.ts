import { MachineKeys } from '../identity/machine-keys.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const START = 1_800_000_000_000;
const outcome = ({ status, body }: Answer): string =>
  `${status} ${String(body['code'] ?? body['effect'])}`;

describe('a decision within its time', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterAll(() => server.stop());

  const decide = (id: string, headers: Record<string, string> = {}): Promise<Answer> =>
    server.post('/v1/decisions', incomingCall(id), headers);
  const onRecord = (id: string): number => server.countRecords(id);

  it('R2: is refused when the time its caller has is over, and the same attempt tells later what was recorded', async () => {
    const late = await server.whileTheStoreHangs(() =>
      decide('late', { 'x-decision-budget-ms': '60' }),
    );
    const again = await decide('late');

    expect(outcome(late)).toBe('503 deadline');
    expect(late.headers.get('retry-after')).toBe('1');
    expect(outcome(again)).toBe('200 permit');
    expect(onRecord('late')).toBe(1);
  });

  for (const budget of ['', 'soon', '-1', '1e3', '99999999']) {
    it(`R2: a budget of \`${budget}\` counts as none`, async () => {
      const id = `budget-${budget}`;

      expect(outcome(await decide(id, { 'x-decision-budget-ms': budget }))).toBe('200 permit');
    });
  }

  it('is answered again until the permit ends, and refused from then on', async () => {
    clock.instant = START;
    const first = await decide('valid');
    clock.instant = START + 59_999;
    const before = await decide('valid');
    clock.instant = START + 60_000;
    const after = await decide('valid');

    expect(first.body['validUntil']).toBe(new Date(START + 60_000).toISOString());
    expect(before.body).toEqual(first.body);
    expect(outcome(after)).toBe('409 attempt-expired');
    expect(after.body['decisionId']).toBe(first.body['decisionId']);
    expect(onRecord('valid')).toBe(1);
  });

  it('that is a deny is answered again at any time', async () => {
    clock.instant = START;
    const body = incomingCall('denied', { target: { kind: 'pstn', address: '+81312345678' } });
    const first = await server.post('/v1/decisions', body);
    clock.instant = START + 86_400_000;
    const again = await server.post('/v1/decisions', body);

    expect(outcome(first)).toBe('200 deny');
    expect(again.body).toEqual(first.body);
  });

  it('belongs to the key that asked: the same id of another key is another attempt', async () => {
    clock.instant = START;
    const key = 'another-key-another-key-another-key';
    await server.server.app.get(MachineKeys).put('another', 'another', key, ['decide']);
    const first = await decide('shared');
    const other = await decide('shared', { authorization: `Bearer ${key}` });

    expect([first, other].map(outcome)).toEqual(['200 permit', '200 permit']);
    expect(other.body['decisionId']).not.toBe(first.body['decisionId']);
  });
});

describe('R3: more than may wait', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({ queueBound: 5 });
  });

  afterAll(() => server.stop());

  it('is refused at once with when to come back, told by readiness and metrics, and counted in the log', async () => {
    const ask = (id: string): Promise<Answer> => server.post('/v1/decisions', incomingCall(id));
    const { waiting, refused, ready } = await server.whileTheStoreHangs(async () => {
      const all = Array.from({ length: 12 }, (_, i) => ask(`queue-${i}`));
      // Refusals come while the store hangs; what waits is answered after it.
      const refused = await settledFirst(all, 7);
      return { waiting: all, refused, ready: await server.get('/health/ready') };
    });
    const answers = await Promise.all(waiting);
    await ask('afterwards');
    await ask('last');
    const metrics = String((await server.get('/metrics')).body['text']);

    expect(new Set(refused.map(outcome))).toEqual(new Set(['503 overloaded']));
    expect(refused[0]!.headers.get('retry-after')).toBe('1');
    expect(answers.filter((answer) => outcome(answer) === '200 permit').length).toBeLessThanOrEqual(
      5,
    );
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
    expect(ready.status).toBe(503);
    expect(JSON.stringify(ready.body)).toContain('of 5 records wait');
    const lost = answers.filter(({ status }) => status === 503).length;
    expect(metrics).toContain(`ringfence_unanswered_total{code="overloaded"} ${lost}`);
    expect(server.other.prepare('select sum(count) from gap').pluck().get()).toBe(lost);
  });
});

/** The first answers to come, as many as asked for. */
function settledFirst<T>(promises: readonly Promise<T>[], count: number): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const settled: T[] = [];
    for (const promise of promises) {
      promise.then((value) => {
        settled.push(value);
        if (settled.length === count) resolve([...settled]);
      }, reject);
    }
  });
}
