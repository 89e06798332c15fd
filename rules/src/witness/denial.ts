import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { CompiledRule } from '../engine/compiled-rule.js';
import { evaluate } from '../engine/evaluate.js';
import type { Facts } from '../model/fact.js';
import type { RulesetName } from '../model/ruleset.js';
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
    if (rule.effect === 'forbid') sets.push(factsOf(rule));
  }
  for (const { name, kind } of policy.rulesets) {
    if (kind === 'ban' && name === 'pstn-ban') continue;
    const isPermit = (rule: CompiledRule): boolean =>
      rule.ruleset === name && rule.effect === 'permit';
    if (kind !== 'allow-list') return [new Set()];
    if (!match.some(isPermit)) sets.push(factsOfPermits(policy, name));
  }
  if (facts['flow.destination'] === 'none') sets.push(new Set(['flow.destination']));
  for (const finding of BANNED) {
    const { count } = FINDINGS[finding];
    if (facts[count] !== 0) sets.push(new Set([count]));
  }
  return sets.sort((a, b) => a.size - b.size);
}

const ofRules = new WeakMap<CompiledRule, ReadonlySet<string>>();
const ofPermits = new WeakMap<CompiledPolicy, Map<RulesetName, ReadonlySet<string>>>();

function factsOf(rule: CompiledRule): ReadonlySet<string> {
  let facts = ofRules.get(rule);
  if (facts === undefined) {
    const names = leavesOf(rule.condition).flatMap(({ fact, other }) => [fact, other ?? fact]);
    ofRules.set(rule, (facts = new Set(names)));
  }
  return facts;
}

function factsOfPermits(policy: CompiledPolicy, ruleset: RulesetName): ReadonlySet<string> {
  const known = ofPermits.get(policy) ?? new Map<RulesetName, ReadonlySet<string>>();
  ofPermits.set(policy, known);
  let facts = known.get(ruleset);
  if (facts === undefined) {
    const permits = policy.rules.filter(
      (rule) => rule.ruleset === ruleset && rule.effect === 'permit',
    );
    known.set(ruleset, (facts = new Set(permits.flatMap((rule) => [...factsOf(rule)]))));
  }
  return facts;
}
