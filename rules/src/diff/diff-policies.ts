import type { Change, PolicyChanges } from '../model/policy-diff.js';
import type { PolicyProperty } from '../model/analysis.js';
import type { PolicyDocument } from '../model/policy.js';
import { RULESET_NAMES } from '../model/ruleset.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { figuresOn, type Figures } from '../sentences/figures.js';
import { changesByKey } from './changes.js';
import { diffParameters } from './diff-parameters.js';
import { diffRulesets } from './diff-rulesets.js';
import { diffSuites } from './diff-suites.js';

/**
 * What differs between two policies, rule by rule, value by value and case by case.
 *
 * No change is: the order of parameters, of their dated values, of suites, of cases, of properties, and of the members of lists
 * that are only searched through (`in`, `notIn`, lists of figures). The order of rules is one only among rules of the same
 * effect ({@link PolicyChanges.rulesets} `moved`). Named conditions are compared apart from the rules that use them.
 *
 * Both documents must have passed `parsePolicy`. Time is linear in their size but for sorting.
 *
 * @param on epoch milliseconds of the day whose figures the sentences tell, each side its own; absent: limits are told by name
 */
export function diffPolicies(
  before: PolicyDocument,
  after: PolicyDocument,
  on?: number,
): PolicyChanges {
  const then = figuresOf(before, on);
  const now = figuresOf(after, on);
  const rulesets = RULESET_NAMES.map((name) =>
    diffRulesets(
      name,
      { ruleset: before.rulesets[name], ...then },
      { ruleset: after.rulesets[name], ...now },
    ),
  ).filter(({ rules, conditions, moved }) => rules.length + conditions.length + moved.length > 0);
  const parameters = diffParameters(before.parameters, after.parameters);
  const suites = diffSuites(before.suites, after.suites);
  const properties = diffProperties(before.properties, after.properties);
  return {
    rulesets,
    parameters,
    suites,
    properties,
    same: [rulesets, parameters, suites, properties].every(({ length }) => length === 0),
  };
}

function figuresOf(policy: PolicyDocument, on: number | undefined): { figures?: Figures } {
  return on === undefined ? {} : { figures: figuresOn(policy.parameters, on) };
}

function diffProperties(
  before: readonly PolicyProperty[],
  after: readonly PolicyProperty[],
): readonly Change<PolicyProperty>[] {
  return changesByKey(byId(before), byId(after), canonicalJson).map(({ change }) => change);
}

function byId(properties: readonly PolicyProperty[]): ReadonlyMap<string, PolicyProperty> {
  return new Map(properties.map((property) => [property.id, property]));
}
