import type { Act } from '../ledger/act.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';

const START = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const NUMBER = '+81311110001';

describe('V6: a kill switch', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let approver: Record<string, string>;
  let asked = 0;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    approver = await server.signIn('approver');
  });

  afterEach(async () => {
    const { body } = await server.get('/v1/kill-switches', approver);
    for (const { id } of body['items'] as { id: string }[]) await lift(id);
  });

  afterAll(() => server.stop());

  const pull = (scope: unknown, who = approver): Promise<Answer> =>
    server.asPerson(who, 'POST', '/v1/kill-switches', {
      scope,
      reason: 'calls ring the wrong people',
    });
  const lift = (id: unknown, who = approver): Promise<Answer> =>
    server.asPerson(who, 'DELETE', `/v1/kill-switches/${String(id)}`, { reason: 'mended' });
  const fresh = (): string => `kill-${asked++}`;
  const incoming = (id = fresh()): Promise<Answer> =>
    server.post('/v1/decisions', incomingCall(id));
  /** Rings a user who has just agreed to it: nobody runs out of slots. */
  const outgoing = async (id = fresh()): Promise<Answer> => {
    const waId = String(819_020_000_000 + asked++);
    await server.post('/v1/events', {
      eventId: fresh(),
      type: 'permission-granted',
      occurredAt: new Date(START).toISOString(),
      businessNumber: NUMBER,
      user: { waId },
      grant: { kind: 'permanent', grantedAt: new Date(START).toISOString() },
    });
    return server.post('/v1/decisions', outgoingCall(id, waId));
  };
  const acts = (): Act[] =>
    (
      server.other
        .prepare("select leaf from log_entry where kind = 'act' order by idx")
        .pluck()
        .all() as string[]
    )
      .map((leaf) => JSON.parse(leaf) as Act)
      .filter(({ action }) => /^(kill-switch|decision)\./.test(action));

  for (const { scope, denies } of [
    { scope: 'all', denies: ['in', 'out'] },
    { scope: 'outbound', denies: ['out'] },
    { scope: { businessNumber: NUMBER }, denies: ['in', 'out'] },
    { scope: { businessNumber: '+12025550100' }, denies: [] },
  ]) {
    it(`of scope ${JSON.stringify(scope)} denies ${denies.join(' and ') || 'nothing here'}`, async () => {
      const before = [await incoming(), await outgoing()].map(told);
      const pulled = await pull(scope);
      const during = [await incoming(), await outgoing()].map(told);
      await lift(pulled.body['id']);
      const after = [await incoming(), await outgoing()].map(told);

      expect([...before, ...after]).toEqual(Array(4).fill('permit'));
      expect(pulled.status).toBe(201);
      expect(during).toEqual(
        ['in', 'out'].map((way) => (denies.includes(way) ? 'deny kill-switch' : 'permit')),
      );
    });
  }

  it('counts a call that rings a user as outbound, whatever the caller claims', async () => {
    await pull('outbound');
    const claimed = await server.post(
      '/v1/decisions',
      outgoingCall(fresh(), '819011110001', { initiator: 'user' }),
    );
    const addedLater = await server.post(
      '/v1/decisions',
      incomingCall(fresh(), {
        action: 'conference-add',
        target: { kind: 'whatsapp', address: '+819011110001' },
      }),
    );

    expect([claimed, addedLater].map(({ body }) => body['effect'])).toEqual(['deny', 'deny']);
  });

  it('leaves a deny with the reasons it has', async () => {
    await pull('all');
    const pstn = { target: { kind: 'pstn', address: '+81312345678' } };
    const denied = await server.post('/v1/decisions', incomingCall(fresh(), pstn));

    expect(told(denied)).toMatch(/^deny pstn-leg(?!.*kill-switch)/);
  });

  it('takes no slot for a call it stops', async () => {
    const slots = (): unknown => server.other.prepare('select count(*) from slot').pluck().get();
    const before = slots();
    await pull('all');
    await outgoing();

    expect(slots()).toBe(before);
  });

  it('denies a permit that is asked for again, on record, until it is lifted', async () => {
    const id = fresh();
    const permit = await incoming(id);
    const pulled = await pull('all');
    const during = await incoming(id);
    await lift(pulled.body['id']);
    const after = await incoming(id);

    expect([permit, during, after].map(told)).toEqual(['permit', 'deny kill-switch', 'permit']);
    expect(during.body['validUntil']).toBeUndefined();
    expect(during.body['decisionId']).toBe(permit.body['decisionId']);
    expect(after.body).toEqual(permit.body);
    const { index } = during.body['log'] as { index: number };
    const leaf = server.other
      .prepare('select leaf from log_entry where idx = ?')
      .pluck()
      .get(index);
    expect(JSON.parse(String(leaf))).toEqual(
      jasmine.objectContaining({
        action: 'decision.stop',
        object: `decision/${String(permit.body['decisionId'])}`,
      }),
    );
  });

  it('denies what was permitted but not yet answered when it was pulled', async () => {
    const [decided, pulled] = await server.whileTheStoreHangs(async () => {
      const asking = incoming();
      await server.get('/health/live');
      const pulling = pull('all');
      await server.get('/health/live');
      return [asking, pulling] as const;
    });

    expect(told(await decided)).toBe('deny kill-switch');
    expect((await pulled).status).toBe(201);
  });

  it('stands across a restart', async () => {
    const pulled = await pull({ businessNumber: NUMBER });
    server = await server.restart();
    const during = await incoming();
    const auditor = await server.signIn('auditor');
    const { body } = await server.get('/v1/kill-switches', auditor);

    expect(told(during)).toBe('deny kill-switch');
    expect(body['items']).toEqual([pulled.body]);
  });

  it('is told in the overview, and leaves an act when it is pulled and when it is lifted', async () => {
    const admin = await server.signIn('admin');
    const before = acts().length;
    const pulled = await pull('outbound', admin);
    const overview = await server.get('/v1/overview', admin);
    const refused = await lift(pulled.body['id'], admin);
    const lifted = await lift(pulled.body['id']);
    const again = await lift(pulled.body['id']);

    expect(overview.body['killSwitches']).toEqual([pulled.body]);
    expect(overview.body['attention']).toContain(
      jasmine.objectContaining({ kind: 'kill-switch', subject: 'outbound' }),
    );
    expect([refused, lifted, again].map(({ status }) => status)).toEqual([403, 204, 404]);
    const left = acts().slice(before);
    expect(left.map(({ action, actor, reason }) => [action, actor.id, reason])).toEqual([
      ['kill-switch.pull', 'demo-admin', 'calls ring the wrong people'],
      ['kill-switch.lift', 'demo-approver', 'mended'],
    ]);
  });

  it('keeps no number that its reason names', async () => {
    const { body } = await server.asPerson(approver, 'POST', '/v1/kill-switches', {
      scope: 'outbound',
      reason: 'calls to +819012345678 go astray',
    });
    const kept = server.other
      .prepare('select reason from kill_switch where id = ?')
      .pluck()
      .get(body['id']);

    expect(kept).toMatch(/^calls to p1\.\S+ go astray$/);
    expect(body['reason']).toBe(kept);
    expect(acts().at(-1)!.reason).toBe(kept as string);
  });

  it('stops nothing when it cannot be recorded', async () => {
    server.other.exec('alter table kill_switch rename to gone');
    const pulled = await pull('all');
    server.other.exec('alter table gone rename to kill_switch');

    expect([pulled.status, pulled.body['code']]).toEqual([503, 'record-unavailable']);
    expect(told(await incoming())).toBe('permit');
  });

  it('ends after 24 hours to the millisecond, and that is on record', async () => {
    const { body } = await pull('all');
    clock.instant = START + DAY_MS - 1;
    const last = await incoming();
    clock.instant = START + DAY_MS;
    const first = await incoming();
    while (!acts().some(({ action }) => action === 'kill-switch.expire')) {
      await server.get('/health/live');
    }
    clock.instant = START;
    const listed = await server.get('/v1/kill-switches', approver);

    expect(body['expiresAt']).toBe(new Date(START + DAY_MS).toISOString());
    expect([last, first].map(told)).toEqual(['deny kill-switch', 'permit']);
    expect(listed.body['items']).toEqual([]);
  });

  for (const { name, body } of [
    { name: 'no reason', body: { scope: 'all' } },
    { name: 'a blank reason', body: { scope: 'all', reason: '  ' } },
    { name: 'a scope nobody knows', body: { scope: 'inbound', reason: 'x' } },
    {
      name: 'a number that is none',
      body: { scope: { businessNumber: '0311110001' }, reason: 'x' },
    },
    { name: 'a switch that would permit', body: { scope: 'all', reason: 'x', effect: 'permit' } },
  ]) {
    it(`takes no ${name}`, async () => {
      const answer = await server.asPerson(approver, 'POST', '/v1/kill-switches', body);

      expect(answer.status).toBe(400);
      expect(told(await incoming())).toBe('permit');
    });
  }
});

/** Effect and, of a deny, its codes. */
function told({ body }: Answer): string {
  const codes = (body['reasons'] as { code: string }[]).map(({ code }) => code);
  return body['effect'] === 'permit' ? 'permit' : [String(body['effect']), ...codes].join(' ');
}
