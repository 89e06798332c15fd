import type { Database, Statement } from 'better-sqlite3';
import { openCheckpoint, type LogIdentity } from '../ledger/checkpoint.js';
import { HASH_BYTES, leafHash } from '../ledger/merkle-hash.js';
import { StoredTree } from '../ledger/stored-tree.js';
import { TILE_WIDTH, TreeEdge, type EdgeLevel } from '../ledger/tree-edge.js';
import { agreedSize } from './agreed-size.js';
import type { DecisionCheck, DecisionColumns } from './decision-check.js';
import type { LogFinding } from './log-finding.js';
import { readLeaf } from './read-leaf.js';

/** An entry with the decision beside it, where there is one. */
type Row = { idx: number; at: number; kind: string; leaf: string } & DecisionColumns;

/** The newest checkpoint, opened, and the hashes at the right end of the tree as of then. */
export interface SignedHead {
  readonly size: number;
  readonly root: Buffer;
  readonly edge: readonly EdgeLevel[];
}

/**
 * Holds entries against the tree, the checkpoints and the rows beside them, in the order of the log and from its beginning.
 *
 * It reads with a connection that cannot write, a page at a time, and keeps nothing but the right edge of the tree.
 */
export class LogCheck {
  readonly #log: LogIdentity;
  readonly #decisions: DecisionCheck;
  readonly #page: Statement<[number, number], Row>;
  readonly #tile: Statement<[number, number], Buffer>;
  readonly #edgeRows: Statement<[], EdgeLevel>;
  readonly #newest: Statement<[], { size: number; note: string }>;
  readonly #between: Statement<[number, number], { size: number; note: string }>;
  readonly #connection: Database;
  readonly #edge = new TreeEdge((level, n, hashes) => this.#compareTile(level, n, hashes));
  #finding: LogFinding | undefined;
  /** Size of the first checkpoint on the way that has another root: an entry before it was changed, which is named later. */
  #otherRoot: number | undefined;

