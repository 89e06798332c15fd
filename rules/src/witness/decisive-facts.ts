import { compileCondition } from '../engine/compile-condition.js';
import type { ConditionNode } from '../engine/condition-node.js';
import { testSafely } from '../engine/explain.js';
import type { Facts } from '../model/fact.js';
import type { Condition } from '../model/ruleset.js';

/**
 * Names of the facts because of which a condition is what it is, true, false or unknown: of a group only the members that are as
 * the group is. In the order of the condition, each once.
 *
 * @param condition refers to no named condition; one that does is unknown, and the fact is not told
 */
export function decisiveFacts(condition: Condition, facts: Facts): readonly string[] {
  return decisiveFactsOf(compileCondition(condition, {}), facts);
}

/** The same of a condition that was compiled; what is behind its names is told too. */
export function decisiveFactsOf(node: ConditionNode, facts: Facts): readonly string[] {
  const found = new Set<string>();
  collect(node, facts, found);
  return [...found];
}

function collect(node: ConditionNode, facts: Facts, found: Set<string>): void {
  switch (node.t) {
    case 'leaf':
      found.add(node.fact);
      if (node.other !== undefined) found.add(node.other);
      return;
    case 'all':
    case 'any': {
      const result = testSafely(node, facts);
      for (const member of node.of) {
        if (testSafely(member, facts) === result) collect(member, facts, found);
      }
      return;
    }
    default:
      collect(node.of, facts, found);
  }
}
