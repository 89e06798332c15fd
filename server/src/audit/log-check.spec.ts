import { createPublicKey } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile, openForReading } from '../database/sqlite-file.js';
import type { KeySet } from '../keys/key-set.js';
import { KeyFolder } from '../keys/key-folder.js';
import { LogIdentity } from '../ledger/checkpoint.js';
import { incomingCall, ServerUnderTest } from '../server-under-test.fixture.js';
import { References } from '../subjects/references.js';
import { DecisionCheck } from './decision-check.js';
import { LogCheck } from './log-check.js';
import type { LogFinding } from './log-finding.js';
import { PolicyCheck } from './policy-check.js';

const APPEND_ONLY = [
  'log_entry',
  'log_tile',
  'log_checkpoint',
  'decision',
  'policy_version',
  'promotion',
];

interface Meddling {
  readonly name: string;
  readonly sql: string;
  /** Beside the first decision; -Infinity: among the acts before it. */
  readonly firstBad: number | undefined;
  readonly what: RegExp;
}

describe('A row that was changed behind the server’s back is named', () => {
  let folder: string;
  let keys: KeySet;
  /** Index of the first decision: what comes before are acts of the first start. */
  let begin: number;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-check-'));
    let server = await ServerUnderTest.start({ folder });
    const decide = async (from: number, to: number): Promise<number[]> => {
      const attempts = Array.from({ length: to - from }, (_, i) => incomingCall(`a${from + i}`));
      const answers = await Promise.all(attempts.map((each) => server.post('/v1/decisions', each)));
      return answers.map(({ body }) => (body['log'] as { index: number }).index);
    };
    begin = Math.min(...(await decide(0, 280)));
    // A checkpoint is signed at the stop.
    server = await server.restart();
    await decide(280, 300);
    server = await server.restart();
    server.other.close();
    await server.server.stop();
    keys = new KeyFolder(path.join(folder, 'keys')).read();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Looks at everything as it is after the statements. */
  const findingAfter = (sql: string): LogFinding | undefined => {
    const copy = mkdtempSync(path.join(tmpdir(), 'ringfence-check-'));
    cpSync(databaseFile(folder), databaseFile(copy));
    const meddler = new Database(databaseFile(copy));
    for (const table of APPEND_ONLY) {
      for (const verb of ['update', 'delete']) {
        meddler.exec(`drop trigger if exists ${table}_no_${verb}`);
      }
    }
    meddler.pragma('foreign_keys = off');
    meddler.exec(sql.replaceAll('$first', String(begin)));
    meddler.close();
    const connection = openForReading(databaseFile(copy));
    try {
      const decisions = new DecisionCheck(connection, new References(keys.pseudonyms));
      const log = new LogIdentity(createPublicKey(keys.log));
      const check = new LogCheck(connection, log, decisions);
      for (let isWhole = false; !isWhole && check.finding === undefined;) {
        const head = check.head();
        if (head === undefined) break;
        check.step(head, 97, true);
        isWhole = check.size === head.size;
      }
      return check.finding ?? new PolicyCheck(connection).finding();
    } finally {
      connection.close();
      rmSync(copy, { recursive: true, force: true });
    }
  };

  it('and nothing is named where nothing was changed', () => {
    expect(findingAfter('')).toBeUndefined();
  });

  // Three hundred decisions: entries of a full tile, and of what follows it.
  const inTile = (column: string, value: string): string =>
    `update decision set ${column} = ${value} where idx = $first + 5`;
  const rows: readonly Meddling[] = [
    {
      name: 'an entry in a full tile',
      sql: `update log_entry set leaf = replace(leaf, '"permit"', '"deny"') where idx = $first + 5`,
      firstBad: 5,
      what: /another effect/,
    },
    {
      name: 'an entry and its decision alike, in a full tile',
      sql: `update log_entry set leaf = replace(leaf, '"permit"', '"deny"') where idx = $first + 5;
        ${inTile('effect', "'deny'")}`,
      firstBad: 5,
      what: /not the one that was signed/,
    },
    {
      name: 'an entry and its decision alike, after the last full tile',
      sql: `update log_entry set leaf = replace(leaf, '"permit"', '"deny"') where idx = $first + 290;
        update decision set effect = 'deny' where idx = $first + 290`,
      firstBad: 290,
      what: /not the one that was signed/,
    },
    {
      name: 'an entry and its decision alike, with the edge of the tree lost',
      sql: `update log_entry set leaf = replace(leaf, '"permit"', '"deny"') where idx = $first + 290;
        update decision set effect = 'deny' where idx = $first + 290; delete from log_edge`,
      firstBad: 280,
      what: /do not have the root that was signed/,
    },
    {
      name: 'the newest checkpoint',
      sql: `update log_checkpoint set note = replace(note, '— ringfence/', '— ringfence/0')
        where size = (select max(size) from log_checkpoint)`,
      firstBad: -Infinity,
      what: /newest checkpoint, of \d+ entries, cannot be believed: it is not signed/,
    },
    {
      name: 'every checkpoint',
      sql: 'delete from log_checkpoint',
      firstBad: -Infinity,
      what: /no checkpoint of it is there/,
    },
    {
      name: 'an older checkpoint',
      sql: `update log_checkpoint set note = (select note from log_checkpoint where size = 0)
        where size = $first + 280`,
      firstBad: 279,
      what: /the checkpoint of \d+ entries was changed/,
    },
    {
      name: 'an entry that is deleted',
      sql: 'delete from log_entry where idx = $first + 7',
      firstBad: 7,
      what: /the entry is missing/,
    },
    {
      name: 'two entries in each other’s place',
      sql: `update log_entry set idx = 900001 where idx = $first + 7;
        update log_entry set idx = $first + 7 where idx = $first + 9;
        update log_entry set idx = $first + 9 where idx = 900001`,
      firstBad: 7,
      what: /another index/,
    },
    {
      name: 'the instant an entry is kept under',
      sql: 'update log_entry set at = at + 1 where idx = $first + 7',
      firstBad: 7,
      what: /another index, kind or instant/,
    },
    {
      name: 'a tile',
      sql: 'update log_tile set hashes = zeroblob(8192) where level = 0 and n = 0',
      firstBad: -Infinity,
      what: /not the one that was signed/,
    },
    {
      name: 'a tile that is deleted',
      sql: 'delete from log_tile where level = 0 and n = 0',
      firstBad: -Infinity,
      what: /tree over the entries is not whole/,
    },
    ...[
      { column: 'effect', value: `'deny'` },
      { column: 'scenario', value: 'null' },
      { column: 'origin', value: `'sip'` },
      { column: 'target', value: 'null' },
      { column: 'via', value: `'sip-trunk'` },
      { column: 'reasons', value: `'pstn-leg'` },
      { column: 'version', value: '2' },
      { column: 'decided_at', value: 'decided_at + 1' },
      { column: 'key_id', value: `'other'` },
      { column: 'business_number', value: `'+81311110002'` },
      { column: 'user_ref', value: 'null' },
      { column: 'valid_until', value: 'valid_until + 1' },
      { column: 'payload', value: 'zeroblob(40)' },
    ].map(({ column, value }) => ({
      name: `the column ${column} of a decision`,
      sql: inTile(column, value),
      firstBad: 5,
      what: /the decision on record has another/,
    })),
    {
      name: 'a decision that is deleted',
      sql: 'delete from decision where idx = $first + 5',
      firstBad: 5,
      what: /its decision is missing/,
    },
    {
      name: 'a decision that nobody made',
      sql: `update decision set idx = 0, decision_id = 'x' where idx = $first + 5`,
      firstBad: -Infinity,
      what: /a decision is kept under it that it does not tell of/,
    },
    {
      name: 'the bytes of a policy version',
      sql: `update policy_version set canonical = canonical || ' ' where version = 1`,
      firstBad: undefined,
      what: /bytes of policy version 1/,
    },
    {
      name: 'why a policy was promoted',
      sql: `update promotion set reason = 'another' where id = 1`,
      firstBad: -Infinity,
      what: /does not tell of promotion 1/,
    },
  ];

  for (const { name, sql, firstBad, what } of rows) {
    it(name, () => {
      const finding = findingAfter(sql);

      expect(finding?.what).toMatch(what);
      if (firstBad === undefined) expect(finding?.firstBad).toBeUndefined();
      else if (firstBad === -Infinity) expect(finding?.firstBad).toBeLessThan(begin);
      else expect(finding?.firstBad).toBe(begin + firstBad);
    });
  }
});
