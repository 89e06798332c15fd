import type { Database, Statement } from 'better-sqlite3';
import { actOnRecord } from '../subjects/numbers-in-acts.js';
import type { References } from '../subjects/references.js';
import type { Act } from './act.js';
import type { ChangeJob, ChangeResult } from './ledger-job.js';
import type { LogStatements } from './log-statements.js';

/** Prepared statements kept at once; the product's own texts are far fewer. */
const MOST_STATEMENTS = 500;

/** Writes changes together with the acts that tell of them: all of one, or nothing of it. */
export class ChangeStatements {
  readonly #connection: Database;
  readonly #log: LogStatements;
  readonly #references: References;
  readonly #prepared = new Map<string, Statement<unknown[]>>();

  constructor(connection: Database, log: LogStatements, references: References) {
    this.#connection = connection;
    this.#log = log;
    this.#references = references;
  }

  /**
   * Applies a change inside the writer's transaction.
   *
   * @returns the position of the write that did not fit, after which nothing of the change remains, or the acts' indexes
   */
  apply({ at, writes, acts }: ChangeJob): ChangeResult {
    this.#connection.exec('savepoint change');
    const misfit = writes.findIndex((write) => !this.#fits(write));
    if (misfit >= 0) {
      this.#connection.exec('rollback to change');
      this.#connection.exec('release change');
      return { kind: 'change', conflict: misfit };
    }
    const indexes = acts.map((act) => this.tell(act, at));
    this.#connection.exec('release change');
    return { kind: 'change', indexes };
  }

  /** Appends an act, and answers with its index. @param at epoch milliseconds (UTC) */
  tell(act: Act, at: number): number {
    return this.#log.append('act', at, actOnRecord(act, this.#references));
  }

  #fits({ sql, values, changes }: ChangeJob['writes'][number]): boolean {
    try {
      const result = this.#statement(sql).run(...values);
      return changes === undefined || result.changes === changes;
    } catch (error) {
      // What a constraint refuses is a conflict of this change alone; anything else fails the whole batch (A3).
      if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) return false;
      throw error;
    }
  }

  #statement(sql: string): Statement<unknown[]> {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      if (this.#prepared.size >= MOST_STATEMENTS) this.#prepared.clear();
      statement = this.#connection.prepare<unknown[]>(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}
