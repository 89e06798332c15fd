import type { Initiator, Leg } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import type { MediaEvent } from '../events/event.dto.js';
import type { SlotStatements } from '../ledger/slot-statements.js';
import type { WriterParts } from '../ledger/task-handler.js';
import type { Seal } from '../subjects/seal.js';
import type { Subject } from '../subjects/subject-name.js';
import type { SubjectStatements } from '../subjects/subject-statements.js';
import type { ToldParts } from './call-parts.js';

/** What an event says of the call it belongs to. */
export interface CallHint {
  readonly businessNumber: string;
  readonly pair: string | undefined;
  readonly initiator: Initiator | undefined;
}

/** A leg that an event tells of. */
export interface ToldLeg {
  readonly reference: string;
  readonly role: Leg['role'];
  /** Everybody at its end. */
  readonly people: readonly Subject[];
  /** The leg as JSON. */
  readonly text: string;
}

/** What calls mix their media in. */
export interface ToldGroup {
  /** Reference of the dialog, the conference or the call. */
  readonly reference: string;
  /** References of the calls that are in it by this. */
  readonly calls: readonly string[];
}

/** What a leg is sealed as. */
export function legLabel(call: string, leg: string): string {
  return `leg ${call} ${leg}`;
}

interface CallRow {
  pair: string;
  initiator: Initiator;
  connected_at: number | null;
  unanswered_at: number | null;
  ended_at: number | null;
  /** 1: the platform had its last word on whether the call was answered. */
  settled: number;
}

/** Writes what events tell of calls, known by their references, and their legs; each part of a call counts once, in whatever order it arrives. */
export class CallStatements {
  readonly #slots: SlotStatements;
  readonly #subjects: SubjectStatements;
  readonly #seal: Seal;
  readonly #tell: Statement<[Record<string, unknown>]>;
  readonly #find: Statement<[string], CallRow>;
  readonly #name: Statement<[{ call: string; decisionId: string }]>;
  readonly #hear: Statement<[{ call: string; at: number }]>;
  readonly #start: Statement<[Record<string, unknown>]>;
  readonly #connect: Statement<[Record<string, unknown>]>;
  readonly #miss: Statement<[Record<string, unknown>]>;
  readonly #end: Statement<[Record<string, unknown>]>;
  readonly #settle: Statement<[Record<string, unknown>]>;
  readonly #addLeg: Statement<[Record<string, unknown>]>;
  readonly #removeLeg: Statement<[Record<string, unknown>]>;
  readonly #join: Statement<[Record<string, unknown>]>;
  readonly #part: Statement<[Record<string, unknown>]>;

