import type { Facts } from '../model/fact.js';
import { factValue, type ConditionNode } from './condition-node.js';
import { UNKNOWN } from './truth.js';

/** The first fact, in reading order, for want of which a condition is unknown; undefined when it is not unknown. */
export function missingFact(node: ConditionNode, facts: Facts): string | undefined {
  if (node.test(facts) !== UNKNOWN) return undefined;
  switch (node.t) {
    case 'leaf':
      return factValue(facts, node.fact) !== null &&
        node.other !== undefined &&
        factValue(facts, node.other) === null
        ? node.other
        : node.fact;
    case 'not':
    case 'named':
      return missingFact(node.of, facts);
    default:
      for (const member of node.of) {
        const fact = missingFact(member, facts);
        if (fact !== undefined) return fact;
      }
      return undefined;
  }
}
