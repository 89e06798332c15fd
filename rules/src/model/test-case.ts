import type { CallAttempt } from './call-attempt.js';
import type { Effect } from './decision.js';
import type { Evidence } from './evidence.js';

/** The expected answer to one attempt under given evidence at a given instant. */
export interface TestCase {
  /** What the case shows, as a sentence. */
  readonly name: string;
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  /** RFC 3339. */
  readonly now: string;
  readonly expect?: Expectation;
}

export interface Expectation {
  readonly effect: Effect;
  readonly scenario?: string | null;
  /** Codes that must all be among the reasons. */
  readonly reasons?: readonly string[];
  /** RFC 3339; the decision's `retryAt` must be this instant. */
  readonly retryAt?: string;
}

export interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}