  constructor({ connection, slots, subjects, seal }: WriterParts) {
    this.#slots = slots;
    this.#subjects = subjects;
    this.#seal = seal;
    this.#tell = connection.prepare(
      `insert into call (call_ref, business_number, pair, initiator)
       values (:call, :businessNumber, :pair, :initiator)
       on conflict (call_ref) do update set pair = excluded.pair, initiator = excluded.initiator`,
    );
    this.#find = connection.prepare(
      'select pair, initiator, connected_at, unanswered_at, ended_at, settled from call where call_ref = ?',
    );
    this.#name = connection.prepare(
      'update call set decision_id = coalesce(decision_id, :decisionId) where call_ref = :call',
    );
    this.#hear = connection.prepare(
      'update call set told_at = :at, forgotten_at = null where call_ref = :call',
    );
    const first = (column: string): string => `${column} = min(coalesce(${column}, :at), :at)`;
    this.#start = connection.prepare(
      `update call set ${first('started_at')} where call_ref = :call`,
    );
    this.#connect = connection.prepare(
      `update call set ${first('connected_at')}, unanswered_at = null where call_ref = :call`,
    );
    this.#miss = connection.prepare(
      `update call set ${first('unanswered_at')} where call_ref = :call and connected_at is null`,
    );
    this.#end = connection.prepare(`update call set ${first('ended_at')} where call_ref = :call`);
    this.#settle = connection.prepare(
      `update call set connected_at = :connectedAt, unanswered_at = :unansweredAt, settled = 1 where call_ref = :call`,
    );
    this.#addLeg = connection.prepare(
      `insert into call_leg (call_ref, leg_ref, role, subjects, leg, added_at)
       values (:call, :leg, :role, :subjects, :sealed, :at)
       on conflict (call_ref, leg_ref) do update set role = excluded.role,
         subjects = excluded.subjects, leg = excluded.leg, added_at = excluded.added_at
       where added_at is null or excluded.added_at >= added_at`,
    );
    this.#removeLeg = connection.prepare(
      `insert into call_leg (call_ref, leg_ref, removed_at) values (:call, :leg, :at)
       on conflict (call_ref, leg_ref) do update set removed_at = excluded.removed_at
       where removed_at is null or excluded.removed_at >= removed_at`,
    );
    const latest = (column: string): string =>
      `insert into call_group (call_ref, group_ref, ${column}) values (:call, :group, :at)
       on conflict (call_ref, group_ref) do update set ${column} = excluded.${column}
       where ${column} is null or excluded.${column} >= ${column}`;
    this.#join = connection.prepare(latest('joined_at'));
    this.#part = connection.prepare(latest('parted_at'));
  }

  /** @param type says which of the two parts is there */
  toldOfMedia(type: MediaEvent['type'], { call, leg, group }: ToldParts, at: number): void {
    switch (type) {
      case 'leg-added':
        this.legAdded(call, leg!, at);
        break;
      case 'leg-removed':
        this.#legRemoved(call, leg!, at);
        break;
      case 'calls-joined':
        this.#joined(group!, at);
        break;
      case 'calls-parted':
        this.#parted(group!, at);
        break;
    }
  }

  #joined({ reference, calls }: ToldGroup, at: number): void {
    for (const call of calls) this.#join.run({ call, group: reference, at });
  }

  #parted({ reference, calls }: ToldGroup, at: number): void {
    for (const call of calls) this.#part.run({ call, group: reference, at });
  }

  /** The call was made under this decision; what was told first counts. */
  madeUnder(call: string, decisionId: string): void {
    this.#name.run({ call, decisionId });
  }

  /** Something was told of the call, whatever it was and whenever it happened. @param at epoch milliseconds (UTC) of this server */
  heardOf(call: string, at: number): void {
    this.#hear.run({ call, at });
  }

  started(call: string, at: number, hint: CallHint): void {
    this.#callOf(call, hint);
    this.#start.run({ call, at });
  }

  /** The user picked up: a business-initiated call takes one of the pair's slots for 24 hours (WA-PERM-013, -014). */
  connected(call: string, at: number, hint: CallHint): void {
    const known = this.#callOf(call, hint);
    if (known.settled === 1) return;
    this.#connect.run({ call, at });
    if (countsInWindow(known)) this.#useSlot(call, at, known);
  }

  unanswered(call: string, at: number, hint: CallHint): void {
    const known = this.#callOf(call, hint);
    if (known.settled === 1) return;
    this.#releaseOnce(call, at, known);
    this.#miss.run({ call, at });
  }

  /**
   * A business-initiated call that ends without having been connected was not answered (WA-HOOK-004).
   *
   * @param answeredAt the platform's last word: whatever else is told of the call, it was picked up then, or (null) never
   */
  ended(call: string, at: number, hint: CallHint, answeredAt?: number | null): void {
    const known = this.#callOf(call, hint);
    if (known.settled === 0 && answeredAt !== undefined) {
      this.#settleAs(call, at, known, answeredAt);
    } else if (known.settled === 0) {
      this.#releaseOnce(call, at, known);
      if (known.initiator === 'business') this.#miss.run({ call, at });
    }
    this.#end.run({ call, at });
  }

  #settleAs(call: string, at: number, known: CallRow, answeredAt: number | null): void {
    if (answeredAt === null) {
      this.#releaseOnce(call, at, known);
      this.#slots.forget(known.pair, call);
    } else if (known.connected_at !== null) {
      this.#slots.moveTo(known.pair, call, answeredAt);
    } else if (countsInWindow(known)) {
      this.#slots.confirm(known.pair, call, answeredAt);
    }
    const unansweredAt = answeredAt === null && known.initiator === 'business' ? at : null;
    this.#settle.run({ call, connectedAt: answeredAt, unansweredAt });
  }

  /** A call uses one slot from the earliest instant at which it is told to have been connected. */
  #useSlot(call: string, at: number, { pair, connected_at: before }: CallRow): void {
    if (before === null) this.#slots.confirm(pair, call, at);
    else if (at < before) this.#slots.moveTo(pair, call, at);
  }

  /** Seals the leg under the keys of the people at its end. */
  legAdded(call: string, leg: ToldLeg, at: number): void {
    const { reference, role, people, text } = leg;
    const { ids, keys } = this.#subjects.keyring(people, at);
    const sealed = this.#seal.seal(keys, legLabel(call, reference), text);
    this.#addLeg.run({ call, leg: reference, role, subjects: ids, sealed, at });
  }

  #legRemoved(call: string, leg: ToldLeg, at: number): void {
    this.#removeLeg.run({ call, leg: leg.reference, at });
  }

  /** A call gives its reservation back at the first sign that it was not answered, never another call's after that. */
  #releaseOnce(call: string, at: number, known: CallRow): void {
    const isOver = known.unanswered_at !== null || known.ended_at !== null;
    if (known.connected_at === null && !isOver && countsInWindow(known)) {
      this.#slots.release(known.pair, call, at);
    }
  }

  /** The call with what is known of it now; a slot it took under another name moves along. */
  #callOf(call: string, { businessNumber, pair, initiator }: CallHint): CallRow {
    const known = this.#find.get(call);
    const told = {
      pair: pair ?? known?.pair ?? UNKNOWN_PAIR,
      // Not told: counted as the business's own, since only those are limited.
      initiator: initiator ?? known?.initiator ?? 'business',
    };
    if (known?.pair === told.pair && known.initiator === told.initiator) return known;
    this.#tell.run({ call, businessNumber, ...told });
    const now = this.#find.get(call)!;
    if (known?.connected_at != null) {
      if (countsInWindow(known)) this.#slots.forget(known.pair, call);
      if (countsInWindow(now)) this.#slots.confirm(now.pair, call, known.connected_at);
    }
    return now;
  }
}

const UNKNOWN_PAIR = 'unknown';

/** Whether a call counts against its pair's limit once it is connected. */
function countsInWindow({ initiator, pair }: CallRow): boolean {
  return initiator === 'business' && pair !== UNKNOWN_PAIR;
}
