import type { Rule, RulesetName } from '@ringfence/rules';
import { nameIn } from '../text/readable.js';

/** A rule to begin with: it can be shown at once, and says by its problems what is still missing. */
export function newRule(ruleset: RulesetName, others: readonly unknown[]): Rule {
  const name = freeName('new-rule', others);
  return {
    name,
    conditions: { all: [] },
    event: {
      type: 'forbid',
      params: {
        code: name,
        clause: ruleset === 'pstn-ban' ? 'OWN-BAN' : 'OWN',
        text: { en: '', ja: '' },
      },
    },
  };
}

/** A copy under a name of its own. */
export function copyOf(rule: Rule, others: readonly unknown[]): Rule {
  return { ...rule, name: freeName(`${rule.name}-copy`, others) };
}

function freeName(wanted: string, others: readonly unknown[]): string {
  const taken = new Set(others.map((each) => nameIn(each)));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
