import { RULESET_NAMES, type Coverage } from '@ringfence/rules';
import type { DraftPolicy } from '@ringfence/rules';
import { below } from '../text/json-pointer.js';
import { pointerOfPart } from '../text/place.js';
import { nameIn, rulesIn } from '../text/readable.js';

/** A condition that no case has seen go one way. */
export interface BranchGap {
  /** Pointer into the policy. */
  readonly at: string;
  readonly rule: string;
  readonly fact: string;
  /** What it never was. */
  readonly never: 'true' | 'false';
}

/** Branches that no case reaches, in the order of the policy. */
export function branchGaps(policy: DraftPolicy, { rules }: Coverage): BranchGap[] {
  return rules.flatMap(({ rule: id, conditions }) => {
    const ruleset = RULESET_NAMES.find((name) => id.startsWith(`${name}/`));
    if (ruleset === undefined) return [];
    const rule = id.slice(ruleset.length + 1);
    const index = rulesIn(policy.rulesets[ruleset]).findIndex((each) => nameIn(each) === rule);
    if (index < 0) return [];
    const place = below(pointerOfPart(ruleset), 'rules', index);
    return conditions.flatMap(({ pointer, fact, trueCases, falseCases }): BranchGap[] => {
      const at = `${place}${pointer}`;
      return [
        ...(trueCases === 0 ? [{ at, rule, fact, never: 'true' as const }] : []),
        ...(falseCases === 0 ? [{ at, rule, fact, never: 'false' as const }] : []),
      ];
    });
  });
}
