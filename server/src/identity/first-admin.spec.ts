import { PASSWORD, ServerUnderTest, type ServerChoices } from '../server-under-test.fixture.js';

const tokenIn = (server: ServerUnderTest): string | undefined =>
  /^invitation +(\S{43})$/m.exec(server.server.notice.join('\n'))?.[1];

describe('a server without the demo', () => {
  let server: ServerUnderTest;

  const start = async (settings: Record<string, string> = {}): Promise<void> => {
    const choices: ServerChoices = { settings: { RINGFENCE_DEMO: 'off', ...settings } };
    server = await ServerUnderTest.start(choices);
  };
  afterEach(() => server.stop());

  const accept = async (email: string): Promise<Record<string, string>> => {
    const body = { token: tokenIn(server), password: PASSWORD };
    await server.sendJson('POST', '/v1/invitations/accept', {}, body);
    return server.signInAs(email, PASSWORD);
  };
  const invite = (session: Record<string, string>, email: string, roles: string[]) =>
    server.sendJson('POST', '/v1/people', session, { email, name: 'N', roles });

  it('invites its first admin once at the start, who can let others in', async () => {
    await start();
    const admin = await accept('admin@localhost');
    const people = await server.get('/v1/people', admin);
    server = await server.restart();

    expect((people.body['items'] as object[]).length).toBe(1);
    expect(tokenIn(server)).toBeUndefined();
  });

  it('invites the first admin anew while nobody came', async () => {
    await start({ RINGFENCE_ADMIN_EMAIL: 'kim@calls.example' });
    const first = tokenIn(server);
    server = await server.restart();
    const old = await server.sendJson(
      'POST',
      '/v1/invitations/accept',
      {},
      { token: first, password: PASSWORD },
    );

    expect(old.status).toBe(404);
    expect((await accept('kim@calls.example'))['cookie']).toBeDefined();
  });

  it('gives roles at once while only one person could confirm, says so, and never again', async () => {
    await start();
    const admin = await accept('admin@localhost');
    const alone = await invite(admin, 'lee@calls.example', ['approver']);
    const { token } = alone.body['invitation'] as { token: string };
    const waiting = await invite(admin, 'kim@calls.example', ['author']);
    const body = { token, password: PASSWORD };
    await server.sendJson('POST', '/v1/invitations/accept', {}, body);
    const { id } = alone.body['person'] as { id: string };
    const away = { name: 'N', roles: ['approver'], active: false };
    const later = await invite(admin, 'sam@calls.example', ['author']);
    await server.sendJson('PUT', `/v1/people/${id}`, admin, away);
    const last = await invite(admin, 'max@calls.example', ['approver']);
    const details = server.other
      .prepare(
        `select leaf ->> '$.details.bootstrap' from log_entry
         where leaf ->> 'action' = 'person.invite' and leaf ->> '$.actor.kind' = 'person' order by idx`,
      )
      .pluck()
      .all();

    expect([alone.status, waiting.status, later.status, last.status]).toEqual([201, 201, 202, 202]);
    expect(details).toEqual([1, 1, null, null]);
  });

  it('gives nothing else at once: an attestation waits also for the only person there is', async () => {
    await start();
    const admin = await accept('admin@localhost');
    const answer = await server.sendJson('PUT', '/v1/directory/endpoints/webrtc/x', admin, {
      pstnReachability: 'none',
    });
    const path = `/v1/confirmations/${String(answer.body['confirmation'])}/confirm`;
    const own = await server.sendJson('POST', path, admin, {});

    expect([answer.status, own.body['code']]).toEqual([202, 'second-person-needed']);
  });

  it('takes in an admin the settings name anew, when all others are lost', async () => {
    await start();
    await accept('admin@localhost');
    server.other.close();
    await server.server.stop();
    server = await ServerUnderTest.start({
      folder: server.folder,
      settings: { RINGFENCE_DEMO: 'off', RINGFENCE_ADMIN_EMAIL: 'Kim@Calls.Example' },
    });
    const told = server.server.notice.join('\n');

    expect(told).toContain('kim@calls.example');
    expect((await accept('kim@calls.example'))['cookie']).toBeDefined();
  });
});
