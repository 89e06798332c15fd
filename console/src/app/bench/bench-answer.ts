import type { Facts, Problem, RuleTrace, UnrecordedDecision } from '@ringfence/rules';

/** The bench's answer to one case. */
export interface BenchAnswer {
  readonly name: string;
  readonly decision: UnrecordedDecision;
  readonly trace: readonly RuleTrace[];
  readonly facts: Facts;
  /** Absent where the case expects nothing. */
  readonly pass?: boolean;
  readonly secondOpinion?: { readonly agrees: boolean; readonly differences: readonly string[] };
}

/** A case the server could not read. */
export interface BenchRefusal {
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly decision?: undefined;
}

export type BenchResult = BenchAnswer | BenchRefusal;
