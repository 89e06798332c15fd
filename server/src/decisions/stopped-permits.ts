import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { SqlWrite } from '../ledger/ledger-job.js';

/** Knows which permits of the last minutes were answered with a deny, since a kill switch covered them: no call may go on under one. */
@Injectable()
export class StoppedPermits {
  readonly #stopped: Statement<[number], unknown>;

  constructor({ connection }: LedgerConnection) {
    this.#stopped = connection.prepare(
      'select 1 from permit where idx = ? and stopped_at is not null',
    );
  }

  /** @param index of the permit's entry in the log */
  has(index: number): boolean {
    return this.#stopped.get(index) !== undefined;
  }

  /** @param at epoch milliseconds (UTC) */
  stop(index: number, at: number): SqlWrite {
    return { sql: 'update permit set stopped_at = ? where idx = ?', values: [at, index] };
  }

  /** It is given again. */
  resume(index: number): SqlWrite {
    return { sql: 'update permit set stopped_at = null where idx = ?', values: [index] };
  }
}
