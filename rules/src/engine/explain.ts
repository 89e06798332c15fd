import type { ConditionTrace, Outcome, RuleTrace, Truth } from '../model/decision.js';
import type { Facts } from '../model/fact.js';
import type { CompiledPolicy } from './compile-policy.js';
import type { CompiledRule } from './compiled-rule.js';
import { factValue, type ConditionNode } from './condition-node.js';
import { truthWord, UNKNOWN, type Kleene } from './truth.js';

/**
 * The trace of one decision: every rule, down to condition, fact and value; made only when asked for.
 *
 * Rulesets in the order of reasons, forbids before permits within each.
 */
export function explain(policy: CompiledPolicy, facts: Facts): RuleTrace[] {
  return policy.rulesets.flatMap(({ name }) => {
    const rules = policy.rules.filter((rule) => rule.ruleset === name);
    const forbids = rules.filter((rule) => rule.effect === 'forbid');
    const permits = rules.filter((rule) => rule.effect !== 'forbid');
    return [...forbids, ...permits].map((rule) => traceRule(rule, facts));
  });
}

const OUTCOMES: Readonly<Record<Truth, Outcome>> = {
  true: 'match',
  false: 'no-match',
  unknown: 'unknown',
};

function traceRule(rule: CompiledRule, facts: Facts): RuleTrace {
  const conditions = traceCondition(rule.condition, facts);
  return {
    ruleset: rule.ruleset,
    rule: rule.name,
    effect: rule.effect,
    code: rule.params.code,
    clause: rule.params.clause,
    outcome: OUTCOMES[conditions.result],
    conditions,
  };
}

function traceCondition(node: ConditionNode, facts: Facts): ConditionTrace {
  const result = truthWord(testSafely(node, facts));
  switch (node.t) {
    case 'all':
      return { all: node.of.map((member) => traceCondition(member, facts)), result };
    case 'any':
      return { any: node.of.map((member) => traceCondition(member, facts)), result };
    case 'not':
      return { not: traceCondition(node.of, facts), result };
    case 'named':
      return { condition: node.name, of: traceCondition(node.of, facts), result };
    case 'leaf':
      return {
        fact: node.fact,
        operator: node.operator,
        value: node.value,
        ...(node.other === undefined ? {} : { compared: factValue(facts, node.other) }),
        actual: factValue(facts, node.fact),
        result,
      };
  }
}

/** Decides one condition; one that fails is unknown, as in `evaluate`, and unknown denies. */
export function testSafely(node: ConditionNode, facts: Facts): Kleene {
  try {
    return node.test(facts);
  } catch {
    return UNKNOWN;
  }
}
