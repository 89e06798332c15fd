import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digestOf } from '@ringfence/rules';
import Database from 'better-sqlite3';
import { databaseFile } from '../database/sqlite-file.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { readManifest } from './bundle-manifest.js';
import { BundleSeal } from './bundle-seal.js';
import { putLive, shippedPolicyNamed, storeVersion } from './put-live.fixture.js';

/** The data of a server that stands still: somebody who holds the disk may do all of this. */
interface Meddling {
  readonly sql: Database.Database;
  readonly file: string;
  /** The database as it was before the last promotion. */
  readonly older: string;
}

interface Row {
  readonly name: string;
  readonly meddle: (data: Meddling) => void;
  /** Version that answers; null: none. */
  readonly answers: 1 | 2 | 3 | null;
  readonly says?: RegExp;
  /** Whether promotions are refused. */
  readonly refuses?: boolean;
}

const TRIGGERS = ['bundle', 'promotion', 'policy_version', 'log_entry'];

function withoutTriggers(sql: Database.Database, work: () => void): void {
  for (const table of TRIGGERS) {
    for (const what of ['update', 'delete']) sql.exec(`drop trigger ${table}_no_${what}`);
  }
  sql.pragma('foreign_keys = off');
  work();
}

function changeManifest({ sql }: Meddling, change: object, key?: BundleSeal): void {
  const bundle = sql.prepare('select manifest, signature from bundle where sequence = 3').get() as {
    manifest: string;
    signature: Buffer;
  };
  const manifest = { ...readManifest(bundle.manifest)!, ...change };
  const text = JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()));
  const signature = key?.close(manifest).signature ?? bundle.signature;
  sql
    .prepare('update bundle set manifest = ?, signature = ? where sequence = 3')
    .run(text, signature);
}

const stranger = new BundleSeal(generateKeyPairSync('ed25519').privateKey);
/** As whoever changes bytes and digest alike does: the rules of version 3, with one name changed. */
const otherBytes = (sql: Database.Database): string =>
  String(
    sql.prepare('select canonical from policy_version where version = 3').pluck().get(),
  ).replace('"third"', '"other"');
const truncated = (file: string): void =>
  writeFileSync(file, readFileSync(file).subarray(0, 2_000));
const changed = (file: string): void =>
  writeFileSync(file, readFileSync(file, 'utf8').replace('\\"version\\":3', '\\"version\\":1'));

