import type { Facts, Problem, RuleTrace, UnrecordedDecision } from '@ringfence/rules';

/** The bench's answer to one case. */
export interface BenchAnswer {
  readonly name: string;
  readonly decision: UnrecordedDecision;
  readonly trace: readonly RuleTrace[];
  readonly facts: Facts;
  /** Absent where the case expects nothing. */
  readonly pass?: boolean;
  /** What differs from the expectation, as sentences. */
  readonly differences?: readonly string[];
  readonly secondOpinion?: { readonly agrees: boolean; readonly differences: readonly string[] };
}

/** A case the server could not read. */
export interface BenchRefusal {
  readonly name: string | null;
  readonly problems: readonly Pick<Problem, 'at' | 'code' | 'message'>[];
  readonly decision?: undefined;
}

export type BenchResult = BenchAnswer | BenchRefusal;
