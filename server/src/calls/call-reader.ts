import { Injectable } from '@nestjs/common';
import type { Leg } from '@ringfence/rules';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { legLabel } from './call-statements.js';

interface LegRow {
  leg_ref: string;
  role: Leg['role'];
  subjects: string;
  leg: Buffer;
  added_at: number;
}

/** Reads the legs that events told of. */
@Injectable()
export class CallReader {
  readonly #legs: Statement<[Record<string, string>], LegRow>;

  constructor(
    { connection }: LedgerConnection,
    private readonly subjects: SubjectReader,
  ) {
    this.#legs = connection.prepare(
      `select leg_ref, role, subjects, leg, added_at from call_leg
       where call_ref = :call and leg is not null and (removed_at is null or removed_at < added_at)
         and not exists (select 1 from call where call_ref = :call and ended_at is not null)`,
    );
  }

  /** @param call reference of the call */
  legsOf(call: string): Leg[] {
    const rows = this.#legs.all({ call });
    return rows
      .map((row) => ({ at: row.added_at, leg: this.#legOf(call, row) }))
      .sort((a, b) => a.at - b.at || compare(a.leg.id, b.leg.id))
      .map(({ leg }) => leg);
  }

  /** Whoever was at its end may have been erased: then nobody knows where it leads, and it is judged as that. */
  #legOf(call: string, { leg_ref, role, subjects, leg }: LegRow): Leg {
    const text = this.subjects.open(subjects, legLabel(call, leg_ref), leg);
    return text === undefined
      ? { id: leg_ref, role, endpoint: { kind: 'erased' } }
      : (JSON.parse(text) as Leg);
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
