import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@ringfence/rules';
import Database from 'better-sqlite3';
import { partPayload, payloadLabel } from '../../ledger/decision-payload.js';
import { LedgerConnection } from '../../ledger/ledger-connection.js';
import { KeyFolder } from '../../keys/key-folder.js';
import type { KeySet } from '../../keys/key-set.js';
import { SystemRandomSource } from '../../runtime/system-random-source.js';
import { References } from '../../subjects/references.js';
import { Seal } from '../../subjects/seal.js';
import { SubjectReader } from '../../subjects/subject-reader.js';
import type { DecisionRow } from '../../decisions/decision-row.js';
import { connect, migrate } from '../data-source.js';
import { scrubIfDue } from '../scrub.js';
import { openForWriting } from '../sqlite-file.js';
import type { KilledAt } from './upgrade.fixture.js';
import {
  BUSINESS,
  isScoped,
  oldDecision,
  STRANGER,
  USER_PREFIX,
  userOf,
  writeOldRecords,
} from './old-records.fixture.js';

const UPGRADE = fileURLToPath(new URL('./upgrade.fixture.ts', import.meta.url));
const random = new SystemRandomSource();
/** Rows of the large copy (S4). */
const MANY = 100_000;
/** At the first key, among the keys, at the first payloads, at the last ones, and after the transaction. */
const KILLED_AT: readonly KilledAt[] = [0, 700, 2_100, 3_900, 'before-scrub', 'scrubbing'];

