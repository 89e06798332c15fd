import type { ConditionNode } from '../engine/condition-node.js';
import type { Region } from './condition-regions.js';
import type { Engines } from './engines.js';
import { ALWAYS, NEVER } from './formulas.js';
import type { PolicyRegions, RuleRegion } from './policy-regions.js';

const TRUE_EVERYWHERE: Region = { isTrue: ALWAYS, isFalse: NEVER };
const FALSE_EVERYWHERE: Region = { isTrue: NEVER, isFalse: ALWAYS };

/**
 * JSON pointers of the conditions of a live rule that could as well not be there: were they always true, or always false, the
 * rule would be true and false for the same calls. Named conditions are looked at as a whole, and nothing inside a dead one.
 *
 * @throws BudgetSpent
 */
export function deadConditions(
  engines: Engines,
  regions: PolicyRegions,
  { rule, isTrue, isFalse }: RuleRegion,
): readonly string[] {
  const { formulas } = engines.space;
  const isSame = (node: ConditionNode, instead: Region): boolean => {
    const other = regions.conditions.of(rule.condition, (at) =>
      at === node ? instead : undefined,
    );
    return (
      engines.isEmpty(formulas.differs(other.isTrue, isTrue)) &&
      engines.isEmpty(formulas.differs(other.isFalse, isFalse))
    );
  };
  const dead: string[] = [];
  const walk = (node: ConditionNode, at: string): void => {
    if (at !== ROOT && (isSame(node, TRUE_EVERYWHERE) || isSame(node, FALSE_EVERYWHERE)))
      dead.push(at);
    else if (node.t === 'not') walk(node.of, `${at}/not`);
    else if (node.t === 'all' || node.t === 'any')
      node.of.forEach((member, i) => walk(member, `${at}/${node.t}/${i}`));
  };
  walk(rule.condition, ROOT);
  return dead;
}

const ROOT = '/conditions';
