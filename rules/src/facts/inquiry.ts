import type { CallAttempt } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import type { FactValue } from '../model/fact.js';
import type { ParametersInForce } from './parameters-in-force.js';

/** What the facts are derived from, but for the leg to add: the question, its evidence, the instant, the figures of that day. */
export interface CallInquiry {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** Meta's values, tightened by the provider's overlay where the provider is known. */
  readonly values: ParametersInForce;
  /** The business number's provider by its one name; undefined: not known. */
  readonly provider: string | undefined;
  /** Whether the provider is known; while it is not, no limit is known, since an overlay may tighten any of them. */
  readonly providerKnown: boolean;
}

/** The same, with the leg to add. */
export interface Inquiry extends CallInquiry {
  /** The leg asked for, or the candidate judged in its place. */
  readonly target: Endpoint | undefined;
}

/** Facts while they are being derived. */
export type FactSheet = Record<string, FactValue>;

/** Label of the leg asked for, where reasons name legs. */
export const TARGET_LABEL = 'target';

/** Epoch milliseconds of an RFC 3339 instant; null when absent or not one. */
export function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
