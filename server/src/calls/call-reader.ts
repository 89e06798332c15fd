import { Injectable } from '@nestjs/common';
import type { Leg } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { legLabel } from './call-statements.js';
import { MIXED_SET } from './mixed-set.js';

interface LegRow {
  call_ref: string;
  leg_ref: string;
  role: Leg['role'];
  subjects: string;
  leg: Buffer;
  added_at: number;
}

/** A leg that events told of. */
export interface KnownLeg {
  /** Reference of its call. */
  readonly call: string;
  /** Reference of the leg. */
  readonly reference: string;
  readonly leg: Leg;
  /** Epoch milliseconds (UTC). */
  readonly addedAt: number;
}

/** Reads the legs that events told of, of a call and of every call its media is mixed with (WA-PSTN-001: on any leg). */
@Injectable()
export class CallReader {
  readonly #set: Statement<[{ call: string }], string>;
  readonly #inGroup: Statement<[string], string>;
  readonly #legs: Statement<[string], LegRow>;

  constructor(
    { connection }: LedgerConnection,
    private readonly subjects: SubjectReader,
  ) {
    this.#set = connection
      .prepare<[{ call: string }], string>(`${MIXED_SET} select call_ref from mixed`)
      .pluck();
    this.#inGroup = connection
      .prepare<[string], string>('select call_ref from call_mixed where group_ref = ?')
      .pluck();
    this.#legs = connection.prepare(
      `select call_ref, leg_ref, role, subjects, leg, added_at from call_leg
       where call_ref = ? and leg is not null and (removed_at is null or removed_at < added_at)
         and not exists (select 1 from call where call.call_ref = call_leg.call_ref and ended_at is not null)`,
    );
  }

  /** The legs of everything that is mixed with these calls, the oldest first; those of another call go by their references. */
  legsOf(...calls: readonly string[]): Leg[] {
    const [own] = calls;
    return this.mixedWith(...calls).map(({ call, reference, leg }) =>
      call === own ? leg : { ...leg, id: reference },
    );
  }

  /** The same with where each belongs. */
  mixedWith(...calls: readonly string[]): KnownLeg[] {
    return [...this.setOf(...calls)]
      .flatMap((call) => this.#legs.all(call))
      .map((row) => ({
        call: row.call_ref,
        reference: row.leg_ref,
        leg: this.#legOf(row),
        addedAt: row.added_at,
      }))
      .sort((a, b) => a.addedAt - b.addedAt || compare(a.leg.id, b.leg.id));
  }

  /** The calls that are in a dialog or a conference. */
  callsIn(group: string): readonly string[] {
    return this.#inGroup.all(group);
  }

  /** The calls whose media is mixed, over however many dialogs and conferences, with these among them. */
  setOf(...calls: readonly string[]): ReadonlySet<string> {
    return new Set(calls.flatMap((call) => this.#set.all({ call })));
  }

  /** Whoever was at its end may have been erased: then nobody knows where it leads, and it is judged as that. */
  #legOf({ call_ref, leg_ref, role, subjects, leg }: LegRow): Leg {
    const text = this.subjects.open(subjects, legLabel(call_ref, leg_ref), leg);
    return text === undefined
      ? { id: leg_ref, role, endpoint: { kind: 'erased' } }
      : (JSON.parse(text) as Leg);
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
