import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { incomingCall, outgoingCall, ServerUnderTest } from '../server-under-test.fixture.js';
import type { Overview } from './overview.dto.js';

const HOUR_MS = 3_600_000;
/** The very beginning of an hour. */
const START = Math.ceil(1_800_000_000_000 / HOUR_MS) * HOUR_MS;

describe('GET /v1/overview', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;

  beforeEach(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterEach(() => server.stop());

  const overview = async (window: string): Promise<Overview> => {
    const auditor = await server.signIn('auditor');
    return (await server.get(`/v1/overview?window=${window}`, auditor)).body as unknown as Overview;
  };
  const sums = ({ series }: Overview): object =>
    series.reduce(
      (sum, { permit, deny, pstnStopped }) => ({
        permit: sum.permit + permit,
        deny: sum.deny + deny,
        pstnStopped: sum.pstnStopped + pstnStopped,
      }),
      { permit: 0, deny: 0, pstnStopped: 0 },
    );

  it('shows nothing but zeros before anything was decided', async () => {
    for (const [window, steps] of [
      ['24h', 24],
      ['7d', 7],
      ['30d', 30],
    ] as const) {
      const { totals, previous, series, scenarios, reasons, latency } = await overview(window);

      expect(totals).toEqual({ permit: 0, deny: 0, pstnStopped: 0, unrecorded: 0 });
      expect(previous).toEqual({ permit: 0, deny: 0, pstnStopped: 0 });
      expect(series.length).toBe(steps);
      expect(scenarios.map(({ permit, deny }) => permit + deny)).toEqual(
        Array.from({ length: 13 }, () => 0),
      );
      expect([reasons, latency]).toEqual([[], { p50Ms: null, p99Ms: null }]);
    }
  });

  it('adds up to the decisions on record in every window, and to nothing else', async () => {
    const pstn = { target: { kind: 'pstn', address: '+81312345678' } };
    let n = 0;
    const ages = [0, 1, 23, 24, 25, 47, 48, 24 * 6, 24 * 7, 24 * 29, 24 * 31];
    for (const hours of ages) {
      clock.instant = START - hours * HOUR_MS;
      await server.post('/v1/decisions', incomingCall(`o-${n++}`));
      await server.post('/v1/decisions', incomingCall(`o-${n++}`, pstn));
      await server.post('/v1/decisions', outgoingCall(`o-${n++}`, '819099990000'));
      // Tried out only: nothing of it may show.
      await server.post('/v1/bench/runs', { policy: 'live', cases: [] });
    }
    clock.instant = START + HOUR_MS - 1;
    for (const [window, hours] of [
      ['24h', 24],
      ['7d', 168],
      ['30d', 720],
    ] as const) {
      const inside = ages.filter((age) => age < hours).length;
      const before = ages.filter((age) => age >= hours && age < 2 * hours).length;
      const shown = await overview(window);
      const wanted = { permit: inside, deny: 2 * inside, pstnStopped: inside };

      expect(shown.totals)
        .withContext(window)
        .toEqual({ ...wanted, unrecorded: 0 });
      expect(shown.previous)
        .withContext(window)
        .toEqual({ permit: before, deny: 2 * before, pstnStopped: before });
      expect(sums(shown)).withContext(window).toEqual(wanted);
      expect(shown.reasons)
        .withContext(window)
        .toEqual([
          { code: 'permission-missing', count: inside },
          { code: 'pstn-leg', count: inside },
        ]);
      expect(shown.pstnReasons).toEqual([{ code: 'pstn-leg', count: inside }]);
      const webrtc = shown.scenarios.find(({ scenario }) => scenario === 'user-to-webrtc')!;
      expect(webrtc.series.reduce((a, b) => a + b, 0)).toBe(webrtc.permit + webrtc.deny);
    }
    const latency = (await overview('24h')).latency;
    expect(latency.p50Ms).not.toBeNull();
  });

  it('counts the attempts that got no decision', async () => {
    server.other.exec(
      `create trigger store_broken before insert on decision begin select raise(abort, 'the disk is full'); end`,
    );
    await server.post('/v1/decisions', incomingCall('lost-1'));
    await server.post('/v1/decisions', incomingCall('lost-2'));
    server.other.exec('drop trigger store_broken');
    await server.post('/v1/decisions', incomingCall('found-1'));
    await server.post('/v1/decisions', incomingCall('found-2'));

    expect((await overview('24h')).totals.unrecorded).toBe(2);
  });

  it('answers 400 to a window that is none', async () => {
    const auditor = await server.signIn('auditor');

    expect((await server.get('/v1/overview?window=1h', auditor)).status).toBe(400);
    expect((await server.get('/v1/overview?since=1h', auditor)).status).toBe(400);
  });
});
