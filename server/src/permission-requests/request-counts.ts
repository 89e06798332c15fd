import type { Database, Statement } from 'better-sqlite3';

export const DAY_MS = 24 * 3_600_000;
export const WEEK_MS = 7 * DAY_MS;

/** When the requests of a pair that count were made, the oldest first, in epoch milliseconds (UTC). */
export interface CountedRequests {
  readonly day: readonly number[];
  readonly week: readonly number[];
}

/** Counts requests in the rolling windows of a pair: one made at T counts until T + 24 h and T + 7 d, exclusive (WA-PERM-009). */
export class RequestCounts {
  readonly #since: Statement<[Record<string, unknown>], number>;

  constructor(connection: Database) {
    // Any connected call of the pair, in either direction, begins the count anew (WA-PERM-010).
    this.#since = connection
      .prepare<[Record<string, unknown>], number>(
        `select requested_at from permission_request where pair = :pair and counts = 1
           and requested_at > :since
           and requested_at >= coalesce((select max(connected_at) from call where pair = :pair and connected_at <= :now), 0)
         order by requested_at`,
      )
      .pluck();
  }

  /** @param now epoch milliseconds (UTC) */
  of(pair: string, now: number): CountedRequests {
    const week = this.#since.all({ pair, now, since: now - WEEK_MS });
    return { week, day: week.filter((at) => at > now - DAY_MS) };
  }
}
