import { Injectable } from '@nestjs/common';
import type { Initiator, Leg } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { legLabel } from '../calls/call-statements.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { SubjectReader } from '../subjects/subject-reader.js';

/** A call as events told of it. */
export interface WatchedCall {
  readonly call: string;
  readonly businessNumber: string;
  readonly pair: string;
  readonly initiator: Initiator;
  /** Of the decision it was made under, where the platform echoes that. */
  readonly decisionId: string | null;
  /** Epoch milliseconds (UTC). */
  readonly startedAt: number | null;
  readonly connectedAt: number | null;
  readonly endedAt: number | null;
  /** Every leg it ever had. */
  readonly legs: readonly WatchedLeg[];
  /** Its parts that are known to be permitted, each with the decision that permitted it. */
  readonly permitted: ReadonlyMap<string, string>;
}

export interface WatchedLeg {
  readonly reference: string;
  readonly leg: Leg;
  /** Epoch milliseconds (UTC). */
  readonly addedAt: number;
}

interface CallRow {
  business_number: string;
  pair: string;
  initiator: Initiator;
  decision_id: string | null;
  started_at: number | null;
  connected_at: number | null;
  ended_at: number | null;
}

interface LegRow {
  leg_ref: string;
  role: Leg['role'];
  subjects: string;
  leg: Buffer;
  added_at: number;
}

/**
 * Asked four times a second: it begins at the calls under way, since the permits of all that were ever over are a thousand times
 * as many, and no decision is made meanwhile.
 */
export const TOO_LONG = `select call_ref, min(ends_at) as ends_at
  from call c indexed by call_live cross join call_permit p using (call_ref)
  where c.ended_at is null and c.unanswered_at is null and ends_at <= ?
    and not exists (select 1 from alarm a where a.kind = 'too-long' and a.call_ref = c.call_ref)
  group by call_ref`;

/** Reads calls for the watchdog. */
@Injectable()
export class WatchedCalls {
  readonly #call: Statement<[string], CallRow>;
  readonly #legs: Statement<[string], LegRow>;
  readonly #permits: Statement<[string], [string, string]>;
  readonly #claimed: Statement<[string, string], unknown>;
  readonly #open: Statement<[], string>;
  readonly #tooLong: Statement<[number], { call_ref: string; ends_at: number }>;

  constructor(
    { connection }: LedgerConnection,
    private readonly subjects: SubjectReader,
  ) {
    this.#call = connection.prepare(
      `select business_number, pair, initiator, decision_id, started_at, connected_at, ended_at
       from call where call_ref = ?`,
    );
    this.#legs = connection.prepare(
      `select leg_ref, role, subjects, leg, added_at from call_leg
       where call_ref = ? and leg is not null and added_at is not null order by added_at`,
    );
    this.#permits = connection
      .prepare<[string], [string, string]>(
        'select unit, decision_id from call_permit where call_ref = ?',
      )
      .raw();
    this.#claimed = connection.prepare(
      'select 1 from call_permit where decision_id = ? and call_ref <> ?',
    );
    this.#open = connection
      .prepare<[], string>(
        'select call_ref from call where ended_at is null and unanswered_at is null',
      )
      .pluck();
    this.#tooLong = connection.prepare(TOO_LONG);
  }

  /** Undefined: only its legs were told of, or what it is mixed with. */
  byReference(call: string): WatchedCall | undefined {
    const row = this.#call.get(call);
    return (
      row && {
        call,
        businessNumber: row.business_number,
        pair: row.pair,
        initiator: row.initiator,
        decisionId: row.decision_id,
        startedAt: row.started_at,
        connectedAt: row.connected_at,
        endedAt: row.ended_at,
        legs: this.#legs.all(call).map((leg) => this.#legOf(call, leg)),
        permitted: new Map(this.#permits.all(call)),
      }
    );
  }

  /** Whether a permit stands for another call already. */
  isClaimed(decisionId: string, call: string): boolean {
    return this.#claimed.get(decisionId, call) !== undefined;
  }

  /** References of the calls that are not over. */
  open(): string[] {
    return this.#open.all();
  }

  /** Calls that last longer than their permits allow, and for which nothing was raised. @param now epoch milliseconds (UTC) */
  tooLong(now: number): { readonly call: string; readonly since: number }[] {
    return this.#tooLong.all(now).map(({ call_ref: call, ends_at: since }) => ({ call, since }));
  }

  #legOf(call: string, { leg_ref, role, subjects, leg, added_at }: LegRow): WatchedLeg {
    const text = this.subjects.open(subjects, legLabel(call, leg_ref), leg);
    return {
      reference: leg_ref,
      addedAt: added_at,
      leg:
        text === undefined
          ? { id: leg_ref, role, endpoint: { kind: 'erased' } }
          : (JSON.parse(text) as Leg),
    };
  }
}
