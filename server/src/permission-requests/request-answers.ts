import type { Database, Statement } from 'better-sqlite3';

/** How long an unanswered request lives, and how long a user who said no may still say yes, in milliseconds (WA-PERM-011). */
export const REQUEST_LIFE_MS = 7 * 24 * 3_600_000;

/** Closes requests by what the user answers; a yes settles it, a no may still become one. */
export class RequestAnswers {
  readonly #answer: Statement<[Record<string, unknown>]>;

  constructor(connection: Database) {
    // Platforms tell instants by the second: an answer may seem to come within the second before the request.
    this.#answer = connection.prepare(
      `update permission_request set answer = :answer, answered_at = :at
       where pair = :pair and status <> 'refused' and requested_at - requested_at % 1000 <= :at
         and ((answer is null and requested_at > :at - ${REQUEST_LIFE_MS})
           or (answer = 'rejected' and answered_at <= :at and answered_at > :at - ${REQUEST_LIFE_MS}))`,
    );
  }

  /** Whatever the user permits makes every open request of the pair a settled one. */
  accepted(pair: string, at: number): void {
    this.#answer.run({ pair, at, answer: 'accepted' });
  }

  rejected(pair: string, at: number): void {
    this.#answer.run({ pair, at, answer: 'rejected' });
  }
}
