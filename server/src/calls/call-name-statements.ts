import type { Statement } from 'better-sqlite3';
import type { WriterParts } from '../ledger/task-handler.js';
import type { Seal } from '../subjects/seal.js';
import type { Subject } from '../subjects/subject-name.js';
import type { SubjectStatements } from '../subjects/subject-statements.js';

/** What a call is called where it runs. */
export interface CallName {
  readonly callId: string;
  /** That told of it; null: somebody in its place. */
  readonly platform: string | null;
}

/** What the name of a call is sealed as. */
export function callNameLabel(call: string): string {
  return `call ${call}`;
}

/** Keeps what calls are called, sealed under the keys of those who are told of with them, for as long as they last; one instance belongs to one write connection. */
export class CallNameStatements {
  readonly #subjects: SubjectStatements;
  readonly #seal: Seal;
  readonly #has: Statement<[string], unknown>;
  readonly #insert: Statement<[string, string, string, Buffer]>;
  readonly #over: Statement<[{ call: string }], unknown>;
  readonly #forget: Statement<[string]>;

  constructor({ connection, subjects, seal }: WriterParts) {
    this.#subjects = subjects;
    this.#seal = seal;
    this.#has = connection.prepare('select 1 from call_name where call_ref = ?');
    this.#insert = connection.prepare(
      'insert into call_name (call_ref, teller, subjects, name) values (?, ?, ?, ?)',
    );
    // Of a call that only its media was told of, the end is that of its last leg.
    this.#over = connection.prepare(
      `select 1 from call where call_ref = :call and (ended_at is not null or unanswered_at is not null)
       union all
       select 1 where not exists (select 1 from call where call_ref = :call) and not exists (
         select 1 from call_leg where call_ref = :call and leg is not null
           and (removed_at is null or removed_at < added_at))`,
    );
    this.#forget = connection.prepare('delete from call_name where call_ref = ?');
  }

  /**
   * Keeps the name of a call that goes on, and wipes that of one that is over.
   *
   * @param teller who told of the call
   * @param at epoch milliseconds (UTC)
   */
  told(call: string, name: CallName, people: readonly Subject[], teller: string, at: number): void {
    if (this.#over.get({ call }) !== undefined) {
      this.#forget.run(call);
    } else if (this.#has.get(call) === undefined) {
      const { ids, keys } = this.#subjects.keyring(people, at);
      const sealed = this.#seal.seal(keys, callNameLabel(call), JSON.stringify(name));
      this.#insert.run(call, teller, ids, sealed);
    }
  }
}
