import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { CompiledRule } from '../engine/compiled-rule.js';
import { evaluate } from '../engine/evaluate.js';
import type { Facts } from '../model/fact.js';
import { leavesOf } from './fact-levers.js';
import { FINDINGS } from './leg-findings.js';

/** Found of any leg, the ban in code denies whatever the rules say. */
const BANNED = ['phone', 'unclassified', 'open', 'expired', 'phoneOrigin', 'unregistered'] as const;

/**
 * For each denial the facts of which one at least must become another before it is lifted, the fewest first; none: these facts
 * are permitted.
 */
export function denialsOf(policy: CompiledPolicy, facts: Facts): readonly ReadonlySet<string>[] {
  const { match, unknown } = evaluate(policy, facts);
  const sets: ReadonlySet<string>[] = [];
  for (const rule of [...match, ...unknown]) {
    if (rule.effect === 'forbid') sets.push(factsOf([rule]));
  }
  for (const { name, kind } of policy.rulesets) {
    if (kind === 'ban' && name === 'pstn-ban') continue;
    const isPermit = (rule: CompiledRule): boolean =>
      rule.ruleset === name && rule.effect === 'permit';
    if (kind !== 'allow-list') return [new Set()];
    if (!match.some(isPermit)) sets.push(factsOf(policy.rules.filter(isPermit)));
  }
  if (facts['flow.destination'] === 'none') sets.push(new Set(['flow.destination']));
  for (const finding of BANNED) {
    const { count } = FINDINGS[finding];
    if (facts[count] !== 0) sets.push(new Set([count]));
  }
  return sets.sort((a, b) => a.size - b.size);
}

function factsOf(rules: readonly CompiledRule[]): ReadonlySet<string> {
  return new Set(
    rules.flatMap(({ condition }) =>
      leavesOf(condition).flatMap(({ fact, other }) =>
        other === undefined ? [fact] : [fact, other],
      ),
    ),
  );
}
