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
  readonly #take: Statement<[Record<string, unknown>], { n: number }>;
  readonly #held: Statement<[Record<string, unknown>], { n: number }>;
  readonly #next: Statement<[Record<string, unknown>], { n: number }>;
  readonly #confirm: Statement<[Record<string, unknown>]>;
  readonly #put: Statement<[Record<string, unknown>]>;
  readonly #release: Statement<[Record<string, unknown>]>;

  constructor(connection: Database) {
    this.#take = connection.prepare(
      `with recursive seat(n) as (select 1 union all select n + 1 from seat where n < :limit)
       insert into slot (pair, span, n, used_at, free_at, holder, call_id, confirmed)
       select :pair, :span, n, :now, :expiresAt, :holder, :callId, 0 from seat
       where (select count(*) from slot where pair = :pair and span = :span and free_at > :now) < :limit
         and not exists (select 1 from slot s
           where s.pair = :pair and s.span = :span and s.n = seat.n and s.free_at > :now)
       order by n limit 1
       on conflict (pair, span, n) do update set
         used_at = excluded.used_at, free_at = excluded.free_at, holder = excluded.holder,
         call_id = excluded.call_id, confirmed = 0
         where slot.free_at <= excluded.used_at
       returning n`,
    );
    this.#held = connection.prepare(
      `select n from slot where pair = :pair and span = :span and confirmed = 0
         and free_at > :at and (call_id = :callId or call_id is null)
       order by call_id is null, used_at limit 1`,
    );
    this.#next = connection.prepare(
      `select coalesce(max(n), 0) + 1 as n from slot where pair = :pair and span = :span`,
    );
    this.#confirm = connection.prepare(
      `update slot set used_at = :at, free_at = :freeAt, call_id = :callId, confirmed = 1
       where pair = :pair and span = :span and n = :n`,
    );
    this.#put = connection.prepare(
      `insert into slot (pair, span, n, used_at, free_at, holder, call_id, confirmed)
       values (:pair, :span, :n, :at, :freeAt, :callId, :callId, 1)`,
    );
    this.#release = connection.prepare(
      `update slot set free_at = 0 where pair = :pair and span = :span and n = :n`,
    );
  }

  /** Takes a slot until `expiresAt`; false: none is free. */
  take(request: SlotRequest): boolean {
    return this.#take.get({ ...request, span: CONNECTED_24H }) !== undefined;
  }

  /** The call was connected: its reservation, or a slot of its own, counts for the window from `at` on (C2). */
  confirm(pair: string, callId: string, at: number): void {
    const freeAt = at + WINDOW_MS;
    const held = this.#reservationOf(pair, callId, at);
    const n = held ?? this.#next.get({ pair, span: CONNECTED_24H })!.n;
    const row = { pair, span: CONNECTED_24H, n, at, freeAt, callId };
    if (held === undefined) this.#put.run(row);
    else this.#confirm.run(row);
  }

  /** The call was not connected: its reservation counts no longer. */
  release(pair: string, callId: string, at: number): void {
    const n = this.#reservationOf(pair, callId, at);
    if (n !== undefined) this.#release.run({ pair, span: CONNECTED_24H, n });
  }

  /** The call's own reservation, else the oldest of the pair that was made before the call had an id. */
  #reservationOf(pair: string, callId: string, at: number): number | undefined {
    return this.#held.get({ pair, span: CONNECTED_24H, callId, at })?.n;
  }
}
