import type { FactValue } from './fact.js';
import type { Localized } from './localized.js';
import type { TestCase } from './test-case.js';

/** Who can bring a change about: the business or its agent, time, or nobody. */
export type Mender = 'business' | 'time' | 'nobody';

/** One fact that would have to be another; what follows from it is not told. */
export interface FactChange {
  readonly fact: string;
  readonly name: Localized;
  /** null: it could not be learned. */
  readonly from: FactValue;
  /** One value that would do; there may be others. */
  readonly to: FactValue;
  readonly by: Mender;
  /** What is to be done, or why nothing can. */
  readonly how: Localized;
  /** When time will have done it, RFC 3339; absent: not known. */
  readonly at?: string;
}

/** A set of changes under which the call would be permitted, none of which can be left out. */
export interface WayToPermit {
  readonly changes: readonly FactChange[];
  /** The call as it would be, permitted by the policy: it was asked. */
  readonly case: TestCase;
}

/** What would have to change for a denied call to be permitted. */
export interface WhyNot {
  /** Those that somebody can bring about first, then the smallest first. */
  readonly ways: readonly WayToPermit[];
  /** Whether every set of as few changes was looked at. */
  readonly complete: boolean;
  /** Why the search ended early, or found nothing. */
  readonly why?: Localized;
}
