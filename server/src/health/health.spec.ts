import { Readiness } from './readiness.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';

const START = 1_800_000_000_000;

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly reason?: string;
}

describe('R1: health', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;

  beforeEach(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterEach(() => server.stop());

  const failing = ({ body }: Answer): Check[] =>
    (body['checks'] as Check[]).filter(({ ok }) => !ok);
  /** Asks until the answer is the one expected; the spec's own time limit ends it otherwise. */
  const until = async (status: number): Promise<Answer> => {
    for (;;) {
      const answer = await server.get('/health/ready');
      if (answer.status === status) return answer;
    }
  };

  it('says what it checked while all is well', async () => {
    for (const address of ['/health/ready', '/health/startup']) {
      const answer = await server.get(address);

      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        status: 'ready',
        checks: ['process', 'policy', 'store', 'queue', 'ledger'].map((name) => ({
          name,
          ok: true,
        })),
      });
    }
    expect((await server.get('/health/live')).body).toEqual({ status: 'up' });
  });

  it('is not ready while the store refuses writes, with its reason, and is again without a restart', async () => {
    server.other.exec(
      `create trigger probe_broken before insert on probe begin select raise(abort, 'the disk is full'); end`,
    );
    const during = await until(503);
    server.other.exec('drop trigger probe_broken');
    const after = await until(200);

    expect(failing(during)).toEqual([
      { name: 'store', ok: false, reason: jasmine.any(String) as unknown as string },
    ]);
    expect(failing(after)).toEqual([]);
    expect((await server.get('/health/live')).status).toBe(200);
  });

  it('is not ready once the store has not answered for a second', async () => {
    const outcomes = await server.whileTheStoreHangs(async () => {
      // What was written before the store hung has been heard of by now.
      await server.get('/health/ready');
      await server.get('/health/ready');
      clock.instant = START + 1_000;
      const edge = await server.get('/health/ready');
      clock.instant = START + 1_001;
      return [edge, await server.get('/health/ready')];
    });

    expect(outcomes.map(({ status }) => status)).toEqual([200, 503]);
    expect(failing(outcomes[1]!)).toEqual([
      { name: 'store', ok: false, reason: 'the store does not answer' },
    ]);
  });

  it('R4: is not ready while it stops, but lives', async () => {
    server.server.app.get(Readiness).stop();

    expect(failing(await server.get('/health/ready'))[0]?.reason).toBe('the server is stopping');
    expect((await server.get('/health/live')).status).toBe(200);
  });
});

describe('GET /metrics', () => {
  it('counts what was decided, by effect, flow and first reason, and how long it took', async () => {
    const server = await ServerUnderTest.start();
    const pstn = { target: { kind: 'pstn', address: '+81312345678' } };
    await server.post('/v1/decisions', incomingCall('m-1'));
    await server.post('/v1/decisions', incomingCall('m-2'));
    await server.post('/v1/decisions', incomingCall('m-3', pstn));
    await server.post('/v1/decisions', outgoingCall('m-4', '819099990000'));
    await server.post('/v1/decisions', '{}');
    // The same again decides nothing.
    await server.post('/v1/decisions', incomingCall('m-1'));
    const answer = await server.get('/metrics');
    const lines = String(answer.body['text']).split('\n');
    await server.stop();

    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'ringfence_decisions_total{effect="permit",scenario="user-to-webrtc"} 2',
      'ringfence_decisions_total{effect="deny",scenario="webrtc-to-user"} 1',
      'ringfence_denials_total{code="pstn-leg"} 1',
      'ringfence_denials_total{code="permission-missing"} 1',
      'ringfence_decision_seconds_count 4',
      'ringfence_decision_seconds_bucket{le="+Inf"} 4',
      'ringfence_log_waiting 0',
    ]) {
      expect(lines).toContain(line);
    }
  });
});
