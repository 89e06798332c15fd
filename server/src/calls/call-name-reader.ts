import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { callNameLabel, type CallName } from './call-name-statements.js';

interface NameRow {
  call_ref: string;
  subjects: string;
  name: Buffer;
}

/** A call that goes on. */
export interface CallUnderWay {
  /** Reference of the call. */
  readonly call: string;
  /** Epoch milliseconds (UTC). */
  readonly startedAt: number;
}

/** Reads what calls under way are called where they run. */
@Injectable()
export class CallNameReader {
  readonly #byCall: Statement<[string], NameRow>;
  readonly #byTeller: Statement<[string], CallUnderWay>;

  constructor(
    { connection }: LedgerConnection,
    private readonly subjects: SubjectReader,
  ) {
    this.#byCall = connection.prepare(
      'select call_ref, subjects, name from call_name where call_ref = ?',
    );
    this.#byTeller = connection.prepare(
      `select call_ref as call, coalesce(started_at, connected_at) as startedAt
       from call_name join call using (call_ref)
       where teller = ? and coalesce(started_at, connected_at) is not null`,
    );
  }

  /** Undefined: it is over, was never told of, or somebody in it was erased. */
  of(call: string): CallName | undefined {
    const row = this.#byCall.get(call);
    return row && this.#open(row);
  }

  /** The calls under way that somebody was the first to tell of. */
  toldBy(teller: string): CallUnderWay[] {
    return this.#byTeller.all(teller);
  }

  #open({ call_ref, subjects, name }: NameRow): CallName | undefined {
    const text = this.subjects.open(subjects, callNameLabel(call_ref), name);
    return text === undefined ? undefined : (JSON.parse(text) as CallName);
  }
}
