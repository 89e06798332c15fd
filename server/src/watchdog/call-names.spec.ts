import { CallLog } from '../events/call-log.fixture.js';
import type { AlarmPage } from './live-calls.dto.js';
import { Watchdog } from './watchdog.js';

describe('what a call is called on its platform', () => {
  let log: CallLog;

  beforeEach(async () => {
    log = await CallLog.start();
  });
  afterEach(() => log.server.stop());

  /** Call ids in the commands of alarms that stand open. */
  const commands = async (): Promise<string> => {
    const watchdog = log.server.server.app.get(Watchdog);
    await watchdog.execute();
    await watchdog.execute();
    const { body } = await log.server.get('/v1/alarms', await log.server.signIn('operator'));
    return JSON.stringify((body as unknown as AlarmPage).items.map(({ command }) => command));
  };
  const kept = (): number =>
    log.server.other.prepare<[], number>('select count(*) from call_name').pluck().get()!;

  it('is known after a restart, sealed, as long as the call lasts', async () => {
    const user = { waId: log.newUser() };
    await log.tell('call-started', 0, { callId: 'call-that-lasts', user, initiator: 'business' });
    log.server = await log.server.restart();
    const phone = { id: 'p', role: 'destination', endpoint: { kind: 'pstn' } };
    const before = await commands();
    const rows = JSON.stringify(log.server.other.prepare('select * from call_name').all());
    await log.tell('leg-added', 1_000, { callId: 'another', leg: phone });
    const whileHeld = kept();
    await log.tell('call-ended', 2_000, { callId: 'call-that-lasts' });
    await log.tell('leg-removed', 2_000, { callId: 'another', leg: phone });

    expect(before).toContain('/calls/1/calls/call-that-lasts/hangup');
    expect(rows).not.toContain('call-that-lasts');
    expect([whileHeld, kept()]).toEqual([2, 0]);
    log.server = await log.server.restart();
    expect(await commands()).not.toContain('call-that-lasts');
  });

  it('is nothing that a late event of a call that is over brings back', async () => {
    const user = { waId: log.newUser() };
    await log.tell('call-ended', 2_000, { callId: 'over', user, initiator: 'user' });
    await log.tell('call-connected', 1_000, { callId: 'over', user, initiator: 'user' });

    expect(kept()).toBe(0);
  });

  it('goes with whoever is erased', async () => {
    const waId = log.newUser();
    await log.tell('call-started', 0, {
      callId: 'of-somebody',
      user: { waId },
      initiator: 'business',
    });
    await commands();
    const admin = await log.server.signIn('admin');
    const { status } = await log.server.asPerson(admin, 'POST', '/v1/subjects/erasures', {
      number: `+${waId}`,
      reason: 'the user asked for it',
    });
    log.server = await log.server.restart();

    expect(status).toBe(200);
    expect(await commands()).toBe('[null]');
  });
});