describe('sealed records: the step that puts references in place of numbers', () => {
  let folder: string;
  let file: string;
  let keys: KeySet;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ringfence-sealed-'));
    file = path.join(folder, 'ringfence.sqlite');
    const held = new KeyFolder(path.join(folder, 'keys'));
    held.makeMissing(random);
    keys = held.read();
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const upgrade = async (): Promise<void> => {
    const source = await connect(file, [], keys);
    await migrate(source);
    await source.destroy();
    const connection = openForWriting(file);
    scrubIfDue(connection);
    connection.close();
  };
  /** The bytes of all files of the database, as whoever steals them reads them. */
  const bytes = (): string =>
    ['', '-wal', '-shm']
      .map((end) => file + end)
      .filter((name) => existsSync(name))
      .map((name) => readFileSync(name).toString('latin1'))
      .join('');
  const clear = (): string[] =>
    bytes().match(
      new RegExp(
        `${USER_PREFIX}\\d{3}|${STRANGER}|(?:attempt|call|event|leg)-clear|JP\\.CLEAR`,
        'g',
      ),
    ) ?? [];
  const withReader = <T>(work: (connection: Database.Database, reader: SubjectReader) => T): T => {
    const connection = new Database(file, { readonly: true });
    try {
      return work(
        connection,
        new SubjectReader(new LedgerConnection(connection), new Seal(keys.subjects, random)),
      );
    } finally {
      connection.close();
    }
  };
  const decisions = (): DecisionRow[] =>
    withReader((connection) =>
      connection.prepare<[], DecisionRow>('select * from decision order by idx').all(),
    );
  /** What every row tells once it is opened, to be compared with what was stored in the clear. */
  const opened = (): unknown[] =>
    withReader((_, reader) =>
      decisions().map((row) => ({
        idx: row.idx,
        id: row.decision_id,
        ...partPayload(reader.open(row.subjects, payloadLabel(row.decision_id), row.payload)!),
      })),
    );
  const stored = (rows: number): unknown[] =>
    Array.from({ length: rows }, (_, idx) => {
      const { decisionId: id, decision, attempt, evidence, facts, outcomes } = oldDecision(idx);
      return { idx, id, decision, attempt, evidence, facts, outcomes };
    });

  it('keeps every decision under its index, with its words, and leaves nothing in the clear', async () => {
    await writeOldRecords(file, 400);
    const before = clear();
    await upgrade();

    expect(before.length).toBeGreaterThan(2_000);
    expect(clear()).toEqual([]);
    expect(opened()).toEqual(stored(400));
    expect(withReader((connection) => connection.pragma('integrity_check', { simple: true }))).toBe(
      'ok',
    );
  });

  it('finds by references whom a row was found by before', async () => {
    await writeOldRecords(file, 400);
    await upgrade();
    const references = new References(keys.pseudonyms);
    for (const row of decisions()) {
      const old = oldDecision(row.idx);
      const isStranger = row.idx % 100 === 50;

      expect(row.user_ref).toBe(
        isScoped(row.idx) ? null : references.of('number', userOf(row.idx)),
      );
      expect(row.bsuid_ref).toBe(
        isScoped(row.idx) ? references.of('bsuid', String(old['bsuid'])) : null,
      );
      expect(row.business_number).toBe(isStranger ? references.of('number', STRANGER) : BUSINESS);
      expect(row.attempt_ref).toBe(references.of('attempt', `key\0${String(old['attemptId'])}`));
      expect(row.question_ref).toBe(
        references.of('question', canonicalJson(JSON.parse(String(old['attempt'])))),
      );
    }
  });

  it('gives every decision a leaf that names its sealed payload, and nobody', async () => {
    await writeOldRecords(file, 200);
    await upgrade();
    const leaves = withReader((connection) =>
      connection.prepare<[], string>('select leaf from log_entry order by idx').pluck().all(),
    );

    expect(leaves.length).toBe(200);
    leaves.forEach((text, index) => {
      const leaf = JSON.parse(text) as Record<string, unknown>;

      expect(canonicalJson(leaf)).toBe(text);
      expect(leaf).toEqual(
        jasmine.objectContaining({
          v: 1,
          index,
          kind: 'decision',
          decisionId: `decision-${index}`,
          payload: jasmine.stringMatching(/^sha256:[0-9a-f]{64}$/),
        }),
      );
    });
    expect(() => {
      const connection = new Database(file);
      connection.exec('update log_entry set leaf = leaf');
    }).toThrowError(/append-only/);
  });

  it('keeps permissions, slots, calls, links and events under references', async () => {
    await writeOldRecords(file, 40);
    await upgrade();
    const references = new References(keys.pseudonyms);
    const all = (query: string): unknown[] =>
      withReader((connection) => connection.prepare(query).pluck().all());
    const pairs = Array.from({ length: 40 }, (_, user) =>
      isScoped(user)
        ? `${BUSINESS} ${references.of('bsuid', `JP.CLEAR-${user}`)}`
        : `${BUSINESS} ${references.of('number', userOf(user))}`,
    ).sort();

    expect(all('select pair from grant_state order by pair')).toEqual(pairs);
    expect(all('select pair from slot order by pair')).toEqual(pairs);
    expect(all('select call_ref from call').sort()).toEqual(
      Array.from({ length: 40 }, (_, n) => references.of('call', `call-clear-${n}`)).sort(),
    );
    expect(all('select event_ref from event_seen').sort()).toEqual(
      Array.from({ length: 40 }, (_, n) => references.of('event', `event-clear-${n}`)).sort(),
    );
    expect(
      all(
        `select number_ref from user_alias where bsuid_ref = '${references.of('bsuid', 'JP.CLEAR-5')}'`,
      ),
    ).toEqual([references.of('number', userOf(5))]);
    expect(all('select role from call_leg where subjects is not null')).toEqual([
      'destination',
      'destination',
      'destination',
      'destination',
    ]);
    // Everybody a pair is named after is known, so that a change of keys can move it.
    expect(
      all(
        `select count(*) from grant_state where substr(pair, instr(pair, ' ') + 1) not in (select reference from subject)`,
      ),
    ).toEqual([0]);
  });

  it('S4: goes down and up again, and loses no row and no word', async () => {
    await writeOldRecords(file, 300);
    await upgrade();
    const source = await connect(file, [], keys);
    const steps = source.migrations.map(({ name }) => name);
    const later = steps.length - steps.indexOf('SealedRecords1795500000008');
    for (let step = 0; step < later; step++) await source.undoLastMigration();
    const old = await source.query<Record<string, unknown>[]>(
      'select * from decision order by idx',
    );
    const grants = await source.query<unknown[]>(
      'select pair from grant_state order by pair limit 2',
    );
    await migrate(source);
    await source.destroy();

    expect(
      old.map(({ wa_id, bsuid, attempt, body_digest }) => ({ wa_id, bsuid, attempt, body_digest })),
    ).toEqual(
      Array.from({ length: 300 }, (_, idx) => {
        const { waId, bsuid, attempt, bodyDigest } = oldDecision(idx);
        return { wa_id: waId, bsuid, attempt, body_digest: bodyDigest };
      }),
    );
    expect(grants).toEqual([
      { pair: `${BUSINESS} ${userOf(0)}` },
      { pair: `${BUSINESS} ${userOf(1)}` },
    ]);
    expect(opened()).toEqual(stored(300));
  });

  it('is whole or not at all when the process is killed in the middle', async () => {
    await writeOldRecords(file, 1_000);
    const original = `${file}.old`;
    copyFileSync(file, original);
    const states: string[] = [];
    for (const at of KILLED_AT) {
      for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
      copyFileSync(original, file);
      await killedUpgrade(file, path.join(folder, 'keys'), at);
      states.push(stateOf(file));
      await upgrade();

      expect(clear()).toEqual([]);
      expect(opened()).toEqual(stored(1_000));
    }

    expect(states.slice(0, 5)).toEqual(['old', 'old', 'old', 'old', 'to be scrubbed']);
    expect(states[5]).not.toBe('old');
  }, 240_000);

  it(`S4: seals ${MANY} decisions, and what goes with them`, async () => {
    await writeOldRecords(file, MANY);
    await upgrade();

    expect(clear()).toEqual([]);
    const rows = decisions();
    expect(rows.length).toBe(MANY);
    expect(rows[MANY - 1]!.decision_id).toBe(`decision-${MANY - 1}`);
    expect(
      withReader((connection) =>
        connection.prepare('select count(*) from log_entry').pluck().get(),
      ),
    ).toBe(MANY);
  }, 240_000);
});

/** Upgrades in a process of its own until it is killed. */
async function killedUpgrade(file: string, keysFolder: string, at: KilledAt): Promise<void> {
  const child = spawn(process.execPath, ['--import', './tools/typescript.mjs', UPGRADE], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  if (at === 'scrubbing') child.stdout.once('data', () => child.kill('SIGKILL'));
  child.stdin.end(JSON.stringify([file, keysFolder, at]));
  await gone;
}

/** How far an upgrade got. */
function stateOf(file: string): string {
  const connection = new Database(file);
  const has = (name: string): boolean =>
    connection.prepare('select 1 from sqlite_master where name = ?').get(name) !== undefined;
  try {
    if (!has('subject')) return 'old';
    return connection.prepare('select 1 from scrub_due').get() === undefined
      ? 'done'
      : 'to be scrubbed';
  } finally {
    connection.close();
  }
}
