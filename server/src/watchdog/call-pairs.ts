import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { REFERENCE, References } from '../subjects/references.js';

/** References of whose permission a call was about. */
export const CALL_PAIR = z.object({ businessNumber: z.string(), user: z.string() });
export type CallPair = z.infer<typeof CALL_PAIR>;

interface CallRow {
  readonly business_number: string;
  readonly pair: string;
  readonly ended_at: number | null;
  readonly unanswered_at: number | null;
}

/** Knows whom a call is with, by the references that permissions are shown under, and when it was over. */
@Injectable()
export class CallPairs {
  readonly #row: Statement<[string], CallRow>;

  constructor(
    { connection }: LedgerConnection,
    private readonly references: References,
  ) {
    this.#row = connection.prepare(
      'select business_number, pair, ended_at, unanswered_at from call where call_ref = ?',
    );
  }

  /** Null: no event told of its user, or of the call. */
  of(call: string): CallPair | null {
    const row = this.#row.get(call);
    if (row === undefined) return null;
    const user = row.pair.slice(row.pair.indexOf(' ') + 1);
    if (!REFERENCE.test(user)) return null;
    return { businessNumber: this.references.of('number', row.business_number.slice(1)), user };
  }

  /** Epoch milliseconds (UTC); null: no event told that it is over. */
  endOf(call: string): number | null {
    const row = this.#row.get(call);
    return row?.ended_at ?? row?.unanswered_at ?? null;
  }
}
