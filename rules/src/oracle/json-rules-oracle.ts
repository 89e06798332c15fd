import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Outcome } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { Rule, Ruleset } from '../model/ruleset.js';
import { bounded, CONSTANT, isWanting } from './polarity.js';

/**
 * The outcomes of all rules of a ruleset by json-rules-engine 7.3.1, the independent second opinion.
 *
 * A fresh `Engine` each time: one shared by overlapping runs silently loses rules. The differences by design, each closed here:
 * unknown and wrongly typed values (there: coerced, or true for `notEqual`, `notIn` and `not`) are bounded from both sides; a
 * priority does not stop later rules, since no handler stops the engine.
 */
export async function jsonRulesOutcomes(
  ruleset: Ruleset,
  facts: Facts,
): Promise<ReadonlyMap<string, Outcome>> {
  const worst = await matching(ruleset, ruleset.rules, facts, false);
  // Where every comparison can be made, both bounds are one.
  const open = ruleset.rules.filter(
    ({ name, conditions }) =>
      !worst.has(name) && isWanting(conditions, ruleset.conditions ?? {}, facts),
  );
  const best = open.length === 0 ? NONE : await matching(ruleset, open, facts, true);
  return new Map(
    ruleset.rules.map(({ name }): [string, Outcome] => [
      name,
      worst.has(name) ? 'match' : best.has(name) ? 'unknown' : 'no-match',
    ]),
  );
}

const NONE: ReadonlySet<string> = new Set();

async function matching(
  ruleset: Ruleset,
  rules: readonly Rule[],
  facts: Facts,
  constant: boolean,
): Promise<ReadonlySet<string>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) engine.addRule(documentOf(rule, ruleset, facts, constant));
  const { results } = await engine.run({ ...facts, [CONSTANT]: true });
  return new Set(results.map((result) => result.name));
}

function documentOf(
  rule: Rule,
  { conditions = {} }: Ruleset,
  facts: Facts,
  constant: boolean,
): RuleProperties {
  return {
    name: rule.name,
    // One group more than needed: json-rules-engine wants a group at the root.
    conditions: { all: [bounded(rule.conditions, conditions, facts, constant)] },
    event: { type: rule.event.type },
  } as RuleProperties;
}