const ROWS: readonly Row[] = [
  { name: 'nothing', meddle: () => undefined, answers: 3 },
  {
    name: 'the bytes of the live version',
    meddle: ({ sql }) =>
      sql.prepare('update policy_version set canonical = ? where version = 3').run(otherBytes(sql)),
    answers: 3,
    says: /bytes of version 3 do not have the signed digest/,
    refuses: true,
  },
  {
    name: 'the bytes of the live version and their digest',
    meddle: ({ sql }) => {
      const bytes = otherBytes(sql);
      sql
        .prepare('update policy_version set canonical = ?, digest = ? where version = 3')
        .run(bytes, digestOf(bytes));
    },
    answers: 3,
    says: /do not have the signed digest/,
    refuses: true,
  },
  {
    name: 'the digest alone',
    meddle: ({ sql }) =>
      sql
        .prepare('update policy_version set digest = ? where version = 3')
        .run(digestOf('something')),
    answers: 3,
    says: /another digest than its bundle/,
    refuses: true,
  },
  {
    name: 'the bytes of an older version',
    meddle: ({ sql }) =>
      sql.exec(
        `update policy_version set canonical = replace(canonical, '"second"', '"other"') where version = 2`,
      ),
    answers: 3,
    says: /bytes of version 2 do not have the digest/,
    refuses: true,
  },
  {
    name: 'the signature of an older bundle',
    meddle: ({ sql }) => sql.exec('update bundle set signature = zeroblob(64) where sequence = 2'),
    answers: 3,
    says: /signature of bundle 2 does not fit/,
    refuses: true,
  },
  {
    name: 'the manifest, to another version',
    meddle: (data) => changeManifest(data, { version: 1 }),
    answers: 3,
    says: /signature does not fit/,
    refuses: true,
  },
  {
    name: 'the manifest, to a higher sequence',
    meddle: (data) => changeManifest(data, { sequence: 9 }),
    answers: 3,
    says: /signature does not fit/,
    refuses: true,
  },
  {
    name: 'the approvals in the manifest, signed with another key',
    meddle: (data) => changeManifest(data, { approvals: [] }, stranger),
    answers: 3,
    says: /signature does not fit/,
    refuses: true,
  },
  {
    name: 'the newest bundle and promotion, which are taken away',
    meddle: ({ sql }) => {
      sql.exec('delete from bundle where sequence = 3');
      sql.exec('delete from promotion where id = 3');
    },
    answers: 3,
    says: /ledger tells of bundle 3, but the newest on record is 2/,
    refuses: true,
  },
  {
    name: 'the newest bundle, promotion and file, which are taken away',
    meddle: ({ sql, file }) => {
      sql.exec('delete from bundle where sequence = 3');
      sql.exec('delete from promotion where id = 3');
      rmSync(file);
    },
    answers: null,
    says: /ledger tells of bundle 3, but the newest on record is 2/,
    refuses: true,
  },
  {
    name: 'the whole database, to that of an hour ago',
    meddle: ({ sql, older }) => {
      sql.close();
      for (const more of ['-wal', '-shm']) rmSync(sql.name + more, { force: true });
      cpSync(older, sql.name);
    },
    answers: 3,
    says: /newest bundle on record is 2, but bundle 3 was live/,
    refuses: true,
  },
  {
    name: 'the newest bundle, of which the row is deleted',
    meddle: ({ sql }) => sql.exec('delete from bundle where sequence = 3'),
    answers: 3,
    says: /promotion 3, bundle 2/,
    refuses: true,
  },
  {
    name: 'a promotion that is written by hand',
    meddle: ({ sql }) =>
      sql.exec(
        `insert into promotion (id, version, promoted_at, promoted_by, reason, kind) values (4, 2, 0, 'demo-admin', 'mine', 'promotion')`,
      ),
    answers: 3,
    says: /promotion 4, bundle 3/,
    refuses: true,
  },
  {
    name: 'a promotion with a copy of an older bundle under the next sequence',
    meddle: ({ sql }) => {
      sql.exec(
        `insert into promotion select 4, version, promoted_at, promoted_by, reason, kind, log_index from promotion where id = 2`,
      );
      sql.exec('insert into bundle select 4, manifest, signature from bundle where sequence = 2');
    },
    answers: 3,
    says: /another sequence than its bundle/,
    refuses: true,
  },
  {
    name: 'who promoted',
    meddle: ({ sql }) => sql.exec(`update promotion set promoted_by = 'demo-author' where id = 3`),
    answers: 3,
    says: /another promotedBy than its bundle/,
    refuses: true,
  },
  {
    name: 'what the log tells of the promotion',
    meddle: ({ sql }) =>
      sql.exec(
        `update log_entry set leaf = json_set(leaf, '$.after', 'sha256:') where idx = (select log_index from promotion where id = 3)`,
      ),
    answers: 3,
    says: /does not tell of promotion 3/,
    refuses: true,
  },
  {
    name: 'an entry of the log, to what is no entry',
    meddle: ({ sql }) => {
      const indexes = sql
        .prepare(
          `select name from sqlite_master where type = 'index' and sql like '%json_extract%'`,
        )
        .pluck()
        .all();
      for (const index of indexes) sql.exec(`drop index ${String(index)}`);
      sql.exec(
        `update log_entry set leaf = '{' where idx = (select log_index from promotion where id = 2)`,
      );
    },
    answers: 3,
    says: /ledger does not tell what was promoted/,
    refuses: true,
  },
  {
    name: 'all there was of policies',
    meddle: ({ sql }) => {
      for (const table of ['bundle', 'promotion', 'policy_version'])
        sql.exec(`delete from ${table}`);
    },
    answers: 3,
    says: /the database has no bundle, but bundle 3 was live/,
    refuses: true,
  },
  {
    name: 'the file, which is cut off',
    meddle: ({ file }) => truncated(file),
    answers: 3,
    says: /live-bundle\.json: it was changed or cut off/,
  },
  {
    name: 'the file, to another version',
    meddle: ({ file }) => changed(file),
    answers: 3,
    says: /live-bundle\.json: its signature does not fit/,
  },
  { name: 'the file, which goes away', meddle: ({ file }) => rmSync(file), answers: 3 },
  {
    name: 'the live bytes and the file',
    meddle: ({ sql, file }) => {
      sql.prepare('update policy_version set canonical = ? where version = 3').run(otherBytes(sql));
      truncated(file);
    },
    answers: null,
    says: /no policy is live; .*signed digest; live-bundle\.json/,
    refuses: true,
  },
  {
    name: 'the live bytes, with the file gone',
    meddle: ({ sql, file }) => {
      sql.prepare('update policy_version set canonical = ? where version = 3').run(otherBytes(sql));
      rmSync(file);
    },
    answers: null,
    says: /no policy is live; .*signed digest/,
    refuses: true,
  },
  {
    name: 'all bundles and the file, so that everything looks as it did before there were bundles',
    meddle: ({ sql, file }) => {
      sql.exec('delete from bundle');
      rmSync(file);
    },
    answers: null,
    says: /promotion 3, bundle none/,
    refuses: true,
  },
];

