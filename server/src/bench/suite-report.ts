import type { Coverage, Effect, PolicyDocument } from '@ringfence/rules';

/** What became of one case of a suite. */
export interface CaseOutcome {
  readonly type: 'case';
  readonly suite: string;
  readonly name: string;
  /** JSON pointer of the case within the policy. */
  readonly at: string;
  /** Whether the decision is the expected one; null: the case expects nothing. */
  readonly pass: boolean | null;
  readonly effect: Effect;
  /** What differs from the expectation, as sentences. */
  readonly differences: readonly string[];
  readonly secondOpinion: { readonly agrees: boolean; readonly differences: readonly string[] };
}

/** How the run ended. */
export interface RunDone {
  readonly type: 'done';
  readonly passed: number;
  readonly failed: number;
  /** Cases that expect nothing, and so prove nothing. */
  readonly unexpecting: number;
  /** By the cases that expect something. */
  readonly coverage: Coverage;
}

/** What a run tells, in order. */
export type SuiteReport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | CaseOutcome
  | RunDone;

/** Sent to the thread that runs suites: one policy, all of its cases. */
export interface SuiteTask {
  readonly kind: 'suites';
  readonly document: PolicyDocument;
}

/** Sent back: some reports at once. */
export interface SuiteMessage {
  readonly reports: readonly SuiteReport[];
}
