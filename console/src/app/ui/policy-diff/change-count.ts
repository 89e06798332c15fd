import type { PolicyDiff } from '@ringfence/rules';

/** How many things of each kind differ between two policies. */
export interface ChangeCount {
  readonly rules: number;
  readonly conditions: number;
  /** Rules that stand elsewhere. */
  readonly moved: number;
  readonly parameters: number;
  readonly suites: number;
  readonly properties: number;
}

export function changeCount(diff: PolicyDiff): ChangeCount {
  const sum = (count: (ruleset: PolicyDiff['rulesets'][number]) => number): number =>
    diff.rulesets.reduce((total, ruleset) => total + count(ruleset), 0);
  return {
    rules: sum(({ rules }) => rules.length),
    conditions: sum(({ conditions }) => conditions.length),
    moved: sum(({ moved }) => moved.length),
    parameters: diff.parameters.length,
    suites: diff.suites.length,
    properties: diff.properties.length,
  };
}
