import type { KeyObject } from 'node:crypto';
import { canonicalJson } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';
import { LogBroken, LogTree } from './log-tree.js';

/** What an entry of the log tells of. */
export type EntryKind = 'decision' | 'act' | 'gap';

/** Appends entries to the one log and to its tree; one instance belongs to one write connection. */
export class LogStatements {
  readonly #connection: Database;
  readonly #insert: Statement<[number, number, string, string]>;
  readonly #tree: LogTree;
  #head: number;

  /**
   * @param key signs checkpoints; Ed25519
   * @throws LogBroken when what is stored is not what was signed
   */
  constructor(connection: Database, key: KeyObject) {
    this.#connection = connection;
    this.#head = connection
      .prepare('select coalesce(max(idx), -1) from log_entry')
      .pluck()
      .get() as number;
    this.#insert = connection.prepare(
      'insert into log_entry (idx, at, kind, leaf) values (?, ?, ?, ?)',
    );
    this.#tree = new LogTree(connection, key);
    if (this.#tree.size > this.#head + 1) {
      throw new LogBroken(
        `the log ends with entry ${this.#head}, but ${this.#tree.size} entries were signed: restore it`,
      );
    }
  }

  /** Index of the newest entry; -1: none yet. */
  get head(): number {
    return this.#head;
  }

  /** Whether a checkpoint covers every entry. */
  get isSigned(): boolean {
    return this.#tree.isSigned;
  }

  /**
   * Appends an entry and answers with its index: the next one, without a hole.
   *
   * @param at epoch milliseconds (UTC)
   * @param fields what the leaf says besides its version, index, instant and kind
   */
  append(kind: EntryKind, at: number, fields: object): number {
    const index = this.#head + 1;
    const leaf = canonicalJson({ ...fields, v: 1, index, at: new Date(at).toISOString(), kind });
    this.#insert.run(index, at, kind, leaf);
    this.#tree.append(leaf);
    this.#head = index;
    return index;
  }

  /**
   * Signs a checkpoint over every entry, those included that were on disk before this session, unless there is one.
   *
   * @param at epoch milliseconds (UTC)
   * @throws LogBroken when an entry is missing
   */
  sign(at: number): void {
    this.#tree.takeUp(this.#connection, this.#head + 1);
    this.#tree.sign(at);
  }
}
