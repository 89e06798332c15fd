import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { Store } from '../database/store.js';
import { RegisteredRoutes } from '../http/registered-routes.js';
import { API_OPERATIONS } from '../openapi/api-operations.js';
import { readConfig } from '../runtime/config.js';
import { SystemClock } from '../runtime/system-clock.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { ROLES, SCOPES, type Role, type Scope } from './access.js';
import { MachineKeys } from './machine-keys.js';

type Entry =
  'open' | 'platform' | { readonly people?: readonly Role[] | 'any'; readonly machine?: Scope };
interface Row {
  readonly method: string;
  readonly url: string;
  readonly people: readonly Role[];
  readonly machine: Scope | undefined;
}

const TABLE = JSON.parse(
  readFileSync(new URL('./route-access.json', import.meta.url), 'utf8'),
) as Record<string, Entry>;
const GUARDED: readonly Row[] = Object.entries(TABLE).flatMap(([route, entry]) => {
  const [method = '', url = ''] = route.split(' ');
  return typeof entry === 'string'
    ? []
    : [{ method, url, people: rolesOf(entry.people), machine: entry.machine }];
});

function rolesOf(people: readonly Role[] | 'any' = []): readonly Role[] {
  return people === 'any' ? ROLES : people;
}

/** An address of the route: what varies is filled in so that only the guard can refuse it. */
const addressOf = (url: string): string =>
  url.replace(':number', '%2B81311119999').replace(':kind', 'webrtc').replace(/:\w+/g, 'x');

