import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '../database/sqlite-file.js';
import { SYSTEM } from './act.js';
import { LogIdentity, openCheckpoint } from './checkpoint.js';
import { RecordUnavailable } from './ledger.js';
import { leafHash } from './merkle-hash.js';
import { recordFor, StoppedClock, TemporaryLedger } from './temporary-ledger.fixture.js';
import { TreeEdge } from './tree-edge.js';

const NOW = 1_800_000_000_000;
const clock = new StoppedClock(NOW);

interface Signed {
  readonly size: number;
  readonly at: number;
  readonly note: string;
}

describe('A4: the log’s tree on disk', () => {
  let store: TemporaryLedger;

  beforeEach(async () => {
    store = await TemporaryLedger.open(clock);
  });

  afterEach(() => store.close());

  const decide = async (count: number, prefix = 'a'): Promise<void> => {
    const records = Array.from({ length: count }, (_, i) => recordFor(`${prefix}${i}`));
    await Promise.all(records.map((record) => store.ledger.write({ kind: 'decision', record })));
  };
  const signed = (connection = store.other): Signed[] =>
    connection.prepare('select * from log_checkpoint order by size').all() as Signed[];
  /** Waits for the checkpoint that covers so many entries; the spec's own time limit ends it otherwise. */
  const checkpointOf = async (size: number): Promise<Signed> => {
    for (;;) {
      const found = signed().find((candidate) => candidate.size === size);
      if (found !== undefined) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  /** Root over the first entries, from the entries alone. */
  const rootOf = (size: number, connection = store.other): Buffer => {
    const edge = new TreeEdge();
    const leaves = connection.prepare('select leaf from log_entry order by idx limit ?').pluck();
    for (const leaf of leaves.all(size) as string[]) edge.append(leafHash(leaf));
    return edge.root();
  };
  const restart = async (keys = store.keys): Promise<void> => {
    await store.stop();
    store = await TemporaryLedger.on(store.folder, keys, clock);
  };
  /** Starts on what was meddled with, and gives the reason why it does not. */
  const refusalAfter = async (meddle: () => void, keys = store.keys): Promise<string> => {
    await decide(300);
    await restart();
    store.forceOpen();
    meddle();
    await store.stop();
    const outcome = await TemporaryLedger.on(store.folder, keys, clock).catch(
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(RecordUnavailable);
    return (outcome as Error).message;
  };

  it('is signed when it is empty, and again soon after each entry, without a stop', async () => {
    clock.instant = NOW + 5;
    await decide(3);
    const { at, note } = await checkpointOf(3);
    clock.instant = NOW;

    expect(signed().map(({ size }) => size)).toContain(0);
    expect(at).toBe(NOW + 5);
    expect(openCheckpoint(note, LogIdentity.of(store.keys.log))).toEqual({
      size: 3,
      root: rootOf(3),
    });
  });

  it('is one over decisions, acts and gaps', async () => {
    await decide(1);
    await store.ledger.change({
      writes: [],
      acts: [
        { action: 'a.b', object: 'a/1', actor: SYSTEM, before: null, after: null, reason: null },
      ],
    });
    await store.ledger.write({ kind: 'gap', from: NOW, to: NOW, count: 1, reason: 'full' });
    const { note } = await checkpointOf(3);

    expect(openCheckpoint(note, LogIdentity.of(store.keys.log))).toEqual({
      size: 3,
      root: rootOf(3),
    });
  });

  it('is signed when the writer closes, and not again when nothing was added', async () => {
    await decide(2);
    await restart();
    await restart();

    expect(signed().map(({ size }) => size)).toEqual([0, 2]);
  });

  it('keeps its tiles once they are full, and goes on after a restart as if there had been none', async () => {
    await decide(300);
    await restart();
    await decide(400, 'b');
    await restart();
    const log = LogIdentity.of(store.keys.log);

    expect(store.all('select n from log_tile where level = 0 order by n')).toEqual([0, 1]);
    expect(store.all('select level from log_edge order by level')).toEqual([0, 1]);
    for (const { size, note } of signed()) {
      expect(openCheckpoint(note, log)).toEqual({ size, root: rootOf(size) });
    }
    expect(signed().at(-1)!.size).toBe(700);
  });

  it('A3: has nothing of what could not be written', async () => {
    await decide(2);
    store.breakDecisions();
    await Promise.allSettled([decide(3, 'lost')]);
    store.mendDecisions();
    await decide(2, 'after');
    await restart();
    const { size, note } = signed().at(-1)!;

    // The gap is told once the store is back.
    expect(size).toBe(5);
    expect(openCheckpoint(note, LogIdentity.of(store.keys.log))).toEqual({
      size: 5,
      root: rootOf(5),
    });
  });

  it('takes up what a writer that was killed left without a checkpoint', async () => {
    await decide(700);
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-ledger-'));
    // What is on disk at this moment.
    store.other.prepare('vacuum into ?').run(databaseFile(folder));
    const left = new Database(databaseFile(folder));
    left.exec('drop trigger log_checkpoint_no_delete; delete from log_checkpoint where size > 0');
    left.exec('delete from log_edge');
    left.close();
    const copy = await TemporaryLedger.on(folder, store.keys, clock);
    const { size, note } = signed(copy.other).at(-1)!;
    const root = rootOf(700, copy.other);
    await copy.stop();
    rmSync(folder, { recursive: true, force: true });

    expect(size).toBe(700);
    expect(openCheckpoint(note, LogIdentity.of(store.keys.log))).toEqual({ size: 700, root });
  });

  it('goes on from what was signed after an entry was changed behind its back: the change does not get in', async () => {
    await decide(10);
    const before = rootOf(10);
    await restart();
    store.forceOpen();
    store.other.exec(`update log_entry set leaf = replace(leaf, 'permit', 'deny') where idx = 4`);
    await restart();
    await decide(1, 'b');
    await restart();
    const log = LogIdentity.of(store.keys.log);
    const [older, newer] = signed()
      .slice(-2)
      .map(({ note }) => openCheckpoint(note, log));

    expect(older).toEqual({ size: 10, root: before });
    expect(newer?.problem).toBeUndefined();
    expect(newer).not.toEqual({ size: 11, root: rootOf(11) });
  });

  describe('A3: nothing is written after', () => {
    const broken: readonly { name: string; sql: string; says: RegExp }[] = [
      {
        name: 'an end that is missing',
        sql: 'delete from log_entry where idx >= 290',
        says: /ends with entry 289, but 300 entries were signed/,
      },
      {
        name: 'a checkpoint that was changed',
        sql: `update log_checkpoint set note = replace(note, '300', '301') where size = 300`,
        says: /newest checkpoint cannot be believed \(its signature by ringfence\/\w+ is wrong\)/,
      },
      {
        name: 'a checkpoint under another size',
        sql: 'update log_checkpoint set size = 299 where size = 300',
        says: /of another size/,
      },
      {
        name: 'an edge that is missing',
        sql: 'delete from log_edge where level = 0',
        says: /edge of the log's tree is not what was signed/,
      },
      {
        name: 'an edge that was changed',
        sql: 'update log_edge set hashes = zeroblob(length(hashes)) where level = 1',
        says: /edge of the log's tree is not what was signed/,
      },
    ];
    for (const { name, sql, says } of broken) {
      it(name, async () => {
        expect(await refusalAfter(() => store.other.exec(sql))).toMatch(says);
      });
    }

    it('a hole among the entries that no checkpoint covers', async () => {
      const says = await refusalAfter(() => {
        store.other.exec('delete from log_checkpoint; delete from log_edge');
        store.other.exec('delete from log_tile; delete from log_entry where idx = 7');
      });

      expect(says).toMatch(/entry 7 of the log is missing/);
    });

    it('checkpoints by another key', async () => {
      const { privateKey } = generateKeyPairSync('ed25519');
      const says = await refusalAfter(() => undefined, { ...store.keys, log: privateKey });

      expect(says).toMatch(/not signed by ringfence\/\w+\): put the log's key back/);
    });
  });
});
