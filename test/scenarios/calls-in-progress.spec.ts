import type { CallAttempt, Endpoint } from '@ringfence/rules';
import { freshId, userCalls } from '../harness/attempts.js';
import { codesOf, decided, fromNow, Office } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';
import { change, FLOWS, isInbound, isOutbound, setUp } from './flows.js';

const APP_FLOW = FLOWS.find(({ scenario }) => scenario === 'user-to-calls-api')!;
/** Meta's figure, dated parameters: `calls.concurrent.max`. */
const MOST_CONCURRENT = 1_000;

describe('calls in progress', () => {
  let server: ServerProcess;
  let office: Office;

  beforeAll(async () => {
    server = await ServerProcess.start();
    office = await Office.open(server, { provider: 'meta' });
    await office.granted();
  });
  afterAll(() => server.remove());

  const kinds = ['conversations', 'ivr-api', 'moments-ivr', 'sip-trunk', 'webrtc', 'calls-api'];
  for (const kind of [...kinds, 'viber', 'websocket']) {
    it(`an app may add ${kind} to a user’s call, and it stays the app’s flow`, async () => {
      const added = await office.endpoint(kind);
      const decision = await decided(server, change(setUp(APP_FLOW, office), 'bridge', added));
      expect(decision.effect).withContext(JSON.stringify(decision.reasons)).toBe('permit');
      expect(decision.scenario).toBe('user-to-calls-api');
    });
    it(`an app may not add ${kind} that may reach the phone network`, async () => {
      const added = await office.endpoint(kind, { pstnReachability: 'unknown' });
      const decision = await decided(server, change(setUp(APP_FLOW, office), 'bridge', added));
      expect(codesOf(decision)).toEqual(['pstn-reachable-trunk']);
    });
  }

  it('are not cut when the permission is taken back: it is asked for when the user is rung', async () => {
    const revoked = await Office.open(server);
    await revoked.granted();
    await revoked.tell('permission-revoked', { user: { waId: revoked.waId } });
    const added = await revoked.endpoint('webrtc');
    const flow = FLOWS.find(isOutbound)!;
    const decision = await decided(server, change(setUp(flow, revoked), 'transfer', added));
    expect(decision.effect).withContext(JSON.stringify(decision.reasons)).toBe('permit');
  });

  it('may be changed outside call hours, which bind setting up', async () => {
    const closed = await Office.open(server, {
      callHours: { timeZone: 'Asia/Tokyo', weekly: [] },
    });
    const attempt = setUp(FLOWS.find(isInbound)!, closed);
    expect(codesOf(await decided(server, attempt))).toEqual(['outside-call-hours']);
    const moved = change(attempt, 'transfer', await closed.endpoint('conversations'));
    expect((await decided(server, { ...moved, attemptId: freshId() })).effect).toBe('permit');
  });

  it('are refused to a leg while the phone is in them, and free again once it has left', async () => {
    const callId = await office.calling('user');
    const leg = { id: 'phone', role: 'participant', endpoint: { kind: 'pstn' } };
    const ask = (): CallAttempt => ({ ...setUp(APP_FLOW, office), callId });
    await office.tell('leg-added', { callId, leg });
    expect(codesOf(await decided(server, ask()))).toEqual(['pstn-leg']);
    await office.tell('leg-removed', { callId, leg, occurredAt: fromNow(1) });
    expect((await decided(server, ask())).effect).toBe('permit');
  });

  it('choose among the number’s destinations, best first, and leave out those that may not', async () => {
    const own = await Office.open(server);
    const [good, open, better]: Endpoint[] = [
      await own.endpoint('webrtc'),
      await own.endpoint('sip-trunk', { pstnReachability: 'possible' }),
      await own.endpoint('conversations'),
    ];
    await own.settle({ destinations: [better!, open!, good!] });
    const more = { businessNumber: own.businessNumber, user: { waId: own.waId } };
    const decision = await decided(server, userCalls(undefined, more));
    expect(decision.effect).toBe('permit');
    expect(decision.route.map(({ endpoint }) => endpoint)).toEqual([better!, good!]);
    await own.settle({ destinations: [open!] });
    const denied = await decided(server, userCalls(undefined, more));
    expect(codesOf(denied)).toEqual(['pstn-reachable-trunk']);
  });

  it('of one number are as many as the platform carries, for every flow', async () => {
    const busy = await Office.open(server, { provider: 'meta' });
    await busy.granted();
    const start = (i: number): Promise<void> =>
      busy.tell('call-started', {
        callId: freshId(),
        initiator: 'user',
        user: { waId: `81908${String(i).padStart(7, '0')}` },
      });
    for (let i = 1; i < MOST_CONCURRENT; i += 37) {
      await Promise.all(Array.from({ length: 37 }, (_, j) => start(i + j)));
    }
    const last = await decided(server, setUp(FLOWS[0]!, busy));
    expect(last.effect).withContext('one short of the figure').toBe('permit');
    await start(0);
    for (const flow of FLOWS) {
      const decision = await decided(server, setUp(flow, busy));
      expect(codesOf(decision)).withContext(flow.scenario).toEqual(['concurrency-limit']);
      expect(decision.scenario).toBe(flow.scenario);
    }
  });
});
