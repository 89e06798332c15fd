import { Injectable } from '@nestjs/common';
import type { Usage } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { WINDOW_MS } from '../ledger/slot-statements.js';

/** Platforms tell instants by the second. */
const RESOLUTION_MS = 1_000;

/** Whose counts are asked for, and when. */
export interface UsageQuestion {
  readonly businessNumber: string;
  /** The pair under each of the user's names that may hold counts; those of all of them add up. */
  readonly pairs: readonly string[];
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Reference of the call itself, which is in no count. */
  readonly call: string | undefined;
  /** Connected calls the window allows; undefined: not known. */
  readonly limit: number | undefined;
  /** The streak of unanswered calls begins anew here: when the newest grant was given. */
  readonly streakSince: number;
}

/** Which slots are counted. Instants in epoch milliseconds (UTC). */
export interface TakenQuestion extends Pick<UsageQuestion, 'now' | 'call'> {
  readonly since: number;
}

type Named = [Record<string, unknown>];

/** Reads the counts of a pair and of a number; a registered number starts at zeros. */
@Injectable()
export class UsageReader {
  readonly #slots: Statement<Named, { free_at: number; used_at: number }>;
  readonly #streak: Statement<Named, { count: number }>;
  readonly #activeOfPair: Statement<Named, { count: number }>;
  readonly #concurrent: Statement<Named, { count: number }>;
  readonly #initiated: Statement<Named, { count: number }>;

  constructor({ connection }: LedgerConnection) {
    this.#slots = connection.prepare(
      `select free_at, used_at from slot where pair = :pair and span = 'connected-24h' and free_at > :now
         and (call_ref is null or call_ref is not :call) order by free_at`,
    );
    this.#streak = connection.prepare(
      `select count(*) as count from call where pair = :pair and initiator = 'business'
         and call_ref is not :call
         and unanswered_at >= max(:since, coalesce((select max(connected_at) from call
           where pair = :pair and initiator = 'business' and connected_at <= :now), 0))`,
    );
    const active = `(started_at is not null or connected_at is not null)
      and ended_at is null and unanswered_at is null and call_ref is not :call`;
    this.#activeOfPair = connection.prepare(
      `select count(*) as count from call where pair = :pair and ${active}`,
    );
    this.#concurrent = connection.prepare(
      `select count(*) as count from call where business_number = :businessNumber and ${active}`,
    );
    this.#initiated = connection.prepare(
      `select count(*) as count from call where business_number = :businessNumber
         and initiator = 'business' and started_at > :now - ${WINDOW_MS} and call_ref is not :call`,
    );
  }

  /** When the pair's oldest connected call leaves the window, in epoch milliseconds; undefined: none is in it. */
  firstFreeAt(pair: string, now: number): number | undefined {
    return this.#slots.get({ pair, now, call: null })?.free_at;
  }

  /** Slots of the pairs that were taken after an instant, in epoch milliseconds. */
  takenSince(pairs: readonly string[], { now, call, since }: TakenQuestion): number {
    return pairs
      .flatMap((pair) => this.#slots.all({ pair, now, call: call ?? null }))
      .filter(({ used_at: at }) => at > since - RESOLUTION_MS).length;
  }

  /** Only how many calls the number has: all that is needed while no user is rung. */
  concurrentCalls(businessNumber: string, call: string | undefined): Usage {
    const row = this.#concurrent.get({ businessNumber, call: call ?? null });
    return { concurrentCalls: row?.count ?? 0 };
  }

  /** Every count of a pair and its number. */
  find(question: UsageQuestion): Usage {
    const { pairs, now, limit, businessNumber, streakSince } = question;
    const call = question.call ?? null;
    const slots = pairs
      .flatMap((pair) => this.#slots.all({ pair, now, call }))
      .sort((a, b) => a.free_at - b.free_at);
    const sum = (count: (pair: string) => number | undefined): number =>
      pairs.reduce((total, pair) => total + (count(pair) ?? 0), 0);
    const usage: Usage = {
      connectedCalls24h: slots.length,
      unansweredInARow: sum(
        (pair) => this.#streak.get({ pair, call, now, since: streakSince })?.count,
      ),
      activeCallsOfPair: sum((pair) => this.#activeOfPair.get({ pair, call })?.count),
      concurrentCalls: this.#concurrent.get({ businessNumber, call })?.count ?? 0,
      initiations24h: this.#initiated.get({ businessNumber, now, call })?.count ?? 0,
    };
    if (limit !== undefined && slots.length >= limit) {
      const freeing = slots[slots.length - limit];
      if (freeing !== undefined)
        usage.nextConnectedSlotAt = new Date(freeing.free_at).toISOString();
    }
    return usage;
  }
}
