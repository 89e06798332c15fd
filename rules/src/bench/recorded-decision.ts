import type { CallAttempt } from '../model/call-attempt.js';
import type { Judgement } from '../model/decision.js';
import type { Evidence } from '../model/evidence.js';

/** A decision on record with what it was made from. */
export interface RecordedDecision extends Judgement {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  /** Epoch milliseconds (UTC) at which it was made. */
  readonly now: number;
}
