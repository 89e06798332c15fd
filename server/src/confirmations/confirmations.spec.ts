import { MachineKeys } from '../identity/machine-keys.js';
import { ActStage, type Asker } from '../identity/act-samples.fixture.js';
import { hired } from '../identity/newcomer.fixture.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const START = 1_800_000_000_000;
const WEEK_MS = 7 * 86_400_000;
const OPEN = { pstnReachability: 'possible' };
const CLOSED = { pstnReachability: 'none' };

const outcome = ({ status, body }: Answer): string =>
  typeof body['code'] === 'string' ? `${status} ${body['code']}` : String(status);

describe('a change that may loosen', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let stage: ActStage;
  /** A key of somebody who settles nothing here. */
  let key: { readonly id: string; readonly headers: Record<string, string> };
  let places = 0;
  let endpoint: string;
  let path: string;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    const keeper = await hired(server, 'keeper', 'keeper@calls.example', ['admin']);
    const body = { name: 'directory', scopes: ['directory'] };
    const made = (await server.sendJson('POST', '/v1/machine-keys', keeper, body)).body;
    const headers = { authorization: `Bearer ${String(made['key'])}` };
    key = { id: String(made['id']), headers };
  });

  afterAll(() => server.stop());

  beforeEach(() => {
    stage = new ActStage(server);
    clock.instant++;
    endpoint = `place-${places++}`;
    path = `/v1/directory/endpoints/webrtc/${endpoint}`;
  });

  /** Proposes to attest the endpoint. @returns id of the confirmation */
  const propose = async (who: Asker = 'machine', body: object = CLOSED): Promise<string> => {
    const headers = who === 'machine' ? key.headers : {};
    const answer = await stage.ask('PUT', { who, path, body, headers });
    expect(answer.status).toBe(202);
    return String(answer.body['confirmation']);
  };
  const confirm = (
    id: string,
    who: Asker = 'approver',
    headers?: Record<string, string>,
  ): Promise<Answer> =>
    stage.ask('POST', {
      who,
      path: `/v1/confirmations/${id}/confirm`,
      body: {},
      ...(headers === undefined ? {} : { headers }),
    });
  const refuse = (id: string, who: Asker): Promise<Answer> =>
    stage.ask('POST', { who, path: `/v1/confirmations/${id}/refuse`, body: { reason: 'no' } });
  const waitingFor = async (who: Asker): Promise<Record<string, unknown>[]> => {
    const { items } = await stage.must(who, 'GET', '/v1/confirmations');
    return (items as Record<string, unknown>[]).filter(
      ({ object }) => object === `endpoint/webrtc:${endpoint}`,
    );
  };
  let asked = 0;
  /** What is decided of a user's call to the endpoint now. */
  const effect = async (): Promise<string> => {
    const target = { kind: 'webrtc', id: endpoint };
    const { body } = await server.post('/v1/decisions', incomingCall(`c-${asked++}`, { target }));
    return String(body['effect']);
  };
  const actions = (): unknown[] =>
    server.other
      .prepare(
        `select leaf ->> 'action' || ' ' || (leaf ->> '$.actor.id') from log_entry where kind = 'act'
         and (leaf ->> 'object' = ? or leaf ->> '$.details.of' = ?) order by idx`,
      )
      .pluck()
      .all(`endpoint/webrtc:${endpoint}`, `endpoint/webrtc:${endpoint}`);

  it('changes nothing until a second person confirms it, and each step is on record', async () => {
    const id = await propose();
    const before = await effect();
    const confirmed = await confirm(id);

    expect(before).toBe('deny');
    expect(confirmed.body).toEqual({ id, kind: 'attestation', state: 'confirmed' });
    expect(await effect()).toBe('permit');
    expect(actions()).toEqual([
      `confirmation.propose ${key.id}`,
      'confirmation.confirm demo-approver',
      'directory.put demo-approver',
    ]);
  });

  it('says until when, in words', async () => {
    await propose('machine', { ...CLOSED, attestedBy: 'x', attestedUntil: '2099-06-30T09:30:00Z' });
    const [{ summary }] = (await waitingFor('auditor')) as [{ summary: unknown }];

    expect(summary).toEqual({
      en: jasmine.stringContaining('until 30 June 2099 at 09:30 UTC'),
      ja: jasmine.stringContaining('（2099年6月30日 9:30 UTCまで、'),
    });
  });

  it('is shown to everybody, with what it does, and whether the reader may confirm it', async () => {
    const id = await propose('admin');
    const [shown] = await waitingFor('auditor');

    expect(shown).toEqual({
      id,
      kind: 'attestation',
      object: `endpoint/webrtc:${endpoint}`,
      summary: {
        en: jasmine.stringContaining(`webrtc:${endpoint} is attested`),
        ja: jasmine.stringContaining(`webrtc:${endpoint}`),
      },
      reason: null,
      proposedBy: { id: 'demo-admin', name: 'Demo Admin', kind: 'person' },
      proposedAt: new Date(clock.instant).toISOString(),
      expiresAt: new Date(clock.instant + WEEK_MS).toISOString(),
      may: false,
      mayTakeUp: false,
    });
    const may = async (who: Asker): Promise<unknown> => (await waitingFor(who))[0]!['may'];
    expect([await may('approver'), await may('admin'), await may('author')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  describe('by a key that the settings brought', () => {
    const proposeByIt = async (): Promise<string> => {
      const answer = await stage.ask('PUT', { who: 'machine', path, body: CLOSED });
      return String(answer.body['confirmation']);
    };

    it('is confirmed by nobody at first, since whoever holds the key could be the one', async () => {
      const id = await proposeByIt();
      const [shown] = await waitingFor('approver');

      expect([shown!['may'], shown!['mayTakeUp']]).toEqual([false, false]);
      expect(outcome(await confirm(id))).toBe('403 second-person-needed');
      expect(await effect()).toBe('deny');
    });

    it('is taken up by an admin, who then counts as who proposed it, and confirmed by another person', async () => {
      const id = await proposeByIt();
      const [shown] = await waitingFor('admin');
      const takenUp = await confirm(id, 'admin');
      const alone = await confirm(id, 'admin');
      const before = await effect();
      const byAnother = await confirm(id);

      expect([shown!['may'], shown!['mayTakeUp']]).toEqual([false, true]);
      expect(takenUp.body).toEqual({ id, kind: 'attestation', state: 'taken-up' });
      expect([outcome(alone), before]).toEqual(['403 second-person-needed', 'deny']);
      expect([outcome(byAnother), await effect()]).toEqual(['200', 'permit']);
      expect(actions()).toEqual([
        'confirmation.propose setting',
        'confirmation.take-up demo-admin',
        'confirmation.confirm demo-approver',
        'directory.put demo-approver',
      ]);
    });

    it('is refused by whoever may confirm', async () => {
      const id = await proposeByIt();

      expect(outcome(await refuse(id, 'approver'))).toBe('200');
      expect(outcome(await confirm(id, 'admin'))).toBe('409 confirmation-refused');
      expect(await effect()).toBe('deny');
    });

    it('is in effect at once where it only tightens', async () => {
      await confirm(await propose());
      const before = await effect();
      const answer = await stage.ask('PUT', { who: 'machine', path, body: OPEN });

      expect([before, outcome(answer), await effect()]).toEqual(['permit', '200', 'deny']);
    });
  });

  describe('is not confirmed by', () => {
    it('who proposed it', async () => {
      const id = await propose('admin');

      expect(outcome(await confirm(id, 'admin'))).toBe('403 second-person-needed');
      expect(await effect()).toBe('deny');
    });

    it('another account of the same mailbox', async () => {
      const session = await hired(server, 'admin-again', 'Admin+approver@demo.example', [
        'approver',
      ]);
      const id = await propose('admin');

      expect(outcome(await confirm(id, 'approver', session))).toBe('403 second-person-needed');
      expect(await effect()).toBe('deny');
    });

    it('who made the key that proposed it', async () => {
      const body = { name: 'own key', scopes: ['directory'] };
      const made = await stage.must('admin', 'POST', '/v1/machine-keys', body);
      const headers = { authorization: `Bearer ${String(made['key'])}` };
      const { body: proposed } = await server.put(path, CLOSED, headers);
      const id = String(proposed['confirmation']);

      expect(outcome(await confirm(id, 'admin'))).toBe('403 second-person-needed');
      expect(outcome(await confirm(id, 'approver'))).toBe('200');
    });

    it('a machine key, whatever its scopes', async () => {
      expect(outcome(await confirm(await propose(), 'machine'))).toBe('401 unauthenticated');
    });

    for (const who of ['author', 'auditor', 'operator'] as const) {
      it(`the ${who}`, async () => {
        expect(outcome(await confirm(await propose(), who))).toBe('403 role-missing');
      });
    }
  });

  it('is not confirmed twice, also not at once', async () => {
    const id = await propose();
    const outcomes = (await Promise.all([confirm(id), confirm(id, 'admin')])).map(outcome);

    expect(outcomes.filter((each) => each === '200').length).toBe(1);
    expect(outcomes.filter((each) => each.startsWith('409')).length).toBe(1);
    expect(outcome(await confirm(id))).toBe('409 confirmation-confirmed');
  });

  it('is not confirmed once it was refused, by who proposed it too', async () => {
    const id = await propose('admin');
    const refused = await refuse(id, 'admin');

    expect(outcome(refused)).toBe('200');
    expect(outcome(await confirm(id))).toBe('409 confirmation-refused');
    expect(await waitingFor('approver')).toEqual([]);
    expect(actions().at(-1)).toBe('confirmation.refuse demo-admin');
  });

  it('is not confirmed when the thing has changed since', async () => {
    const id = await propose();
    await stage.must('machine', 'PUT', path, OPEN);

    expect(outcome(await confirm(id))).toBe('409 changed-since');
    expect(await effect()).toBe('deny');
  });

  it('is not confirmed once its time is over, to the millisecond, and that is on record', async () => {
    const kept = await propose();
    endpoint = `${endpoint}-b`;
    path = `${path}-b`;
    const lost = await propose();
    const proposedAt = clock.instant;
    clock.instant = proposedAt + WEEK_MS - 1;
    stage = new ActStage(server);
    const inTime = outcome(await confirm(kept));
    clock.instant = proposedAt + WEEK_MS;

    expect(inTime).toBe('200');
    expect(await waitingFor('approver')).toEqual([]);
    expect(outcome(await confirm(lost))).toBe('409 confirmation-expired');
    expect(actions()).toEqual([`confirmation.propose ${key.id}`, 'confirmation.expire ringfence']);
  });

  it('is not confirmed when who proposed it may not any more', async () => {
    const keys = server.server.app.get(MachineKeys);
    const body = { name: 'short-lived', scopes: ['directory'] };
    const made = await stage.must('admin', 'POST', '/v1/machine-keys', body);
    const headers = { authorization: `Bearer ${String(made['key'])}` };
    const { body: proposed } = await server.put(path, CLOSED, headers);
    await stage.ask('DELETE', { who: 'admin', path: `/v1/machine-keys/${String(made['id'])}` });

    expect(keys.isActive(String(made['id']))).toBeFalse();
    expect(outcome(await confirm(String(proposed['confirmation'])))).toBe('409 proposer-gone');
    expect(await effect()).toBe('deny');
  });

  it('proposed again by the same is the same, and by another is another', async () => {
    const first = await propose();

    expect(await propose()).toBe(first);
    expect(await propose('admin')).not.toBe(first);
  });

  it('goes on waiting through a restart', async () => {
    const id = await propose();
    server = await server.restart();
    stage = new ActStage(server);

    expect(outcome(await confirm(id))).toBe('200');
    expect(await effect()).toBe('permit');
  });

  it('is not in effect while it cannot be put on record', async () => {
    const id = await propose();
    await stage.must('approver', 'GET', '/v1/session');
    server.other.exec(
      `create trigger stuck before insert on log_entry begin select raise(abort, 'the disk is full'); end`,
    );
    const answer = await confirm(id);
    server.other.exec('drop trigger stuck');

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await effect()).toBe('deny');
    expect(outcome(await confirm(id))).toBe('200');
  });

  it('of an id nobody was given is 404', async () => {
    expect(outcome(await confirm('none'))).toBe('404 confirmation-unknown');
    expect(outcome(await refuse('none', 'admin'))).toBe('404 confirmation-unknown');
  });
});
