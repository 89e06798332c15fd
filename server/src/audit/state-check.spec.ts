import { hash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '../database/sqlite-file.js';
import { digestOfKey } from '../identity/machine-keys.js';
import {
  incomingCall,
  outgoingCall,
  PASSWORD,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';

const BECAUSE = { reason: 'a spec' };
const OPEN = { kind: 'webrtc', id: 'line-81312345678' };
const GONE = { kind: 'webrtc', id: 'gone' };
const VOUCHED = { pstnReachability: 'none' };
const NEW = { kind: 'webrtc', id: 'made-up' };

type Meddle = (sql: Database.Database) => void;

/** Each is done to the same data, and each is named. */
const CHANGES: readonly {
  readonly name: string;
  readonly meddle: Meddle;
  readonly names: string;
}[] = [
  {
    name: 'an endpoint, opened',
    meddle: (sql) =>
      sql
        .prepare('update endpoint set body = ? where id = ?')
        .run('{"pstnReachability":"none"}', OPEN.id),
    names: `endpoint/webrtc:${OPEN.id} `,
  },
  {
    name: 'an endpoint, made up',
    meddle: (sql) =>
      sql
        .prepare('insert into endpoint (kind, id, body) values (?, ?, ?)')
        .run(NEW.kind, NEW.id, '{"pstnReachability":"none"}'),
    names: 'endpoint/webrtc:made-up ',
  },
  {
    name: 'an endpoint, brought back after it was taken away',
    meddle: (sql) =>
      sql
        .prepare('insert into endpoint (kind, id, body) values (?, ?, ?)')
        .run(GONE.kind, GONE.id, JSON.stringify(VOUCHED)),
    names: 'endpoint/webrtc:gone ',
  },
  {
    name: 'a role, given',
    meddle: (sql) =>
      sql.exec(`update person set roles = 'author,approver' where id = 'demo-author'`),
    names: 'person/demo-author ',
  },
  {
    name: 'a person, made up',
    meddle: (sql) =>
      sql.exec(
        `insert into person (id, email, name, roles, identity, password, created_at)
         select 'x', 'x@calls.example', 'X', 'approver', 'x@calls.example', password, 1 from person where id = 'demo-author'`,
      ),
    names: 'person/x ',
  },
  {
    name: 'a machine key, made up',
    meddle: (sql) =>
      sql
        .prepare(
          `insert into machine_key (id, name, digest, scopes, created_at, created_by) values ('k', 'k', ?, 'directory', 1, 'demo-approver')`,
        )
        .run(digestOfKey('a key that nobody made')),
    names: 'machine-key/k ',
  },
  {
    name: 'the approvals required, lowered',
    meddle: (sql) => sql.exec(`update setting set value = '1' where name = 'approvals.required'`),
    names: 'settings/approvals.required ',
  },
];

const SWITCHES: readonly { readonly name: string; readonly meddle: Meddle }[] = [
  { name: 'is gone', meddle: (sql) => sql.exec('delete from kill_switch') },
  {
    name: 'covers less',
    meddle: (sql) =>
      sql.exec(
        `update kill_switch set scope = 'business-number', business_number = '+819999999999'`,
      ),
  },
];

describe('a start on a state that somebody changed past the ledger', () => {
  let origin: string;
  let approver: Record<string, string>;
  let admin: Record<string, string>;

  beforeAll(async () => {
    const server = await ServerUnderTest.start();
    approver = await server.signIn('approver');
    admin = await server.signIn('admin');
    const answers = [
      await server.putConfirmed('/v1/directory/endpoints/webrtc/gone', VOUCHED),
      await server.sendJson('DELETE', '/v1/directory/endpoints/webrtc/gone', admin),
      await server.put(`/v1/directory/endpoints/webrtc/${OPEN.id}`, {
        pstnReachability: 'possible',
      }),
      await server.asPerson(admin, 'PUT', '/v1/settings', { approvalsRequired: 2, ...BECAUSE }),
      await server.asPerson(approver, 'POST', '/v1/kill-switches', {
        scope: 'outbound',
        ...BECAUSE,
      }),
    ];
    expect(answers.every(({ status }) => status < 300)).toBeTrue();
    server.other.close();
    await server.server.stop();
    origin = server.folder;
  });

  afterAll(() => rmSync(origin, { recursive: true, force: true }));

  const started = async (meddle: Meddle): Promise<ServerUnderTest> => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-state-'));
    cpSync(origin, folder, { recursive: true });
    const sql = new Database(databaseFile(folder));
    meddle(sql);
    sql.close();
    return ServerUnderTest.start({
      folder,
      settings: { RINGFENCE_KEYS: path.join(origin, 'keys'), RINGFENCE_DEMO_PASSWORD: PASSWORD },
    });
  };
  const policyCheck = ({ body }: Answer): { ok: boolean; reason?: string } =>
    (body['checks'] as { name: string; ok: boolean; reason?: string }[]).find(
      ({ name }) => name === 'policy',
    )!;

  /** Whether the policy's check is well, what it says, and what becomes of a promotion. */
  const told = async (server: ServerUnderTest): Promise<readonly [boolean, string, unknown]> => {
    const { ok, reason = '' } = policyCheck(await server.get('/health/ready'));
    const body = { digest: `sha256:${'0'.repeat(64)}`, ...BECAUSE };
    const promoted = await server.asPerson(approver, 'POST', '/v1/promotions', body);
    return [ok, reason, promoted.body['code']];
  };
  const decided = async (server: ServerUnderTest, question: object): Promise<unknown> =>
    (await server.post('/v1/decisions', question)).body['effect'];

  it('says nothing where nobody did', async () => {
    const server = await started(() => undefined);
    const [ok, , promoted] = await told(server);
    await server.stop();

    expect([ok, promoted]).toEqual([true, 'version-unknown']);
  });

  describe('names, and promotes nothing until it is restored:', () => {
    let server: ServerUnderTest;

    beforeAll(async () => {
      server = await started((sql) => CHANGES.forEach(({ meddle }) => meddle(sql)));
    });

    afterAll(() => server.stop());

    for (const { name, names } of CHANGES) {
      it(name, async () => {
        const [ok, reason, promoted] = await told(server);

        expect([ok, promoted]).toEqual([false, 'bundle-bad']);
        expect(reason).toContain(names);
      });
    }

    it('and permits no call over an endpoint that was meddled with, but goes on with all others', async () => {
      expect([
        await decided(server, incomingCall('opened', { target: OPEN })),
        await decided(server, incomingCall('made-up', { target: NEW })),
        await decided(server, incomingCall('gone', { target: GONE })),
        await decided(server, incomingCall('any')),
      ]).toEqual(['deny', 'deny', 'deny', 'permit']);
    });
  });

  for (const { name, meddle } of SWITCHES) {
    it(`lets a kill switch stand that ${name}`, async () => {
      const server = await started(meddle);
      const [ok, reason] = await told(server);
      const outgoing = await decided(server, outgoingCall('killed', '819011110001'));
      await server.stop();

      expect([ok, outgoing]).toEqual([false, 'deny']);
      expect(reason).toContain('kill-switch/');
    });
  }

  it('lets nobody in with a session that was made up, or is another person’s now', async () => {
    const server = await started((sql) =>
      sql.exec(
        `insert into session (id_digest, person_id, csrf_token, created_at, seen_at)
         select '${hash('sha256', 'forged', 'base64url')}', person_id, csrf_token, created_at, seen_at
         from session where person_id = 'demo-admin' limit 1;
         update session set person_id = 'demo-admin' where person_id = 'demo-approver'`,
      ),
    );
    const asked = async (cookie: string): Promise<number> =>
      (await server.get('/v1/people', { cookie })).status;
    const name = approver['cookie']!.split('=')[0]!;
    const statuses = [
      await asked(`${name}=forged`),
      await asked(approver['cookie']!),
      await asked(admin['cookie']!),
    ];
    await server.stop();

    expect(statuses).toEqual([401, 401, 200]);
  });
});
