import { Watchdog } from '../../../watchdog/watchdog.js';
import { MetaPlatform, T0, T0_MS, type MetaParty, type Payload } from '../meta-platform.fixture.js';

const PERMANENT = 'webhook.messages.call_permission_reply.accept-permanent-profile';
const RINGING = 'webhook.calls.status.ringing';

let ids = 0;

describe('the decision that Meta echoes', () => {
  let platform: MetaPlatform;
  let meta: MetaParty;

  beforeAll(async () => {
    platform = await MetaPlatform.start();
  });

  afterAll(() => platform.server.stop());

  beforeEach(async () => {
    meta = await platform.newParty();
    await meta.tell(PERMANENT);
    platform.clock.instant = T0_MS + 60_000;
  });

  /** Asks before `connect`. @returns what Meta will echo */
  const permitted = async (party = meta): Promise<string> => {
    const { body } = await platform.server.post('/v1/adapters/meta/calls', {
      requestId: `echoed-${ids++}`,
      businessNumber: party.number,
      endpoint: { kind: 'webrtc', id: 'web-app' },
      body: { messaging_product: 'whatsapp', to: party.user.waId, action: 'connect' },
    });

    expect(body['decision']).withContext(JSON.stringify(body)).toBe('allow');
    return (body['body'] as { biz_opaque_callback_data: string }).biz_opaque_callback_data;
  };
  /** Meta tells in one message that calls of a user ring. */
  const rings = async (
    opaques: readonly (string | undefined)[],
    party: MetaParty = meta,
  ): Promise<void> => {
    const payload = party.sample(RINGING) as { entry: { changes: Payload[] }[] } & Payload;
    const value = payload.entry[0]!.changes[0]!['value'] as { statuses: Payload[] };
    const [status] = value.statuses;
    value.statuses = opaques.map((opaque) => ({
      ...status,
      id: `wacid.echoed-${ids++}`,
      timestamp: String(T0 + 60),
      biz_opaque_callback_data: opaque,
    }));
    await party.send(payload);
  };
  const judged = async (): Promise<void> => {
    const watchdog = platform.server.server.app.get(Watchdog);
    // One that is under way may have looked already.
    await watchdog.execute();
    await watchdog.execute();
  };
  const claimed = (): string[] =>
    platform.server.other
      .prepare<[], string>('select decision_id from call_permit order by rowid')
      .pluck()
      .all();
  const kept = (): (string | null)[] =>
    platform.server.other
      .prepare<[], string | null>('select decision_id from call order by rowid')
      .pluck()
      .all();
  const alarms = (): number =>
    platform.server.other.prepare<[], number>('select count(*) from alarm').pluck().get()!;

  it('is the permit that its call stands on, of several for the same user', async () => {
    const before = claimed().length;
    const [first, second] = [await permitted(), await permitted()];
    await rings([second, first]);
    await judged();
    const own = claimed().slice(before);

    expect(own).toEqual([second, first]);
    expect(kept().slice(-2)).toEqual([second, first]);
  });

  it('permits nothing where another user is rung', async () => {
    const decision = await permitted();
    const other = await platform.newParty();
    platform.clock.instant = T0_MS + 60_000;
    const before = alarms();
    await rings([decision], other);
    await judged();

    expect(alarms()).toBe(before + 1);
    expect(claimed()).not.toContain(decision);
  });

  it('permits no second call', async () => {
    const decision = await permitted();
    const before = alarms();
    await rings([decision, decision]);
    await judged();

    expect(alarms()).toBe(before + 1);
  });

  it('permits no second call either while the watchdog is busy, and judges both at once', async () => {
    const other = await permitted();
    const decision = await permitted();
    const before = alarms();
    await rings([other, decision, decision]);
    await judged();

    expect(alarms()).toBe(before + 1);
    expect(claimed().filter((id) => id === decision).length).toBe(1);
  });

  for (const opaque of ['+447700900123', 'ticket-4711', '01m8bdwhbh6psxa1mc8zstsstq', undefined]) {
    it(`is none of ours, and kept nowhere: ${JSON.stringify(opaque)}`, async () => {
      await permitted();
      const before = alarms();
      await rings([opaque]);
      await judged();

      expect(kept().at(-1)).toBeNull();
      expect(alarms()).toBe(before);
    });
  }
});
