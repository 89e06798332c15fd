import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Outcome } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { Rule, Ruleset } from '../model/ruleset.js';
import { bounded, CONSTANT } from './polarity.js';

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
  const [worst, best] = await Promise.all([
    matching(ruleset, facts, false),
    matching(ruleset, facts, true),
  ]);
  return new Map(
    ruleset.rules.map(({ name }): [string, Outcome] => [
      name,
      worst.has(name) ? 'match' : best.has(name) ? 'unknown' : 'no-match',
    ]),
  );
}

async function matching(
  ruleset: Ruleset,
  facts: Facts,
  constant: boolean,
): Promise<ReadonlySet<string>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const rule of ruleset.rules) engine.addRule(documentOf(rule, ruleset, facts, constant));
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
