import { CallLog, HOUR_MS, START } from '../events/call-log.fixture.js';
import { incomingCall } from '../server-under-test.fixture.js';
import { Watchdog } from '../watchdog/watchdog.js';
import { CallReferences } from './call-references.js';
import { ForgetCalls } from './forget-calls.js';

const DAY_MS = 24 * HOUR_MS;
const SECOND_MS = 1_000;
const LEG = { id: 'a', role: 'destination', endpoint: { kind: 'webrtc', id: 'web-app' } };

describe('of a call that is over', () => {
  let log: CallLog;
  let calls = 0;

  beforeAll(async () => {
    log = await CallLog.start();
    // Only when the spec says so.
    await log.server.server.app.get(ForgetCalls).onModuleDestroy();
  });

  afterAll(() => log.server.stop());

  const referenceOf = (callId: string): string =>
    log.server.server.app.get(CallReferences).of(callId);
  const count = (table: string, callId: string): unknown =>
    log.server.other
      .prepare<[string]>(`select count(*) from ${table} where call_ref = ?`)
      .pluck()
      .get(referenceOf(callId));
  const kept = (callId: string): unknown[] =>
    ['call', 'call_leg', 'call_group', 'call_permit'].map((table) => count(table, callId));
  const settled = async (): Promise<void> => {
    const watchdog = log.server.server.app.get(Watchdog);
    await watchdog.execute();
    await watchdog.execute();
  };
  const forget = async (offset: number): Promise<void> => {
    log.clock.instant = START + offset;
    await log.server.server.app.get(ForgetCalls).execute();
  };
  const tell = async (type: string, callId: string, offset: number, more: object = {}) => {
    const { status } = await log.tell(type, offset, { callId, ...more });

    expect(status).withContext(type).toBe(200);
  };
  /** A user's call with a leg in a conference, which was permitted. */
  const permitted = async (): Promise<{ callId: string; end: Record<string, unknown> }> => {
    const callId = `forgotten-${calls++}`;
    const user = { waId: log.newUser() };
    log.clock.instant = START;
    const { body } = await log.server.post('/v1/decisions', {
      ...incomingCall(callId, { callId, user }),
      legs: [{ id: 'origin', role: 'origin', endpoint: { kind: 'whatsapp' } }],
    });

    expect(body['effect']).toBe('permit');
    await tell('call-connected', callId, SECOND_MS, { user, initiator: 'user' });
    await tell('leg-added', callId, SECOND_MS, { leg: LEG });
    await tell('calls-joined', callId, SECOND_MS, { group: { kind: 'conference', id: callId } });
    await settled();

    expect(kept(callId)).toEqual([1, 1, 1, 2]);
    return { callId, end: { eventId: `end-of-${callId}`, callId, user, initiator: 'user' } };
  };
  const GONE = [1, 0, 0, 0];
  const WHOLE = [1, 1, 1, 2];

  it('legs, what they were mixed with and permits are kept for 30 days, and the call for good', async () => {
    const { callId, end } = await permitted();
    await tell('call-ended', callId, 60 * SECOND_MS, end);
    await forget(60 * SECOND_MS + 30 * DAY_MS - 1);
    const before = kept(callId);
    await forget(60 * SECOND_MS + 30 * DAY_MS);

    expect([before, kept(callId)]).toEqual([WHOLE, GONE]);
  });

  it('nothing is forgotten while it goes on', async () => {
    const { callId } = await permitted();
    await forget(90 * DAY_MS);

    expect(kept(callId)).toEqual(WHOLE);
  });

  it('they are kept from when its end was told, not from when that was', async () => {
    const { callId, end } = await permitted();
    log.clock.instant = START + 20 * DAY_MS;
    await log.tellNow('call-ended', 60 * SECOND_MS, end);
    await forget(31 * DAY_MS);
    const before = kept(callId);
    await forget(50 * DAY_MS);

    expect([before, kept(callId)]).toEqual([WHOLE, GONE]);
  });

  it('no event that is sent again later than they are kept has its effect twice', async () => {
    const { callId, end } = await permitted();
    const told = () => log.tellNow('call-ended', 60 * SECOND_MS, end);
    const first = await told();
    await forget(365 * DAY_MS);
    const again = await told();
    await settled();

    expect([first.body['applied'], again.body['applied']]).toEqual([true, false]);
    expect([kept(callId), count('alarm', callId)]).toEqual([GONE, 0]);
  });

  it('whatever is new after that is judged as if nobody had permitted it', async () => {
    const { callId, end } = await permitted();
    await tell('call-ended', callId, 60 * SECOND_MS, end);
    await forget(40 * DAY_MS);
    await tell('leg-added', callId, 40 * DAY_MS, { leg: { ...LEG, id: 'late' } });
    await settled();
    const late = count('call_leg', callId);
    await forget(80 * DAY_MS);
    const raised = log.server.other
      .prepare<[string]>('select kind from alarm where call_ref = ?')
      .pluck()
      .all(referenceOf(callId));

    expect(raised).toEqual(['leg-without-permit']);
    expect([late, kept(callId)]).toEqual([1, GONE]);
  });

  it('as many are forgotten at once as hold up no decision', async () => {
    log.server.other.exec(
      `with recursive n(n) as (select 1 union all select n + 1 from n where n < 150)
       insert into call (call_ref, business_number, pair, initiator, ended_at, told_at)
       select 'old-' || n, '+81311110001', 'pair', 'user', n, n from n`,
    );
    const left = (): unknown =>
      log.server.other
        .prepare(`select count(*) from call where call_ref like 'old-%' and forgotten_at is null`)
        .pluck()
        .get();
    await forget(0);
    const first = left();
    await forget(0);

    expect([first, left()]).toEqual([50, 0]);
  });
});
