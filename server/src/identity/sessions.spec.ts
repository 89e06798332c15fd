import { LedgerPort } from '../ledger/ledger-port.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { KEY, PASSWORD, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { MachineKeys } from './machine-keys.js';
import { hashPassword, nobodysPassword, passwordMatches } from './password.js';

const START = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const JSON_TYPE = { 'content-type': 'application/json' };

const cookieOf = (answer: Answer): string => answer.headers.get('set-cookie') ?? '';
const pairOf = (answer: Answer): string => cookieOf(answer).split(';', 1)[0]!;
const outcome = ({ status, body }: Answer): string =>
  typeof body['code'] === 'string' ? `${status} ${body['code']}` : String(status);

describe('X2: a session', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterAll(() => server.stop());

  beforeEach(() => {
    clock.instant = START;
  });

  const signIn = (
    email = 'admin@demo.example',
    password = PASSWORD,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    server.send('/v1/session', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify({ email, password }),
    });
  const look = async (cookie: string): Promise<string> =>
    outcome(await server.get('/v1/session', { cookie }));

  it('over plain http on this machine has a cookie without prefix and Secure', async () => {
    const answer = await signIn();

    expect(cookieOf(answer)).toMatch(/^ringfence=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.body).toEqual({
      person: {
        id: 'demo-admin',
        email: 'admin@demo.example',
        name: 'Demo Admin',
        roles: ['admin'],
      },
      csrfToken: jasmine.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('over plain http is not given to another machine, nor taken from one', async () => {
    const elsewhere = { 'x-forwarded-for': '192.0.2.7' };
    const cookie = pairOf(await signIn());
    const used = await server.get('/v1/session', { cookie, ...elsewhere });

    expect(outcome(await signIn(undefined, undefined, elsewhere))).toBe('403 insecure-transport');
    expect(outcome(used)).toBe('401 unauthenticated');
  });

  it('has a new id at each sign-in, and ends the one it takes the place of', async () => {
    const first = pairOf(await signIn());
    const second = pairOf(await signIn(undefined, undefined, { cookie: first }));

    expect(second).not.toBe(first);
    expect([await look(first), await look(second)]).toEqual(['401 unauthenticated', '200']);
  });

  it('is stored by its digest alone', async () => {
    const [, secret = ''] = pairOf(await signIn()).split('=');
    const stored = JSON.stringify(server.other.prepare('select * from session').all());

    expect(stored).not.toContain(secret);
  });

  it('ends after 15 minutes without a request, to the millisecond', async () => {
    const [used, left] = [pairOf(await signIn()), pairOf(await signIn())];
    clock.instant = START + 15 * MINUTE_MS - 1;
    const kept = await look(used);
    clock.instant = START + 15 * MINUTE_MS;

    expect([kept, await look(used), await look(left)]).toEqual([
      '200',
      '200',
      '401 unauthenticated',
    ]);
  });

  it('ends after 12 hours in any case', async () => {
    const cookie = pairOf(await signIn());
    const outcomes = new Set<string>();
    for (let minute = 10; minute < 12 * 60; minute += 10) {
      clock.instant = START + minute * MINUTE_MS;
      outcomes.add(await look(cookie));
    }
    clock.instant = START + 12 * 60 * MINUTE_MS;

    expect([[...outcomes], await look(cookie)]).toEqual([['200'], '401 unauthenticated']);
  });

  it('goes on after a restart, but not beyond its time', async () => {
    const cookie = pairOf(await signIn());
    server = await server.restart();
    clock.instant = START + 14 * MINUTE_MS;
    const after = await look(cookie);
    server = await server.restart();
    clock.instant = START + 30 * MINUTE_MS;

    expect([after, await look(cookie)]).toEqual(['200', '401 unauthenticated']);
  });

  describe('that is ended', () => {
    const end = (answer: Answer): Promise<Answer> =>
      server.send('/v1/session', {
        method: 'DELETE',
        headers: {
          cookie: pairOf(answer),
          'x-csrf-token': String(answer.body['csrfToken']),
        },
      });

    it('is over at once, and its cookie is taken back', async () => {
      const begun = await signIn();
      const ended = await end(begun);

      expect(ended.status).toBe(204);
      expect(cookieOf(ended)).toMatch(/^ringfence=; .*Expires=Thu, 01 Jan 1970/);
      expect(await look(pairOf(begun))).toBe('401 unauthenticated');
    });

    it('is over also when the request names a type and sends nothing', async () => {
      const begun = await signIn();
      const ended = await server.send('/v1/session', {
        method: 'DELETE',
        headers: {
          ...JSON_TYPE,
          cookie: pairOf(begun),
          'x-csrf-token': String(begun.body['csrfToken']),
        },
      });

      expect(ended.status).toBe(204);
    });

    it('is over even while the store cannot write', async () => {
      const begun = await signIn();
      server.other.exec(
        `create trigger session_stuck before delete on session begin select raise(abort, 'the disk is full'); end`,
      );
      await end(begun);
      const after = await look(pairOf(begun));
      server.other.exec('drop trigger session_stuck');

      expect(after).toBe('401 unauthenticated');
    });

    it('takes its live tail with it', async () => {
      const begun = await signIn();
      const tail = await fetch(`${server.server.url}/v1/decisions/stream`, {
        headers: { cookie: pairOf(begun) },
      });
      await end(begun);

      // Reading to the end ends only because the server closed it.
      expect(await tail.text()).toBe('retry: 1000\n\n');
    });
  });

  describe('changes something only', () => {
    const put = (headers: Record<string, string>): Promise<Answer> =>
      server.send('/v1/directory/endpoints/webrtc/csrf', {
        method: 'PUT',
        headers: { ...JSON_TYPE, ...headers },
        body: '{"pstnReachability":"unknown"}',
      });
    const cases: readonly {
      name: string;
      headers: (token: string, own: string) => Record<string, string>;
      expected: string;
    }[] = [
      { name: 'with its token', headers: (t) => ({ 'x-csrf-token': t }), expected: '200' },
      {
        name: 'with its token from its own pages',
        headers: (t, own) => ({ 'x-csrf-token': t, origin: own }),
        expected: '200',
      },
      { name: 'not without a token', headers: () => ({}), expected: '403 csrf-token' },
      {
        name: 'not with another token of the same length',
        headers: (t) => ({ 'x-csrf-token': 'x'.repeat(t.length) }),
        expected: '403 csrf-token',
      },
      {
        name: 'not with half a token',
        headers: (t) => ({ 'x-csrf-token': t.slice(0, 20) }),
        expected: '403 csrf-token',
      },
      {
        name: 'not from another site, whatever it knows',
        headers: (t) => ({ 'x-csrf-token': t, origin: 'https://elsewhere.example' }),
        expected: '403 foreign-origin',
      },
      {
        name: 'not from another port of this machine',
        headers: (t) => ({ 'x-csrf-token': t, origin: 'http://127.0.0.1:1' }),
        expected: '403 foreign-origin',
      },
      {
        name: 'not from a page without an origin',
        headers: (t) => ({ 'x-csrf-token': t, origin: 'null' }),
        expected: '403 foreign-origin',
      },
    ];
    for (const { name, headers, expected } of cases) {
      it(name, async () => {
        const begun = await signIn();
        const token = String(begun.body['csrfToken']);
        const answer = await put({
          cookie: pairOf(begun),
          ...headers(token, server.server.url),
        });

        expect(outcome(answer)).toBe(expected);
      });
    }

    it("not with another session's token", async () => {
      const [one, two] = [await signIn(), await signIn()];
      const answer = await put({
        cookie: pairOf(one),
        'x-csrf-token': String(two.body['csrfToken']),
      });

      expect(outcome(answer)).toBe('403 csrf-token');
    });
  });
});

describe('X2: a session over https', () => {
  it('has a cookie with prefix and Secure, and only pages of the public address may change something', async () => {
    const server = await ServerUnderTest.start({
      settings: { RINGFENCE_PUBLIC_URL: 'https://calls.example' },
    });
    const begun = await server.send('/v1/session', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ email: 'admin@demo.example', password: PASSWORD }),
    });
    const end = (origin: string): Promise<Answer> =>
      server.send('/v1/session', {
        method: 'DELETE',
        headers: {
          cookie: pairOf(begun),
          'x-csrf-token': String(begun.body['csrfToken']),
          origin,
        },
      });
    const plain = await server.get('/v1/session', {
      cookie: pairOf(begun).replace('__Host-', ''),
    });
    const outcomes = [
      outcome(plain),
      outcome(await end(server.server.url)),
      outcome(await end('https://calls.example')),
    ];
    await server.stop();

    expect(cookieOf(begun)).toMatch(
      /^__Host-ringfence=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(outcomes).toEqual(['401 unauthenticated', '403 foreign-origin', '204']);
  });
});

describe('signing in', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterAll(() => server.stop());

  beforeEach(() => {
    // Failures are forgotten after a quarter of an hour, so each case begins with none.
    clock.instant += 60 * MINUTE_MS;
  });

  const signIn = (email: string, password: string): Promise<Answer> =>
    server.send('/v1/session', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ email, password }),
    });

  it('tells nothing of whether the address or the password was wrong (X1)', async () => {
    const answers = [
      await signIn('admin@demo.example', 'wrong'),
      await signIn('nobody@demo.example', PASSWORD),
    ];
    const documents = answers.map(({ body }) => ({ ...body, instance: '' }));

    expect(answers.map(outcome)).toEqual(['401 sign-in-failed', '401 sign-in-failed']);
    expect(documents[0]).toEqual(documents[1]);
    expect(answers.map(cookieOf)).toEqual(['', '']);
  });

  it('takes the address in any case, and the password in any Unicode form', async () => {
    expect(outcome(await signIn(' Admin@Demo.Example ', PASSWORD))).toBe('200');
    expect(outcome(await signIn('admin@demo.example', PASSWORD.replace('phrase', 'ｐhrase')))).toBe(
      '200',
    );
  });

  it('X6: after five failures of an account one waits, twice as long after each further one', async () => {
    for (let i = 0; i < 5; i++) await signIn('author@demo.example', 'wrong');
    const waits: (string | null)[] = [];
    for (const seconds of [1, 2, 4, 8]) {
      const refused = await signIn('author@demo.example', PASSWORD);
      waits.push(`${outcome(refused)} ${refused.headers.get('retry-after')}`);
      clock.instant += seconds * 1_000;
      await signIn('author@demo.example', 'wrong');
    }

    expect(waits).toEqual([1, 2, 4, 8].map((s) => `429 too-many-requests ${s}`));
    expect(outcome(await signIn('approver@demo.example', PASSWORD))).toBe('200');
  });

  it('X6: many attempts at once count as many', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn('auditor@demo.example', 'wrong')),
    );

    expect(answers.filter(({ status }) => status === 401).length).toBe(5);
    expect(answers.filter(({ status }) => status === 429).length).toBe(15);
  });

  it('X6: an address that fails with many accounts waits too', async () => {
    const outcomes: string[] = [];
    for (let i = 0; i < 31; i++)
      outcomes.push(outcome(await signIn(`n${i}@demo.example`, 'wrong')));

    expect(outcomes.slice(0, 30).every((o) => o === '401 sign-in-failed')).toBeTrue();
    expect(outcomes[30]).toBe('429 too-many-requests');
  });

  it('begins anew after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await signIn('approver@demo.example', 'wrong');
      expect(outcome(await signIn('approver@demo.example', PASSWORD))).toBe('200');
    }
  });

  it('X1: passwords are stored as argon2id with 19 MiB, two passes and a salt, never as they are', () => {
    const stored = server.other.prepare('select password from person').pluck().all() as string[];

    expect(stored.length).toBe(5);
    for (const text of stored) {
      const [scheme, memory, passes, lanes, salt = '', tag = ''] = text.split('$');
      expect([scheme, lanes]).toEqual(['argon2id', '1']);
      expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
      expect(Number(passes)).toBeGreaterThanOrEqual(2);
      expect(Buffer.from(salt, 'base64url').length).toBeGreaterThanOrEqual(16);
      expect(Buffer.from(tag, 'base64url').length).toBeGreaterThanOrEqual(32);
      expect(text).not.toContain(PASSWORD);
    }
  });
});

