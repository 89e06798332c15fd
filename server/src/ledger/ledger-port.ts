import type { LedgerJob, LedgerResult } from './ledger-job.js';
import type { LedgerState } from './ledger.js';

/** The ledger as features see it. */
export abstract class LedgerPort {
  abstract write(job: LedgerJob): Promise<LedgerResult>;
  abstract state(): LedgerState;
}