  constructor(connection: Database, log: LogIdentity, decisions: DecisionCheck) {
    this.#connection = connection;
    this.#log = log;
    this.#decisions = decisions;
    this.#page = connection.prepare(
      `select e.idx, e.at, e.kind, e.leaf, d.decision_id, d.decided_at, d.key_id, d.attempt_ref, d.question_ref, d.effect,
         d.scenario, d.action, d.business_number, d.user_ref, d.bsuid_ref, d.origin, d.target, d.via, d.reasons, d.version,
         d.valid_until, d.payload
       from log_entry e left join decision d on d.idx = e.idx where e.idx >= ? order by e.idx limit ?`,
    );
    this.#tile = connection
      .prepare<[number, number], Buffer>('select hashes from log_tile where level = ? and n = ?')
      .pluck();
    this.#edgeRows = connection.prepare('select level, n, hashes from log_edge order by level');
    this.#newest = connection.prepare(
      'select size, note from log_checkpoint order by size desc limit 1',
    );
    this.#between = connection.prepare(
      'select size, note from log_checkpoint where size >= ? and size <= ? order by size',
    );
  }

  /** Number of entries that were looked at. */
  get size(): number {
    return this.#edge.size;
  }

  /** The first thing that was found wrong; nothing is looked at after it. */
  get finding(): LogFinding | undefined {
    return this.#finding;
  }

  /** The newest checkpoint; undefined, with a finding: it cannot be believed. */
  head(): SignedHead | undefined {
    const { newest, edge } = this.#connection.transaction(() => ({
      newest: this.#newest.get(),
      edge: this.#edgeRows.all(),
    }))();
    const before = this.#edge.size;
    if (newest === undefined) return this.#find(0, 'no checkpoint of it is there');
    if (newest.size < before)
      return this.#find(
        newest.size,
        `its checkpoints end with ${newest.size} entries, but ${before} were signed`,
      );
    const checkpoint = openCheckpoint(newest.note, this.#log);
    if (checkpoint.problem !== undefined || checkpoint.size !== newest.size) {
      return this.#find(
        before,
        `its newest checkpoint, of ${newest.size} entries, cannot be believed: ${checkpoint.problem ?? 'it is of another size'}`,
      );
    }
    return { size: checkpoint.size, root: checkpoint.root, edge };
  }

  /**
   * Looks at the next entries up to the head, and at the head's root once all before it were looked at.
   *
   * @param most how many entries at most
   * @param everyCheckpoint whether older checkpoints on the way are opened and compared too
   */
  step(head: SignedHead, most: number, everyCheckpoint: boolean): void {
    const end = Math.min(head.size, this.#edge.size + most);
    const checkpoints = everyCheckpoint
      ? this.#between.all(this.#edge.size, Math.min(end, head.size - 1))
      : [];
    for (const row of this.#page.all(this.#edge.size, end - this.#edge.size)) {
      this.#compareOlder(checkpoints);
      this.#take(row);
      if (this.#finding !== undefined) return;
    }
    this.#compareOlder(checkpoints);
    if (this.#edge.size < end) this.#find(this.#edge.size, 'the entry is missing');
    else if (end === head.size) this.#compareHead(head);
  }

  #take({ idx, at, kind, leaf, ...decision }: Row): void {
    const index = this.#edge.size;
    if (idx !== index) return void this.#find(index, 'the entry is missing');
    this.#edge.append(leafHash(leaf));
    const said = readLeaf(leaf);
    const instant = new Date(at).toISOString();
    if (said['index'] !== idx || said['kind'] !== kind || said['at'] !== instant) {
      this.#find(idx, 'the entry says another index, kind or instant than it is kept under');
    }
    const differing = this.#decisions.difference(said, decision);
    if (differing !== undefined) this.#find(idx, differing);
  }

  #compareTile(level: number, n: number, hashes: Buffer): void {
    const stored = this.#tile.get(level, n);
    const at = stored === undefined ? 0 : firstDifference(stored, hashes);
    if (at === undefined) return;
    this.#find(
      firstLeaf(level, n, at),
      stored === undefined ? 'the tree over the entries is not whole' : NOT_SIGNED,
    );
  }

  #compareHead({ size, root, edge }: SignedHead): void {
    if (this.#edge.root().equals(root)) {
      // Both were signed with the log's key, and one of them is not of this log.
      if (this.#otherRoot !== undefined) {
        this.#find(
          this.#otherRoot - 1,
          `another log was signed too, of ${this.#otherRoot} entries`,
        );
      }
      return;
    }
    const levels = this.#edge.levels();
    // The edge on disk holds the writer's own hashes: where they are what was signed, they name the entry.
    const isEdgeSigned = TreeEdge.of(size, edge)?.root().equals(root) === true;
    for (const { level, n, hashes } of isEdgeSigned ? levels : []) {
      const at = firstDifference(edge.find((stored) => stored.level === level)!.hashes, hashes);
      if (at !== undefined) return this.#find(firstLeaf(level, n, at), NOT_SIGNED);
    }
    const tree = new StoredTree(this.#connection, levels);
    const agreed = agreedSize(this.#connection, this.#log, tree, size);
    this.#find(agreed, `the entries up to ${size - 1} do not have the root that was signed`);
  }

  /** Compares the checkpoints of exactly the size reached, and takes them off the list. */
  #compareOlder(checkpoints: { size: number; note: string }[]): void {
    while (checkpoints[0]?.size === this.#edge.size) {
      const { size, note } = checkpoints.shift()!;
      const opened = openCheckpoint(note, this.#log);
      if (opened.problem !== undefined || opened.size !== size) {
        this.#find(Math.max(0, size - 1), `the checkpoint of ${size} entries was changed`);
      } else if (!this.#edge.root().equals(opened.root)) this.#otherRoot ??= size;
    }
  }

  #find(firstBad: number, what: string): undefined {
    this.#finding ??= { firstBad, what };
    return undefined;
  }
}

const NOT_SIGNED = 'the entry is not the one that was signed';

/** Index of the first entry below a hash of a tile. */
function firstLeaf(level: number, n: number, at: number): number {
  return (n * TILE_WIDTH + at) * TILE_WIDTH ** level;
}

/** Which of the hashes is the first that differs; undefined: none does. */
function firstDifference(stored: Uint8Array, hashes: Uint8Array): number | undefined {
  for (let at = 0; at < hashes.length; at++) {
    if (stored[at] !== hashes[at]) return Math.floor(at / HASH_BYTES);
  }
  return stored.length === hashes.length ? undefined : Math.floor(hashes.length / HASH_BYTES);
}