describe('X1: a person nobody knows', () => {
  it('is checked at the cost of a person who exists', async () => {
    const random = new SystemRandomSource();
    const costOf = (stored: string): unknown[] => {
      const [scheme, memory, passes, lanes, salt = '', tag = ''] = stored.split('$');
      return [scheme, memory, passes, lanes, salt.length, tag.length];
    };
    const nobody = nobodysPassword(random);

    expect(costOf(nobody)).toEqual(costOf(await hashPassword(PASSWORD, random)));
    expect(await passwordMatches('', nobody)).toBeFalse();
  });
});

describe('X3: a machine key', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
  });

  afterAll(() => server.stop());

  const OTHER = 'another-machine-key-of-more-than-enough-length';
  const read = async (key: string): Promise<number> =>
    (await server.get('/v1/directory', { authorization: `Bearer ${key}` })).status;
  const row = (id: string): Record<string, unknown> =>
    server.other.prepare('select * from machine_key where id = ?').get(id) as Record<
      string,
      unknown
    >;
  const keys = (): MachineKeys => server.server.app.get(MachineKeys);

  it('is stored by its digest alone', () => {
    expect(JSON.stringify(row('setting'))).not.toContain(KEY);
    expect(row('setting')['scopes']).toBe('decide,request,bench,directory,events');
  });

  it('ends when it expires, to the millisecond', async () => {
    await keys().put('expiring', 'expiring', OTHER, ['directory']);
    server.other
      .prepare('update machine_key set expires_at = ? where id = ?')
      .run(START + 1_000, 'expiring');
    await keys().load();
    clock.instant = START + 999;
    const before = await read(OTHER);
    clock.instant = START + 1_000;

    expect([before, await read(OTHER)]).toEqual([200, 401]);
  });

  it('shows when it was used last', async () => {
    clock.instant = START + 10 * MINUTE_MS;
    await read(KEY);
    // The use is noted behind the answer; what is written next comes after it.
    await server.server.app.get(LedgerPort).write({ kind: 'task', task: 'probe', input: 0 });

    expect(row('setting')['last_used_at']).toBe(clock.instant);
  });

  it('is replaced as a whole: the one before is refused', async () => {
    await keys().put('rotated', 'rotated', `${OTHER}-1`, ['directory']);
    const before = await read(`${OTHER}-1`);
    await keys().put('rotated', 'rotated', `${OTHER}-2`, ['directory']);

    expect([before, await read(`${OTHER}-1`), await read(`${OTHER}-2`)]).toEqual([200, 401, 200]);
  });

  it('that was made at the first start may become the setting', async () => {
    const first = await ServerUnderTest.start({ settings: { RINGFENCE_MACHINE_KEY: '' } });
    const made = /rf_[\w-]{43}/.exec(first.server.notice.join('\n'))![0];
    first.other.close();
    await first.server.stop();
    const second = await ServerUnderTest.start({
      folder: first.folder,
      settings: { RINGFENCE_MACHINE_KEY: made },
    });
    const answer = await second.get('/v1/directory', { authorization: `Bearer ${made}` });
    await second.stop();

    expect(answer.status).toBe(200);
  });
});
