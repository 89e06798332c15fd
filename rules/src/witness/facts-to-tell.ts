import type { ConditionNode } from '../engine/condition-node.js';
import type { Facts, FactValue } from '../model/fact.js';
import { decisiveFactsOf } from './decisive-facts.js';
import { FINDINGS } from './leg-findings.js';

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
export function factsToTell(conditions: readonly ConditionNode[], facts: Facts): readonly string[] {
  const behind = new Set(conditions.flatMap((condition) => decisiveFactsOf(condition, facts)));
  return [...behind].filter((name) => !isTold(name, facts[name] ?? null)).slice(0, MOST_TOLD);
}

function isTold(name: string, value: FactValue): boolean {
  // Whom a call rings is named; that it rings nobody is not.
  if (name === 'permission.needed') return value === true;
  return TOLD_ANYWAY.has(name) && value !== null;
}