describe('V5: a start on data that somebody changed', () => {
  /** Data with three promotions, as a server left it. */
  let origin: string;
  let folder: string;
  let older: string;
  /** A session that outlives the server it was begun at. */
  let approver: Record<string, string>;

  beforeAll(async () => {
    const before = await ServerUnderTest.start();
    approver = await before.signIn('approver');
    for (const [version, title] of [
      [2, 'second'],
      [3, 'third'],
    ] as const) {
      older = path.join(before.folder, `before-${version}.sqlite`);
      before.other.exec(`vacuum into '${older}'`);
      await putLive(before, await storeVersion(before, version, shippedPolicyNamed(title)));
    }
    before.other.close();
    await before.server.stop();
    origin = before.folder;
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-changed-'));
    cpSync(origin, folder, { recursive: true });
  });

  afterAll(() => rmSync(origin, { recursive: true, force: true }));

  for (const { name, meddle, answers, says, refuses = false } of ROWS) {
    it(`${name}: version ${answers ?? 'none'} answers`, async () => {
      const sql = new Database(databaseFile(folder));
      withoutTriggers(sql, () =>
        meddle({ sql, older, file: path.join(folder, 'live-bundle.json') }),
      );
      sql.close();
      const server = await ServerUnderTest.start({
        folder,
        settings: { RINGFENCE_KEYS: path.join(origin, 'keys') },
      });
      const decided = await server.post('/v1/decisions', incomingCall('after'));
      let ready = await server.get('/health/ready');
      // What is not served is looked at after the start.
      while (says !== undefined && policyCheck(ready).ok) ready = await server.get('/health/ready');
      const overview = await server.get('/v1/overview', approver);
      const promoting = { digest: `sha256:${'0'.repeat(64)}`, reason: 'a spec' };
      const promoted = await server.asPerson(approver, 'POST', '/v1/promotions', promoting);
      const metrics = String((await server.get('/metrics')).body['text']);
      await server.stop();

      if (answers === null) {
        expect([decided.status, decided.body['code']]).toEqual([503, 'no-policy']);
        expect(overview.body['policy']).toBeNull();
      } else {
        expect([decided.status, decided.body['effect']]).toEqual([200, 'permit']);
        expect((decided.body['policy'] as { version: number }).version).toBe(answers);
      }
      expect(ready.status).toBe(answers === null ? 503 : 200);
      expect(policyCheck(ready).ok).toBe(says === undefined);
      if (says !== undefined) expect(policyCheck(ready).reason).toMatch(says);
      expect(attentionOf(overview).length > 0).toBe(says !== undefined);
      expect(/ringfence_policy_findings\{code="\S+"\} [1-9]/.test(metrics)).toBe(
        says !== undefined,
      );
      // The watch over the ledger finds most of it too, and its gate comes first.
      const codes = refuses ? ['bundle-bad', 'ledger-tampered'] : ['version-unknown'];
      expect(codes).toContain(String(promoted.body['code']));
      if (refuses)
        expect(JSON.stringify(promoted.body['problems'])).toMatch(
          /"at":"\/gates\/bundle-sequence"/,
        );
    });
  }
});

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly reason?: string;
}

function policyCheck({ body }: Answer): Check {
  return (body['checks'] as Check[]).find(({ name }) => name === 'policy')!;
}

function attentionOf({ body }: Answer): unknown[] {
  return (body['attention'] as { kind: string }[]).filter(({ kind }) => kind === 'policy-changed');
}
