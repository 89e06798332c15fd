import type { Database, Statement } from 'better-sqlite3';
import type { SlotRequest } from './ledger-job.js';

/** The rolling window a slot belongs to. */
const CONNECTED_24H = 'connected-24h';
export const WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * The slots of a pair's rolling window: N rows, each free again at its own instant (C1).
 *
 * Taking one is a single upsert that succeeds only while fewer than N are in use, so two processes on one file cannot give out
 * more than N (C4). A slot in use until T is free at T (C5).
 */
export class SlotStatements {
  readonly #own: Statement<[Record<string, unknown>], { n: number }>;
  readonly #take: Statement<[Record<string, unknown>], { n: number }>;
  readonly #freeing: Statement<[Record<string, unknown>], { free_at: number }>;
  readonly #held: Statement<[Record<string, unknown>], { n: number }>;
  readonly #next: Statement<[Record<string, unknown>], { n: number }>;
  readonly #confirm: Statement<[Record<string, unknown>]>;
  readonly #put: Statement<[Record<string, unknown>]>;
  readonly #release: Statement<[Record<string, unknown>]>;
  readonly #forget: Statement<[Record<string, unknown>]>;
  readonly #move: Statement<[Record<string, unknown>]>;

  constructor(connection: Database) {
    this.#own = connection.prepare(
      `update slot set free_at = max(free_at, :expiresAt)
       where pair = :pair and span = :span and call_ref = :call and free_at > :now returning n`,
    );
    this.#take = connection.prepare(
      `with recursive seat(n) as (select 1 union all select n + 1 from seat where n < :limit)
       insert into slot (pair, span, n, used_at, free_at, holder, call_ref, confirmed)
       select :pair, :span, n, :now, :expiresAt, :holder, :call, 0 from seat
       where (select count(*) from slot where pair = :pair and span = :span and free_at > :now) < :limit
         and not exists (select 1 from slot s
           where s.pair = :pair and s.span = :span and s.n = seat.n and s.free_at > :now)
       order by n limit 1
       on conflict (pair, span, n) do update set
         used_at = excluded.used_at, free_at = excluded.free_at, holder = excluded.holder,
         call_ref = excluded.call_ref, confirmed = 0
         where slot.free_at <= excluded.used_at
       returning n`,
    );
    this.#freeing = connection.prepare(
      `select free_at from slot where pair = :pair and span = :span and free_at > :now
       order by free_at desc limit 1 offset :limit - 1`,
    );
    this.#held = connection.prepare(
      `select n from slot where pair = :pair and span = :span and confirmed = 0
         and free_at > :at and (call_ref = :call or (call_ref is null and used_at <= :at))
       order by call_ref is null, used_at limit 1`,
    );
    this.#next = connection.prepare(
      `select coalesce(max(n), 0) + 1 as n from slot where pair = :pair and span = :span`,
    );
    this.#confirm = connection.prepare(
      `update slot set used_at = :at, free_at = :freeAt, call_ref = :call, confirmed = 1
       where pair = :pair and span = :span and n = :n`,
    );
    this.#put = connection.prepare(
      `insert into slot (pair, span, n, used_at, free_at, holder, call_ref, confirmed)
       values (:pair, :span, :n, :at, :freeAt, :call, :call, 1)`,
    );
    this.#release = connection.prepare(
      `update slot set free_at = 0 where pair = :pair and span = :span and n = :n`,
    );
    // No longer the call's: the slot it takes under another name is the only one that moves.
    this.#forget = connection.prepare(
      `update slot set free_at = 0, confirmed = 0
       where pair = :pair and span = :span and call_ref = :call and confirmed = 1`,
    );
    this.#move = connection.prepare(
      `update slot set used_at = :at, free_at = :freeAt
       where pair = :pair and span = :span and call_ref = :call and confirmed = 1`,
    );
  }

  /** Takes a slot until `expiresAt`, or keeps the one the call has already; false: none is free. */
  take(request: SlotRequest): boolean {
    const named = { ...request, span: CONNECTED_24H };
    return this.#own.get(named) !== undefined || this.#take.get(named) !== undefined;
  }

  /** When fewer than the limit will be in use, in epoch milliseconds; undefined: they are fewer already, or never will be. */
  freeAgainAt({ pair, limit, now }: SlotRequest): number | undefined {
    if (limit < 1) return undefined;
    return this.#freeing.get({ pair, limit, now, span: CONNECTED_24H })?.free_at;
  }

  /** The call was connected: its reservation, or a slot of its own, counts for the window from `at` on (C2). */
  confirm(pair: string, call: string, at: number): void {
    const freeAt = at + WINDOW_MS;
    const held = this.#reservationOf(pair, call, at);
    const n = held ?? this.#next.get({ pair, span: CONNECTED_24H })!.n;
    const row = { pair, span: CONNECTED_24H, n, at, freeAt, call };
    if (held === undefined) this.#put.run(row);
    else this.#confirm.run(row);
  }

  /** The call was not connected: its reservation counts no longer. */
  release(pair: string, call: string, at: number): void {
    const n = this.#reservationOf(pair, call, at);
    if (n !== undefined) this.#release.run({ pair, span: CONNECTED_24H, n });
  }

  /** The call turned out to be none of the business's: its slot counts no longer. */
  forget(pair: string, call: string): void {
    this.#forget.run({ pair, span: CONNECTED_24H, call });
  }

  /** The call was connected at another instant than was told before. */
  moveTo(pair: string, call: string, at: number): void {
    this.#move.run({ pair, span: CONNECTED_24H, call, at, freeAt: at + WINDOW_MS });
  }

  /** The call's own reservation, else the oldest of the pair that was made before the call had an id. */
  #reservationOf(pair: string, call: string, at: number): number | undefined {
    return this.#held.get({ pair, span: CONNECTED_24H, call, at })?.n;
  }
}
