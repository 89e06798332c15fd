import type { Initiator, Leg } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';
import type { SlotStatements } from '../ledger/slot-statements.js';

/** What an event says of the call it belongs to, where no start was seen. */
export interface CallHint {
  readonly businessNumber: string;
  readonly pair: string | undefined;
  readonly initiator: Initiator | undefined;
}

interface CallRow {
  pair: string;
  initiator: Initiator;
  connected_at: number | null;
}

/** Writes what events tell of calls and their legs; each part of a call counts once, in whatever order it arrives. */
export class CallStatements {
  readonly #slots: SlotStatements;
  readonly #open: Statement<[Record<string, unknown>]>;
  readonly #start: Statement<[Record<string, unknown>]>;
  readonly #find: Statement<[string], CallRow>;
  readonly #connect: Statement<[number, string]>;
  readonly #miss: Statement<[number, string]>;
  readonly #end: Statement<[number, string]>;
  readonly #addLeg: Statement<[Record<string, unknown>]>;
  readonly #removeLeg: Statement<[Record<string, unknown>]>;

  constructor(connection: Database, slots: SlotStatements) {
    this.#slots = slots;
    this.#open = connection.prepare(
      `insert or ignore into call (call_id, business_number, pair, initiator)
       values (:callId, :businessNumber, :pair, :initiator)`,
    );
    this.#start = connection.prepare(
      `insert into call (call_id, business_number, pair, initiator, started_at)
       values (:callId, :businessNumber, :pair, :initiator, :at)
       on conflict (call_id) do update set started_at = coalesce(started_at, excluded.started_at),
         pair = excluded.pair, initiator = excluded.initiator`,
    );
    this.#find = connection.prepare(
      'select pair, initiator, connected_at from call where call_id = ?',
    );
    this.#connect = connection.prepare(
      'update call set connected_at = coalesce(connected_at, ?), unanswered_at = null where call_id = ?',
    );
    this.#miss = connection.prepare(
      `update call set unanswered_at = coalesce(unanswered_at, ?)
       where call_id = ? and connected_at is null`,
    );
    this.#end = connection.prepare(
      'update call set ended_at = coalesce(ended_at, ?) where call_id = ?',
    );
    this.#addLeg = connection.prepare(
      `insert into call_leg (call_id, leg_id, leg, added_at) values (:callId, :legId, :leg, :at)
       on conflict (call_id, leg_id) do update set leg = excluded.leg, added_at = excluded.added_at
       where added_at is null or excluded.added_at >= added_at`,
    );
    this.#removeLeg = connection.prepare(
      `insert into call_leg (call_id, leg_id, removed_at) values (:callId, :legId, :at)
       on conflict (call_id, leg_id) do update set removed_at = excluded.removed_at
       where removed_at is null or excluded.removed_at >= removed_at`,
    );
  }

  started(call: {
    callId: string;
    businessNumber: string;
    pair: string;
    initiator: Initiator;
    at: number;
  }): void {
    const known = this.#find.get(call.callId);
    this.#start.run(call);
    // A connection that was told before the start could not be counted until the pair was known.
    if (
      known?.connected_at != null &&
      known.pair === UNKNOWN_PAIR &&
      call.initiator === 'business'
    ) {
      this.#slots.confirm(call.pair, call.callId, known.connected_at);
    }
  }

  /** The user picked up: a business-initiated call takes one of the pair's slots for 24 hours (WA-PERM-013, -014). */
  connected(callId: string, at: number, hint: CallHint): void {
    const call = this.#callOf(callId, hint);
    this.#connect.run(at, callId);
    if (call.connected_at === null && call.initiator === 'business' && call.pair !== UNKNOWN_PAIR) {
      this.#slots.confirm(call.pair, callId, at);
    }
  }

  unanswered(callId: string, at: number, hint: CallHint): void {
    const call = this.#callOf(callId, hint);
    this.#miss.run(at, callId);
    if (call.connected_at === null) this.#slots.release(call.pair, callId, at);
  }

  /** A business-initiated call that ends without having been connected was not answered (WA-HOOK-004). */
  ended(callId: string, at: number, hint: CallHint): void {
    const call = this.#callOf(callId, hint);
    if (call.connected_at === null) {
      this.#slots.release(call.pair, callId, at);
      if (call.initiator === 'business') this.#miss.run(at, callId);
    }
    this.#end.run(at, callId);
  }

  legAdded(callId: string, leg: Leg, at: number): void {
    this.#addLeg.run({ callId, legId: leg.id, leg: JSON.stringify(leg), at });
  }

  legRemoved(callId: string, legId: string, at: number): void {
    this.#removeLeg.run({ callId, legId, at });
  }

  #callOf(callId: string, { businessNumber, pair, initiator }: CallHint): CallRow {
    this.#open.run({
      callId,
      businessNumber,
      pair: pair ?? UNKNOWN_PAIR,
      // Not told: counted as the business's own, since only those are limited.
      initiator: initiator ?? 'business',
    });
    return this.#find.get(callId)!;
  }
}

const UNKNOWN_PAIR = 'unknown';
