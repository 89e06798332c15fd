import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { PASSWORD, ServerUnderTest, sessionIn, type Answer } from '../server-under-test.fixture.js';
import { ActStage } from './act-samples.fixture.js';
import { arrived } from './newcomer.fixture.js';

const NEXT = 'quite another phrase';
const outcome = ({ status, body }: Answer): string =>
  typeof body['code'] === 'string' ? `${status} ${body['code']}` : String(status);

describe('X2: a new password', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let stage: ActStage;
  let email: string;

  beforeAll(async () => {
    clock = new StoppedClock(1_800_000_000_000);
    server = await ServerUnderTest.start({ clock });
    stage = new ActStage(server);
  });

  afterAll(() => server.stop());

  beforeEach(async () => {
    email = (await arrived(stage)).email;
  });

  const change = (session: Record<string, string>, current = PASSWORD, next = NEXT) =>
    server.sendJson('PUT', '/v1/session/password', session, { current, next });
  const look = async (session: Record<string, string>): Promise<number> =>
    (await server.get('/v1/session', session)).status;
  const signIn = async (password: string): Promise<string> =>
    outcome(await server.sendJson('POST', '/v1/session', {}, { email, password }));

  it('ends every session of the person, and begins one under a new id and token', async () => {
    const [used, other] = [
      await server.signInAs(email, PASSWORD),
      await server.signInAs(email, PASSWORD),
    ];
    const tail = await fetch(`${server.server.url}/v1/decisions/stream`, { headers: other });
    const answer = await change(used);
    const next = sessionIn(answer);

    expect(answer.status).toBe(200);
    expect(await tail.text()).toBe('retry: 1000\n\n');
    expect([await look(used), await look(other), await look(next)]).toEqual([401, 401, 200]);
    expect(next['x-csrf-token']).not.toBe(used['x-csrf-token']);
    expect([await signIn(PASSWORD), await signIn(NEXT)]).toEqual(['401 sign-in-failed', '200']);
  });

  it('leaves the sessions of others alone', async () => {
    const other = await server.signIn('auditor');
    await change(await server.signInAs(email, PASSWORD));

    expect(await look(other)).toBe(200);
  });

  it('needs the one before', async () => {
    const session = await server.signInAs(email, PASSWORD);

    expect(outcome(await change(session, 'not this one'))).toBe('403 password-wrong');
    expect([await look(session), await signIn(PASSWORD)]).toEqual([200, '200']);
  });

  it('waits after wrong guesses, as at the door (X6)', async () => {
    const session = await server.signInAs(email, PASSWORD);
    for (let i = 0; i < 5; i++) await change(session, 'not this one');

    expect(outcome(await change(session))).toBe('429 too-many-requests');
    expect(await signIn(PASSWORD)).toBe('429 too-many-requests');
  });

  for (const { next, code } of [
    { next: 'eleven char', code: 'password-too-short' },
    { next: '１２３４５６７８９０１', code: 'password-too-short' },
    { next: 'abababababab', code: 'password-too-simple' },
  ]) {
    it(`is not \`${next}\``, async () => {
      const answer = await change(await server.signInAs(email, PASSWORD), PASSWORD, next);

      expect((answer.body['problems'] as object[])[0]).toEqual(
        jasmine.objectContaining({ at: '/next', code }),
      );
      expect(await signIn(PASSWORD)).toBe('200');
    });
  }

  it('leaves no session to who signs in with the old one at the same time', async () => {
    const session = await server.signInAs(email, PASSWORD);
    const [changed, ...tries] = await Promise.all([
      change(session),
      ...Array.from({ length: 4 }, () =>
        server.sendJson('POST', '/v1/session', {}, { email, password: PASSWORD }),
      ),
    ]);
    const begun = tries.filter(({ status }) => status === 200).map(sessionIn);
    const left = await Promise.all(begun.map(look));

    expect(changed.status).toBe(200);
    expect(left.every((status) => status === 401)).toBeTrue();
  });
});

describe('X6: failures of signing in', () => {
  it('are not forgiven by a restart, and are on record without the address', async () => {
    const clock = new StoppedClock(1_800_000_000_000);
    let server = await ServerUnderTest.start({ clock });
    const signIn = (password: string, email = 'author@demo.example'): Promise<Answer> =>
      server.sendJson('POST', '/v1/session', {}, { email, password });
    for (let i = 0; i < 6; i++) await signIn('a wrong phrase');
    await signIn('another wrong phrase', 'nobody@demo.example');
    server = await server.restart();
    const refused = await signIn(PASSWORD);
    clock.instant += 1_000;
    const taken = await signIn(PASSWORD);
    server = await server.restart();
    const again = await signIn('a wrong phrase');
    const leaves = server.other
      .prepare(
        `select leaf from log_entry where kind = 'act' and leaf ->> 'action' like 'session.%'`,
      )
      .pluck()
      .all() as string[];
    const objects = leaves
      .map((leaf) => JSON.parse(leaf) as { action: string; object: string })
      .filter(({ action }) => action === 'session.refuse')
      .map(({ object }) => object);
    const kept = JSON.stringify(server.other.prepare('select * from sign_in_failure').all());
    await server.stop();

    expect([outcome(refused), refused.headers.get('retry-after')]).toEqual([
      '429 too-many-requests',
      '1',
    ]);
    expect([outcome(taken), outcome(again)]).toEqual(['200', '401 sign-in-failed']);
    expect(objects).toEqual([
      ...Array.from({ length: 5 }, () => 'person/demo-author'),
      'person/unknown',
      'person/demo-author',
    ]);
    expect(leaves.join()).not.toMatch(/@|phrase/);
    expect(kept).not.toMatch(/@|127\.0\.0\.1/);
  });
});
