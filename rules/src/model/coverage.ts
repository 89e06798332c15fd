/** How the cases of the suites exercise a policy. */
export interface Coverage {
  /** Every rule, in policy order. */
  readonly rules: readonly RuleCoverage[];
  /** Rules that matched in no case, `<ruleset>/<rule>`. */
  readonly uncoveredRules: readonly string[];
  /** Two branches for each condition on a fact: true in some case, and false in some case. */
  readonly branches: { readonly covered: number; readonly total: number };
}

export interface RuleCoverage {
  /** `<ruleset>/<rule>`. */
  readonly rule: string;
  /** Cases in which the rule matched. */
  readonly matched: number;
  readonly conditions: readonly ConditionCoverage[];
}

/** One condition on a fact, and in how many cases it was what. */
export interface ConditionCoverage {
  /**
   * JSON pointer within the rule. Where it leads through a name, the steps after `condition` lead on within the named condition:
   * `/conditions/all/1/condition/any/0`.
   */
  readonly pointer: string;
  readonly fact: string;
  readonly trueCases: number;
  readonly falseCases: number;
  readonly unknownCases: number;
}
