import type { KeyObject } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { LogIdentity, openCheckpoint, signCheckpoint } from './checkpoint.js';
import { leafHash } from './merkle-hash.js';
import { TreeEdge, type EdgeLevel } from './tree-edge.js';

/** Entries read at once while the tree takes up those that no checkpoint covers yet. */
const PAGE = 1_000;

/** What is stored is not what was signed: nothing may be written after it (A3). */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
}

/**
 * The Merkle tree over the log's entries (RFC 9162), on one write connection; made anew from what is on disk after any error (A3).
 *
 * It goes on from the hashes that were signed and never from the entries themselves, so an entry changed behind the server's
 * back cannot get into the tree; whoever verifies the log names it.
 */
export class LogTree {
  readonly #key: KeyObject;
  readonly #log: LogIdentity;
  readonly #edge: TreeEdge;
  readonly #tileOf: Statement<[number, number], Buffer>;
  readonly #putTile: Statement<[number, number, Buffer]>;
  readonly #putCheckpoint: Statement<[number, number, string]>;
  readonly #putLevel: Statement<[EdgeLevel]>;
  readonly #dropLevels: Statement<[]>;
  #signedSize: number;

  /** @throws LogBroken when the newest checkpoint is not of this key, or the edge is not what it covers */
  constructor(connection: Database, key: KeyObject) {
    this.#key = key;
    this.#log = LogIdentity.of(key);
    this.#tileOf = connection
      .prepare<[number, number], Buffer>('select hashes from log_tile where level = ? and n = ?')
      .pluck();
    this.#putTile = connection.prepare('insert into log_tile (level, n, hashes) values (?, ?, ?)');
    this.#putCheckpoint = connection.prepare(
      'insert into log_checkpoint (size, at, note) values (?, ?, ?)',
    );
    this.#dropLevels = connection.prepare('delete from log_edge');
    this.#putLevel = connection.prepare(
      'insert into log_edge (level, n, hashes) values (:level, :n, :hashes)',
    );
    this.#edge = this.#restore(connection);
    this.#signedSize = hasCheckpoint(connection) ? this.#edge.size : -1;
  }

  /** Number of entries in the tree. */
  get size(): number {
    return this.#edge.size;
  }

  /** Whether a checkpoint covers every entry. */
  get isSigned(): boolean {
    return this.#signedSize === this.#edge.size;
  }

  append(leaf: string): void {
    this.#edge.append(leafHash(leaf));
  }

  /**
   * Takes up the entries that are on disk and not in the tree yet.
   *
   * @throws LogBroken when one of them is missing
   */
  takeUp(connection: Database, end: number): void {
    const page = connection.prepare<[number, number], { idx: number; leaf: string }>(
      'select idx, leaf from log_entry where idx >= ? order by idx limit ?',
    );
    while (this.#edge.size < end) {
      for (const { idx, leaf } of page.all(this.#edge.size, PAGE)) {
        if (idx !== this.#edge.size) {
          throw new LogBroken(`entry ${this.#edge.size} of the log is missing: restore it`);
        }
        this.append(leaf);
      }
    }
  }

  /**
   * Signs a checkpoint over every entry, unless there is one.
   *
   * @param at epoch milliseconds (UTC)
   */
  sign(at: number): void {
    if (this.isSigned) return;
    const { size } = this.#edge;
    const note = signCheckpoint({ size, root: this.#edge.root() }, this.#log, this.#key);
    this.#putCheckpoint.run(size, at, note);
    this.#dropLevels.run();
    for (const level of this.#edge.levels()) this.#putLevel.run(level);
    this.#signedSize = size;
  }

  #restore(connection: Database): TreeEdge {
    const onTile = (level: number, n: number, hashes: Buffer): void =>
      this.#keepTile(level, n, hashes);
    const newest = connection
      .prepare<[], { size: number; note: string }>(
        'select size, note from log_checkpoint order by size desc limit 1',
      )
      .get();
    if (newest === undefined) return new TreeEdge(onTile);
    const checkpoint = openCheckpoint(newest.note, this.#log);
    if (checkpoint.problem !== undefined || checkpoint.size !== newest.size) {
      throw new LogBroken(
        `the log's newest checkpoint cannot be believed (${checkpoint.problem ?? 'it is of another size'}): put the log's key back, or restore the data`,
      );
    }
    const levels = connection.prepare<[], EdgeLevel>('select * from log_edge order by level').all();
    const edge = TreeEdge.of(checkpoint.size, levels, onTile);
    if (edge?.root().equals(checkpoint.root) !== true) {
      throw new LogBroken(`the edge of the log's tree is not what was signed: restore the data`);
    }
    return edge;
  }

  /** A tile may be on disk already: its entries were, but the checkpoint after them was not. */
  #keepTile(level: number, n: number, hashes: Buffer): void {
    const stored = this.#tileOf.get(level, n);
    if (stored === undefined) this.#putTile.run(level, n, hashes);
    else if (!stored.equals(hashes)) {
      throw new LogBroken(`tile ${n} of level ${level} is not over the log's entries: restore it`);
    }
  }
}

function hasCheckpoint(connection: Database): boolean {
  return connection.prepare('select 1 from log_checkpoint limit 1').get() !== undefined;
}
