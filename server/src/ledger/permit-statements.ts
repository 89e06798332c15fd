import type { Database, Statement } from 'better-sqlite3';
import type { DecisionRecord } from './ledger-job.js';

/** How long after its end a permit may still be told of, in milliseconds: events come late, and clocks differ. */
export const LATE_MS = 120_000;
/** Rows forgotten for each one that is kept: the table shrinks again after a rush, and no transaction grows long by it. */
const FORGOTTEN_FOR_EACH = 2;

/**
 * Keeps what permits allow in the transaction that puts them on record, and forgets those whose time is long over; one instance
 * belongs to one write connection.
 *
 * On disk, since 1,500 permits a second are 200,000 in the time they are kept.
 */
export class PermitStatements {
  readonly #keep: Statement<[Record<string, unknown>]>;
  readonly #forget: Statement<[number, number]>;
  #kept = 0;
  /** Epoch milliseconds (UTC). */
  #newest = 0;

  /** @param currentPair the pair under the name it has now */
  constructor(
    connection: Database,
    private readonly currentPair: (pair: string) => string,
  ) {
    this.#keep = connection.prepare(
      `insert into permit (idx, decision_id, call_ref, pair, places, decided_at, valid_until, longest, keep_until)
       values (:idx, :decisionId, :call, :pair, :places, :decidedAt, :validUntil, :longest, :keepUntil)`,
    );
    this.#forget = connection.prepare(
      `delete from permit where idx in (
        select idx from permit where keep_until <= ? order by keep_until limit ?)`,
    );
  }

  /** @param idx index of the decision's entry */
  keep(idx: number, { decisionId, decidedAt, validUntil, permit }: DecisionRecord): void {
    if (permit === null || validUntil === null) return;
    this.#keep.run({
      idx,
      decisionId,
      call: permit.call,
      pair: this.currentPair(permit.pair),
      places: JSON.stringify(permit.places),
      decidedAt,
      validUntil,
      longest: permit.longest,
      keepUntil: validUntil + LATE_MS,
    });
    this.#kept++;
    this.#newest = Math.max(this.#newest, decidedAt);
  }

  /** Part of the same transaction as what was kept since the last call. */
  forgetOld(): void {
    if (this.#kept === 0) return;
    this.#forget.run(this.#newest, this.#kept * FORGOTTEN_FOR_EACH);
    this.#kept = 0;
  }
}
