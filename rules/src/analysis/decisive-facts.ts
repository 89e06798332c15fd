import type { ConditionNode } from '../engine/condition-node.js';
import { FALSE, TRUE } from '../engine/truth.js';
import type { Facts } from '../model/fact.js';
import { FINDINGS } from '../witness/leg-findings.js';

/** Facts a sentence about a call tells anyway, where they are known. */
const TOLD_ANYWAY: ReadonlySet<string> = new Set<string>([
  'attempt.action',
  'attempt.businessNumber',
  'flow.origin',
  'flow.destination',
  'flow.legCount',
  'legs.kinds',
  ...Object.values(FINDINGS).flatMap(({ labels, count }) => [labels, count]),
]);

/** Most facts one sentence can bear. */
const MOST_TOLD = 3;

/** Facts on which conditions hang in one call, as far as a sentence about it would not tell them anyway; few, the first first. */
export function decisiveFacts(
  conditions: readonly ConditionNode[],
  facts: Facts,
): readonly string[] {
  const behind = new Set(conditions.flatMap((condition) => factsBehind(condition, facts)));
  return [...behind]
    .filter((name) => !TOLD_ANYWAY.has(name) || (facts[name] ?? null) === null)
    .slice(0, MOST_TOLD);
}

/** Facts of the parts that make a condition true, false or unknown: one part that fails is enough for a group that needs all. */
function factsBehind(node: ConditionNode, facts: Facts): readonly string[] {
  switch (node.t) {
    case 'leaf':
      return [node.fact];
    case 'not':
    case 'named':
      return factsBehind(node.of, facts);
    default: {
      const truth = node.test(facts);
      const needsEach = truth === (node.t === 'all' ? TRUE : FALSE);
      const parts = needsEach ? node.of : node.of.filter((part) => part.test(facts) === truth);
      return parts.flatMap((part) => factsBehind(part, facts));
    }
  }
}
