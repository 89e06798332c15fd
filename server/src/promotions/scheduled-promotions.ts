import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { SqlWrite } from '../ledger/ledger-job.js';

/** A promotion that waits for its instant. */
export interface ScheduledPromotion {
  readonly id: string;
  readonly digest: string;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  readonly reason: string;
  /** Who asked for it. */
  readonly personId: string;
}

/** One that did not come about. */
export interface FailedPromotion extends ScheduledPromotion {
  readonly closedAt: number;
  readonly failure: ScheduleFailure;
}

/** Why it did not. */
export interface ScheduleFailure {
  readonly code: string;
  readonly message: string;
}

/** How one that waited ended. */
export type ScheduleEnd = 'done' | 'failed' | 'cancelled';

const COLUMNS = 'id, digest, at, reason, person_id as personId';
/** How long a failure is told of, in milliseconds. */
const TOLD_MS = 7 * 86_400_000;

/** Promotions that wait for their instant, on record, so that a restart forgets none. */
@Injectable()
export class ScheduledPromotions {
  readonly #waiting: Statement<[], ScheduledPromotion>;
  readonly #due: Statement<[number], ScheduledPromotion>;
  readonly #one: Statement<[string], ScheduledPromotion>;
  readonly #of: Statement<[string], ScheduledPromotion>;
  readonly #lastOf: Statement<[string], FailedRow>;
  readonly #failed: Statement<[number], FailedRow>;

  constructor({ connection }: LedgerConnection) {
    const waiting = `select ${COLUMNS} from scheduled_promotion where state = 'waiting'`;
    const ended = `select ${COLUMNS}, closed_at as closedAt, outcome, state from scheduled_promotion`;
    this.#waiting = connection.prepare(`${waiting} order by at, id`);
    this.#due = connection.prepare(`${waiting} and at <= ? order by at, id`);
    this.#one = connection.prepare(`${waiting} and id = ?`);
    this.#of = connection.prepare(`${waiting} and digest = ?`);
    this.#lastOf = connection.prepare(
      `${ended} where digest = ? order by created_at desc, id desc limit 1`,
    );
    this.#failed = connection.prepare(
      `${ended} where state = 'failed' and closed_at >= ? order by closed_at desc, id desc`,
    );
  }

  /** Those that wait, the next one first. */
  waiting(): ScheduledPromotion[] {
    return this.#waiting.all();
  }

  /** Those whose instant has come. */
  due(now: number): ScheduledPromotion[] {
    return this.#due.all(now);
  }

  /** The one with this id, while it waits. */
  byId(id: string): ScheduledPromotion | undefined {
    return this.#one.get(id);
  }

  /** The one for these bytes, while it waits. */
  ofDigest(digest: string): ScheduledPromotion | undefined {
    return this.#of.get(digest);
  }

  /** How the last one for these bytes failed; undefined: it did not, or there was none. */
  failureOf(digest: string): FailedPromotion | undefined {
    const row = this.#lastOf.get(digest);
    return row?.state === 'failed' ? failedOf(row) : undefined;
  }

  /** Those that failed within the last days and were not followed by another attempt, the newest first. */
  failures(now: number): FailedPromotion[] {
    return this.#failed
      .all(now - TOLD_MS)
      .map(failedOf)
      .filter(({ id, digest }) => this.failureOf(digest)?.id === id);
  }

  add({ id, digest, at, reason, personId }: ScheduledPromotion, now: number): SqlWrite {
    return {
      sql: `insert into scheduled_promotion (id, digest, at, reason, person_id, created_at, state)
        values (?, ?, ?, ?, ?, ?, 'waiting')`,
      values: [id, digest, at, reason, personId, now],
    };
  }

  /** Ends one that waits; when it does not wait any more, nothing of the change is written. */
  end(id: string, state: ScheduleEnd, now: number, failure?: ScheduleFailure): SqlWrite {
    return {
      sql: `update scheduled_promotion set state = ?, closed_at = ?, outcome = ? where id = ? and state = 'waiting'`,
      values: [state, now, failure === undefined ? null : JSON.stringify(failure), id],
      changes: 1,
    };
  }
}

interface FailedRow extends ScheduledPromotion {
  readonly state: string;
  readonly closedAt: number;
  readonly outcome: string;
}

function failedOf({ outcome, state: _, ...row }: FailedRow): FailedPromotion {
  return { ...row, failure: JSON.parse(outcome) as ScheduleFailure };
}
