import type { DraftPolicy, RuleFinding } from '@ringfence/rules';
import { rulePlace } from '../text/place.js';
import { nameIn, rulesIn } from '../text/readable.js';

/** Pointer of the rule, or of the very condition, that something was found of; null: no rule is called so any more. */
export function pointerOfFinding(
  policy: DraftPolicy,
  { ruleset, rule, at = '' }: Pick<RuleFinding, 'ruleset' | 'rule' | 'at'>,
): string | null {
  const index = rulesIn(policy.rulesets[ruleset]).findIndex((each) => nameIn(each) === rule);
  return index < 0 ? null : `${rulePlace(ruleset, index).pointer}${at}`;
}
