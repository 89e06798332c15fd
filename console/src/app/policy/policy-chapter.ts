import {
  RULESET_NAMES,
  type PolicyDocument,
  type Rule,
  type Ruleset,
  type RulesetName,
} from '@ringfence/rules';

/** Hits of one rule in the last 30 days. */
export interface RuleHits {
  readonly rule: string;
  readonly count: number;
  readonly lastAt: string;
}

/** One chapter as the page shows it. */
export interface PolicyChapter {
  readonly number: number;
  readonly name: RulesetName;
  readonly ruleset: Ruleset;
  readonly rules: readonly ChapterRule[];
}

export interface ChapterRule {
  readonly id: string;
  readonly rule: Rule;
  readonly count: number;
  readonly lastAt: string | null;
}

/** The order of reading: what must never happen, who may be called, which ways there are. */
const READING_ORDER: readonly RulesetName[] = ['pstn-ban', 'call-permission', 'routing'];

/** Chapters with their rules, permits of an allow-list first, and how often each rule had a say. */
export function policyChapters(
  document: PolicyDocument,
  hits: readonly RuleHits[],
): PolicyChapter[] {
  const byRule = new Map(hits.map((each) => [each.rule, each]));
  return READING_ORDER.filter((name) => RULESET_NAMES.includes(name)).map((name, index) => {
    const ruleset = document.rulesets[name];
    const rules = ruleset.rules.map((rule): ChapterRule => {
      const hit = byRule.get(`${name}/${rule.name}`);
      return {
        id: `${name}/${rule.name}`,
        rule,
        count: hit?.count ?? 0,
        lastAt: hit?.lastAt ?? null,
      };
    });
    const permits = rules.filter(({ rule }) => rule.event.type === 'permit');
    const forbids = rules.filter(({ rule }) => rule.event.type === 'forbid');
    return { number: index + 1, name, ruleset, rules: [...permits, ...forbids] };
  });
}

/** How many rules the policy has in all. */
export function countRules(document: PolicyDocument): number {
  return READING_ORDER.reduce((sum, name) => sum + document.rulesets[name].rules.length, 0);
}
