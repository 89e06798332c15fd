import { codeWithoutPermit } from '../engine/combine.js';
import type { Engines } from './engines.js';
import { NEVER, opposite } from './formulas.js';
import { isForbid, type PolicyRegions, type RuleRegion } from './policy-regions.js';

/**
 * Whether a policy without a rule would answer every call with the same effect, codes and route.
 *
 * Cheap questions first: most rules matter to what is permitted.
 *
 * @throws BudgetSpent
 */
export function isSpareRule(engines: Engines, regions: PolicyRegions, one: RuleRegion): boolean {
  const { formulas } = engines.space;
  // A permit that is not covered decides some call's effect or route, or is undone, which is told as a conflict.
  if (!isForbid(one)) return false;
  const others = regions.rules.filter((other) => other !== one);
  if (!isCodeToldByOthers(one, others)) return false;
  const applies = opposite(one.isFalse);
  if (!engines.isEmpty(formulas.both(regions.permitBy(others), applies))) return false;
  const before = regions.codesOf(one.rule.ruleset, regions.rules);
  const after = regions.codesOf(one.rule.ruleset, others);
  const codes = new Set([...before.keys(), ...after.keys()]);
  return [...codes].every((code) =>
    engines.isEmpty(formulas.differs(before.get(code) ?? NEVER, after.get(code) ?? NEVER)),
  );
}

/** Where a forbid matches its code is told, so a code of its own is missed. */
function isCodeToldByOthers({ rule }: RuleRegion, others: readonly RuleRegion[]): boolean {
  const { code } = rule.params;
  return (
    code === codeWithoutPermit(rule.ruleset) ||
    others.some((other) => other.rule.ruleset === rule.ruleset && other.rule.params.code === code)
  );
}
