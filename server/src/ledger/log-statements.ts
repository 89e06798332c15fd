import { canonicalJson } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';

/** What an entry of the log tells of. */
export type EntryKind = 'decision' | 'act' | 'gap';

/** Appends entries to the one log; one instance belongs to one write connection. */
export class LogStatements {
  readonly #insert: Statement<[number, number, string, string]>;
  #head: number;

  constructor(connection: Database) {
    this.#head = connection
      .prepare('select coalesce(max(idx), -1) from log_entry')
      .pluck()
      .get() as number;
    this.#insert = connection.prepare(
      'insert into log_entry (idx, at, kind, leaf) values (?, ?, ?, ?)',
    );
  }

  /** Index of the newest entry; -1: none yet. */
  get head(): number {
    return this.#head;
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
    this.#head = index;
    return index;
  }
}
