import type { Initiator, Leg } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';
import type { SlotStatements } from '../ledger/slot-statements.js';

/** What an event says of the call it belongs to. */
export interface CallHint {
  readonly businessNumber: string;
  readonly pair: string | undefined;
  readonly initiator: Initiator | undefined;
}

interface CallRow {
  pair: string;
  initiator: Initiator;
  connected_at: number | null;
  unanswered_at: number | null;
  ended_at: number | null;
}

/** Writes what events tell of calls and their legs; each part of a call counts once, in whatever order it arrives. */
export class CallStatements {
  readonly #slots: SlotStatements;
  readonly #tell: Statement<[Record<string, unknown>]>;
  readonly #find: Statement<[string], CallRow>;
  readonly #start: Statement<[Record<string, unknown>]>;
  readonly #connect: Statement<[Record<string, unknown>]>;
  readonly #miss: Statement<[Record<string, unknown>]>;
  readonly #end: Statement<[Record<string, unknown>]>;
  readonly #addLeg: Statement<[Record<string, unknown>]>;
  readonly #removeLeg: Statement<[Record<string, unknown>]>;

  constructor(connection: Database, slots: SlotStatements) {
    this.#slots = slots;
    this.#tell = connection.prepare(
      `insert into call (call_id, business_number, pair, initiator)
       values (:callId, :businessNumber, :pair, :initiator)
       on conflict (call_id) do update set pair = excluded.pair, initiator = excluded.initiator`,
    );
    this.#find = connection.prepare(
      'select pair, initiator, connected_at, unanswered_at, ended_at from call where call_id = ?',
    );
    const first = (column: string): string => `${column} = min(coalesce(${column}, :at), :at)`;
    this.#start = connection.prepare(
      `update call set ${first('started_at')} where call_id = :callId`,
    );
    this.#connect = connection.prepare(
      `update call set ${first('connected_at')}, unanswered_at = null where call_id = :callId`,
    );
    this.#miss = connection.prepare(
      `update call set ${first('unanswered_at')} where call_id = :callId and connected_at is null`,
    );
    this.#end = connection.prepare(`update call set ${first('ended_at')} where call_id = :callId`);
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

  started(callId: string, at: number, hint: CallHint): void {
    this.#callOf(callId, hint);
    this.#start.run({ callId, at });
  }

  /** The user picked up: a business-initiated call takes one of the pair's slots for 24 hours (WA-PERM-013, -014). */
  connected(callId: string, at: number, hint: CallHint): void {
    const call = this.#callOf(callId, hint);
    this.#connect.run({ callId, at });
    if (call.connected_at === null && countsInWindow(call)) {
      this.#slots.confirm(call.pair, callId, at);
    }
  }

  unanswered(callId: string, at: number, hint: CallHint): void {
    const call = this.#callOf(callId, hint);
    this.#releaseOnce(callId, at, call);
    this.#miss.run({ callId, at });
  }

  /** A business-initiated call that ends without having been connected was not answered (WA-HOOK-004). */
  ended(callId: string, at: number, hint: CallHint): void {
    const call = this.#callOf(callId, hint);
    this.#releaseOnce(callId, at, call);
    if (call.initiator === 'business') this.#miss.run({ callId, at });
    this.#end.run({ callId, at });
  }

  legAdded(callId: string, leg: Leg, at: number): void {
    this.#addLeg.run({ callId, legId: leg.id, leg: JSON.stringify(leg), at });
  }

  legRemoved(callId: string, legId: string, at: number): void {
    this.#removeLeg.run({ callId, legId, at });
  }

  /** A call gives its reservation back at the first sign that it was not answered, never another call's after that. */
  #releaseOnce(callId: string, at: number, call: CallRow): void {
    const isOver = call.unanswered_at !== null || call.ended_at !== null;
    if (call.connected_at === null && !isOver && countsInWindow(call)) {
      this.#slots.release(call.pair, callId, at);
    }
  }

  /** The call with what is known of it now; a slot it took under another name moves along. */
  #callOf(callId: string, { businessNumber, pair, initiator }: CallHint): CallRow {
    const known = this.#find.get(callId);
    const told = {
      pair: pair ?? known?.pair ?? UNKNOWN_PAIR,
      // Not told: counted as the business's own, since only those are limited.
      initiator: initiator ?? known?.initiator ?? 'business',
    };
    if (known?.pair === told.pair && known.initiator === told.initiator) return known;
    this.#tell.run({ callId, businessNumber, ...told });
    const call = this.#find.get(callId)!;
    if (known?.connected_at != null) {
      if (countsInWindow(known)) this.#slots.forget(known.pair, callId);
      if (countsInWindow(call)) this.#slots.confirm(call.pair, callId, known.connected_at);
    }
    return call;
  }
}

const UNKNOWN_PAIR = 'unknown';

/** Whether a call counts against its pair's limit once it is connected. */
function countsInWindow({ initiator, pair }: CallRow): boolean {
  return initiator === 'business' && pair !== UNKNOWN_PAIR;
}
