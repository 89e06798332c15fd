import type { Analysis, RuleFinding } from '../model/analysis.js';
import { BudgetSpent } from './budget.js';
import { coversOf } from './covered-rules.js';
import { deadConditions } from './dead-conditions.js';
import type { Engines } from './engines.js';
import type { PolicyRegions, RuleRegion } from './policy-regions.js';
import { isSpareRule } from './spare-rules.js';
import { ruleConflicts } from './rule-conflicts.js';

/** What nobody would notice of rules by their effect (P4), and rules that pull one call in two directions (P6). */
export function ruleFindings(
  engines: Engines,
  regions: PolicyRegions,
): Pick<Analysis, 'findings' | 'conflicts' | 'isComplete'> {
  const findings: RuleFinding[] = [];
  try {
    const live: RuleRegion[] = [];
    for (const one of regions.rules) {
      if (engines.isEmpty(one.isTrue)) findings.push(finding('contradictory', one));
      else live.push(one);
    }
    const covers = coversOf(engines, live);
    for (const one of live) {
      engines.look();
      const by = covers.get(one);
      if (by !== undefined) findings.push({ ...finding('shadowed', one), by });
      else if (isSpareRule(engines, regions, one)) findings.push(finding('redundant', one));
      for (const at of deadConditions(engines, regions, one)) {
        findings.push({ ...finding('dead-condition', one), at });
      }
    }
    return { findings, conflicts: ruleConflicts(engines, regions, live), isComplete: true };
  } catch (error) {
    if (error instanceof BudgetSpent) return { findings, conflicts: [], isComplete: false };
    throw error;
  }
}

function finding(code: RuleFinding['code'], { rule }: RuleRegion): RuleFinding {
  return { code, ruleset: rule.ruleset, rule: rule.name };
}
