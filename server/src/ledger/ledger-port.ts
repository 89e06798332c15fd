import type { Act } from './act.js';
import type { LedgerJob, LedgerResult, SqlWrite } from './ledger-job.js';
import type { LedgerState } from './ledger.js';

/** What to write, and the acts that tell of it. */
export interface Change {
  readonly writes: readonly SqlWrite[];
  /** None: housekeeping that nobody asked for. */
  readonly acts: readonly Act[];
  /** Nothing of what it deletes may be left in the write-ahead log. */
  readonly wipe?: boolean;
}

/** A write did not fit what is stored by now: nothing of the change is on record. */
export class ChangeConflict extends Error {
  override readonly name = 'ChangeConflict';

  /** @param write position of the write among the change's */
  constructor(readonly write: number) {
    super('somebody changed it meanwhile');
  }
}

/** The ledger as features see it. */
export abstract class LedgerPort {
  abstract write(job: LedgerJob): Promise<LedgerResult>;

  /**
   * Writes a change with its acts, all or nothing, on disk before it resolves.
   *
   * @returns the acts' indexes in the log
   * @throws ChangeConflict when a write did not change the rows it must, or broke a constraint
   * @throws RecordUnavailable, LedgerOverloaded
   */
  abstract change(change: Change): Promise<readonly number[]>;

  abstract state(): LedgerState;
}