describe('X4: who may use which route', () => {
  let server: ServerUnderTest;
  const sessions = new Map<Role, Record<string, string>>();

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    for (const role of ROLES) sessions.set(role, await server.signIn(role));
    const keys = server.server.app.get(MachineKeys);
    for (const scope of SCOPES) await keys.put(`only-${scope}`, scope, keyOf(scope), [scope]);
  });

  afterAll(() => server.stop());

  const keyOf = (scope: Scope): string => `a-machine-key-that-has-only-the-scope-${scope}`;
  /** Asks with an empty object, which no route accepts by chance. */
  const ask = async (
    { method, url }: Pick<Row, 'method' | 'url'>,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const hasBody = method === 'POST' || method === 'PUT';
    return server.send(addressOf(url), {
      method,
      headers: hasBody ? { 'content-type': 'application/json', ...headers } : headers,
      ...(hasBody ? { body: '[]' } : {}),
    });
  };
  const refusal = ({ status, body }: Answer): string => `${status} ${String(body['code'])}`;
  /** A live tail never ends: its head tells enough. */
  const passes = async (row: Row, headers: Record<string, string>): Promise<boolean> => {
    if (!row.url.endsWith('/stream')) {
      return ![401, 403].includes((await ask(row, headers)).status);
    }
    const stop = new AbortController();
    const { status } = await fetch(`${server.server.url}${row.url}`, {
      headers,
      signal: stop.signal,
    });
    stop.abort();
    return status === 200;
  };

  it('is in the checked-in table, for every route there is', () => {
    const registered = server.server.app
      .get(RegisteredRoutes)
      .list()
      .filter(({ method }) => method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url}`);

    expect([...new Set(registered)].sort()).toEqual(Object.keys(TABLE).sort());
  });

  it('is told by the description of the API, for every route that is not a page', () => {
    const described = API_OPERATIONS.map(
      ({ method, path: url }) => `${method.toUpperCase()} ${url.replaceAll(/\{\w+\}/g, ':')}`,
    );
    const wanted = Object.keys(TABLE)
      .filter((route) => !['GET /*', 'GET /docs', 'GET /openapi.json'].includes(route))
      .map((route) => route.replaceAll(/:\w+/g, ':'));

    expect(described.sort()).toEqual(wanted.sort());
  });

  for (const row of GUARDED) {
    const route = `${row.method} ${row.url}`;

    it(`${route} refuses nobody, whatever they show`, async () => {
      const unknown: Record<string, string>[] = [
        {},
        { authorization: 'Bearer a-key-that-nobody-was-ever-given' },
        { authorization: 'Bearer' },
        { authorization: 'Negotiate abc' },
        { cookie: 'ringfence=nobody; __Host-ringfence=nobody' },
      ];
      for (const headers of unknown) {
        expect(refusal(await ask(row, headers))).toBe('401 unauthenticated');
      }
      if (row.method === 'GET') {
        const head = await server.send(addressOf(row.url), { method: 'HEAD' });
        expect(head.status).toBe(401);
      }
    });

    for (const role of ROLES) {
      const may = row.people.includes(role);
      it(`${route} ${may ? 'takes' : 'refuses'} the ${role}`, async () => {
        const headers = sessions.get(role)!;
        if (may && route === 'DELETE /v1/session') {
          expect((await ask(row, await server.signIn(role))).status).toBe(204);
        } else if (may) {
          expect(await passes(row, headers)).toBeTrue();
        } else {
          const expected = row.people.length === 0 ? '401 unauthenticated' : '403 role-missing';
          expect(refusal(await ask(row, headers))).toBe(expected);
        }
      });
    }

    for (const scope of SCOPES) {
      const may = row.machine === scope;
      it(`${route} ${may ? 'takes' : 'refuses'} a key for ${scope}`, async () => {
        const headers = { authorization: `Bearer ${keyOf(scope)}` };
        if (may) expect(await passes(row, headers)).toBeTrue();
        else {
          const expected = row.machine === undefined ? '401 unauthenticated' : '403 scope-missing';
          expect(refusal(await ask(row, headers))).toBe(expected);
        }
      });
    }
  }

  it('a key is no password of BASIC where the table does not say so', async () => {
    const basic = `Basic ${Buffer.from(`any:${keyOf('decide')}`).toString('base64')}`;
    const answers = await Promise.all(
      GUARDED.map(async (row) => [row.url, (await ask(row, { authorization: basic })).status]),
    );

    expect(answers.filter(([, status]) => status !== 401)).toEqual([
      ['/v1/adapters/infobip/call-routing', 400],
      ['/v1/adapters/infobip/calls-api/commands', 400],
      ['/v1/adapters/infobip/calls-api/events', 400],
      ['/v1/adapters/infobip/conversations/outbound-calls', 400],
      ['/v1/adapters/infobip/ivr', 400],
      ['/v1/adapters/infobip/markup', 400],
      ['/v1/adapters/infobip/moments', 400],
      // Taken for a key, which lacks the scope.
      ['/v1/adapters/infobip/webhooks/messages', 403],
      ['/v1/adapters/infobip/webhooks/calls', 403],
      ['/v1/adapters/sip', 400],
      ['/v1/adapters/sip/events', 403],
    ]);
  });
});

@Controller('v1/forgotten')
class Forgotten {
  @Get()
  read(): string {
    return 'what nobody may read';
  }
}

describe('X4: a route that says nothing of who may use it', () => {
  let folder: string;
  let store: Store;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-forgotten-'));
    const clock = new SystemClock();
    const config = readConfig({ RINGFENCE_DATA: folder, RINGFENCE_LOG: 'silent' });
    store = await Store.open(config, clock);
    @Module({
      imports: [AppModule.with(config, store, clock, new RegisteredRoutes())],
      controllers: [Forgotten],
    })
    class WithForgotten {}
    app = await NestFactory.create<NestFastifyApplication>(WithForgotten, new FastifyAdapter(), {
      logger: false,
    });
    await app.listen(0, '127.0.0.1');
  });

  afterAll(async () => {
    await app.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shown: readonly Record<string, string>[] = [
    {},
    { authorization: 'Bearer x' },
    { cookie: 'ringfence=x' },
  ];
  for (const headers of shown) {
    it(`is refused to whoever shows ${Object.keys(headers).join() || 'nothing'}`, async () => {
      const response = await fetch(`${await app.getUrl()}/v1/forgotten`, { headers });
      const body = (await response.json()) as { code: string };

      expect([response.status, body.code]).toEqual([403, 'not-allowed']);
    });
  }
});
