import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { PASSWORD, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { ActStage, type Asker } from './act-samples.fixture.js';
import { arrived, changed, invited } from './newcomer.fixture.js';

const START = 1_800_000_000_000;
const HOUR_MS = 3_600_000;

const outcome = ({ status, body }: Answer): string =>
  typeof body['code'] === 'string' ? `${status} ${body['code']}` : String(status);

describe('people', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let stage: ActStage;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterAll(() => server.stop());

  beforeEach(() => {
    // A new stage signs in anew: sessions do not outlive the hours that pass here.
    stage = new ActStage(server);
  });

  const everybody = async (who: Asker): Promise<Record<string, unknown>[]> =>
    (await stage.must(who, 'GET', '/v1/people'))['items'] as Record<string, unknown>[];
  const entry = async (id: string): Promise<Record<string, unknown> | undefined> =>
    (await everybody('admin')).find((person) => person['id'] === id);
  const signIn = async (email: string, password = PASSWORD): Promise<string> =>
    outcome(
      await stage.ask('POST', { who: 'nobody', path: '/v1/session', body: { email, password } }),
    );
  const accept = async (token: string, password = PASSWORD): Promise<string> => {
    const path = '/v1/invitations/accept';
    return outcome(await stage.ask('POST', { who: 'nobody', path, body: { token, password } }));
  };
  const change = (id: string, body: object): Promise<Answer> =>
    stage.ask('PUT', {
      who: 'admin',
      path: `/v1/people/${id}`,
      body: { name: 'A guest', active: true, ...body },
    });

  it('are listed to all; addresses are told to admins and to oneself alone', async () => {
    const told = async (who: Asker): Promise<unknown[]> =>
      (await everybody(who)).filter((each) => 'email' in each).map((each) => each['id']);

    expect(await told('auditor')).toEqual(['demo-auditor']);
    expect((await told('admin')).length).toBe((await everybody('admin')).length);
    expect(await entry('demo-operator')).toEqual({
      id: 'demo-operator',
      name: 'Demo Operator',
      roles: ['operator'],
      state: 'active',
      lastSeenAt: null,
      email: 'operator@demo.example',
      identity: 'operator@demo.example',
    });
  });

  it('show when they were seen last', async () => {
    await stage.must('auditor', 'GET', '/v1/session');

    expect((await entry('demo-auditor'))!['lastSeenAt']).toBe(
      new Date(clock.instant).toISOString(),
    );
  });

  describe('that are invited', () => {
    it('choose a password once, and sign in with it', async () => {
      const { id, email, token } = await invited(stage);
      const before = [(await entry(id))!['state'], await signIn(email)];
      const accepted = await accept(token);

      expect(before).toEqual(['invited', '401 sign-in-failed']);
      expect(accepted).toBe('200');
      expect(await accept(token, 'another long enough phrase')).toBe('404 invitation-unknown');
      expect([(await entry(id))!['state'], await signIn(email)]).toEqual(['active', '200']);
    });

    it('are stored with the digest of their token alone', async () => {
      const { token } = await invited(stage);
      const stored = JSON.stringify(server.other.prepare('select * from invitation').all());

      expect(token).toMatch(/^[\w-]{43}$/);
      expect(stored).not.toContain(token);
    });

    it('have 72 hours, to the millisecond', async () => {
      const [early, late] = [await invited(stage), await invited(stage)];
      clock.instant += 72 * HOUR_MS - 1;
      const inTime = await accept(early.token);
      clock.instant += 1;

      expect([inTime, await accept(late.token)]).toEqual(['200', '404 invitation-unknown']);
    });

    it('may be invited anew, and the token before opens nothing', async () => {
      const { id, token } = await invited(stage);
      const renewed = await stage.must('admin', 'POST', `/v1/people/${id}/invitations`);
      const { token: next } = renewed['invitation'] as { token: string };

      expect([await accept(token), await accept(next)]).toEqual(['404 invitation-unknown', '200']);
    });

    for (const { password, code } of [
      { password: 'eleven char', code: 'password-too-short' },
      { password: '', code: 'password-too-short' },
      { password: 'aaaaaaaaaaaaaaaa', code: 'password-too-simple' },
    ]) {
      it(`do not choose \`${password}\``, async () => {
        const { token } = await invited(stage);
        const path = '/v1/invitations/accept';
        const refused = await stage.ask('POST', { who: 'nobody', path, body: { token, password } });

        expect([refused.status, refused.body['problems']]).toEqual([
          400,
          [jasmine.objectContaining({ at: '/password', code })] as unknown,
        ]);
        expect(await accept(token)).toBe('200');
      });
    }

    it('do not choose their own address', async () => {
      const { email, token } = await invited(stage);

      expect(await accept(token, email)).toBe('400 malformed-input');
      expect(await accept(token, ` ${email.toUpperCase()} `)).toBe('400 malformed-input');
    });

    it('accept once, also when they do so twice at once', async () => {
      const { token } = await invited(stage);
      const outcomes = await Promise.all([accept(token), accept(token, `${PASSWORD} 2`)]);

      expect(outcomes.sort()).toEqual(['200', '404 invitation-unknown']);
    });

    it('have an address nobody else has, in any case', async () => {
      const { email } = await invited(stage);
      const body = { email: email.toUpperCase(), name: 'B', roles: [] };

      expect(outcome(await stage.ask('POST', { who: 'admin', path: '/v1/people', body }))).toBe(
        '409 address-taken',
      );
    });
  });

  describe('that have a password', () => {
    it('are not invited anew: nobody hands out the means to act as another', async () => {
      const path = '/v1/people/demo-approver/invitations';

      expect(outcome(await stage.ask('POST', { who: 'admin', path }))).toBe('409 person-active');
    });
  });

  describe('get a role that weighs', () => {
    it('when a second person confirms it, not before', async () => {
      const guest = await arrived(stage);
      const answer = await change(guest.id, { roles: ['auditor', 'approver'] });
      const before = (await entry(guest.id))!['roles'];
      const path = `/v1/confirmations/${String(answer.body['confirmation'])}/confirm`;
      const own = await stage.ask('POST', { who: 'admin', path, body: {} });
      await stage.must('approver', 'POST', path, {});

      expect([answer.status, before]).toEqual([202, ['auditor']]);
      expect(outcome(own)).toBe('403 second-person-needed');
      expect((await entry(guest.id))!['roles']).toEqual(['approver', 'auditor']);
    });

    it('whose mailbox it is, is told to who may confirm it and to nobody else', async () => {
      const guest = await arrived(stage);
      const answer = await change(guest.id, { roles: ['author'] });
      const told = async (who: Asker): Promise<unknown> => {
        const { items } = await stage.must(who, 'GET', '/v1/confirmations');
        const all = items as { id: string; email?: string }[];
        return all.find(({ id }) => id === answer.body['confirmation'])!.email;
      };

      expect(await told('approver')).toBe(guest.email);
      expect([await told('admin'), await told('auditor')]).toEqual([undefined, undefined]);
    });

    it('also when they are invited with it; what weighs nothing is there at once', async () => {
      const email = `${stage.freshId()}-weighty@calls.example`;
      const body = { email, name: 'A guest', roles: ['author', 'operator'] };
      const answer = await stage.ask('POST', { who: 'admin', path: '/v1/people', body });
      const { id, roles } = answer.body['person'] as { id: string; roles: string[] };
      const { token } = answer.body['invitation'] as { token: string };
      await accept(token);
      const path = `/v1/confirmations/${String(answer.body['confirmation'])}/confirm`;
      await stage.must('approver', 'POST', path, {});

      expect([answer.status, roles]).toEqual([202, ['operator']]);
      expect((await entry(id))!['roles']).toEqual(['author', 'operator']);
    });

    it('not when the person was changed since', async () => {
      const guest = await arrived(stage);
      const answer = await change(guest.id, { roles: ['author'] });
      await change(guest.id, { roles: ['operator'] });
      const path = `/v1/confirmations/${String(answer.body['confirmation'])}/confirm`;

      expect(outcome(await stage.ask('POST', { who: 'approver', path, body: {} }))).toBe(
        '409 changed-since',
      );
    });

    it('at once in no case, however many are sent away', async () => {
      const guest = await arrived(stage);
      await changed(stage, 'demo-approver', { name: 'x', roles: ['approver'], active: false });
      const answer = await change(guest.id, { roles: ['approver'] });
      // The approver comes back for the specs that follow.
      server.other.exec(
        `update person set deactivated_at = null, password = (select password from person where id = 'demo-admin')
         where id = 'demo-approver'`,
      );
      server = await server.restart();
      stage = new ActStage(server);

      expect(answer.status).toBe(202);
      expect((await entry(guest.id))!['roles']).toEqual(['auditor']);
    });
  });

  describe('whose roles change', () => {
    it('have to sign in again, and their live views end', async () => {
      const guest = await arrived(stage);
      const session = await server.signInAs(guest.email, PASSWORD);
      const tail = await fetch(`${server.server.url}/v1/decisions/stream`, { headers: session });
      await change(guest.id, { roles: ['operator'] });

      expect(await tail.text()).toBe('retry: 1000\n\n');
      expect((await server.get('/v1/session', session)).status).toBe(401);
      expect(await signIn(guest.email)).toBe('200');
    });

    it('stay signed in when only their name does', async () => {
      const guest = await arrived(stage);
      const session = await server.signInAs(guest.email, PASSWORD);
      await change(guest.id, { name: 'Another name', roles: ['auditor'] });
      const { body } = await server.get('/v1/session', session);

      expect((body['person'] as { name: string }).name).toBe('Another name');
    });
  });

  describe('that are sent away', () => {
    it('are out at once, and do not come in again', async () => {
      const guest = await arrived(stage);
      const session = await server.signInAs(guest.email, PASSWORD);
      await change(guest.id, { roles: ['auditor'], active: false });

      expect((await server.get('/v1/session', session)).status).toBe(401);
      expect(await signIn(guest.email)).toBe('401 sign-in-failed');
      expect((await entry(guest.id))!['state']).toBe('deactivated');
    });

    it('come back by an invitation, and need a second person for roles that weigh', async () => {
      const guest = await arrived(stage);
      await changed(stage, guest.id, { roles: ['author'] });
      await changed(stage, guest.id, { roles: ['author'], active: false });
      const answer = await change(guest.id, { roles: ['author'] });
      const path = `/v1/confirmations/${String(answer.body['confirmation'])}/confirm`;
      await stage.must('approver', 'POST', path, {});
      const before = await signIn(guest.email);
      const renewed = await stage.must('admin', 'POST', `/v1/people/${guest.id}/invitations`);
      await accept((renewed['invitation'] as { token: string }).token);

      expect([answer.status, before]).toEqual([202, '401 sign-in-failed']);
      expect(await signIn(guest.email)).toBe('200');
    });

    it('take their invitation with them', async () => {
      const { id, token } = await invited(stage);
      await change(id, { roles: [], active: false });

      expect(await accept(token)).toBe('404 invitation-unknown');
    });

    it('are not the last admin', async () => {
      for (const body of [
        { roles: ['admin'], active: false },
        { roles: ['auditor'], active: true },
      ]) {
        expect(outcome(await change('demo-admin', body))).toBe('409 last-admin');
      }
    });
  });

  it('nobody knows are 404', async () => {
    expect(outcome(await change('nobody', { roles: [] }))).toBe('404 person-unknown');
  });
});
