import type { Localized } from '../model/localized.js';
import type {
  Change,
  ConditionChange,
  RuleChange,
  RulesetDiff,
  Wordings,
} from '../model/policy-diff.js';
import type { Condition, Rule, Ruleset, RulesetName } from '../model/ruleset.js';
import { canonicalJson } from '../parse/canonical-json.js';
import { namesReached } from '../parse/condition-names.js';
import { conditionSentence } from '../sentences/condition-sentence.js';
import type { Figures } from '../sentences/figures.js';
import { ruleSentence } from '../sentences/rule-sentence.js';
import { changesByKey } from './changes.js';
import { comparableCondition } from './comparable.js';
import { movedNames } from './moved-names.js';

/** A ruleset as it stands on one side, with the figures its sentences tell. */
export interface RulesetSide {
  readonly ruleset: Ruleset;
  readonly figures?: Figures;
}

/** What differs between two states of one ruleset. */
export function diffRulesets(
  name: RulesetName,
  before: RulesetSide,
  after: RulesetSide,
): RulesetDiff {
  return {
    name,
    rules: changesByKey(rulesByName(before), rulesByName(after), comparableRule).map(
      ({ key, change }) => ruleChange(key, change, before, after),
    ),
    conditions: changesByKey(
      conditionsByName(before),
      conditionsByName(after),
      comparableCondition,
    ).map(({ key, change }) => conditionChange(key, change, before, after)),
    moved: (['forbid', 'permit'] as const).flatMap((effect) =>
      movedNames(namesOf(before, effect), namesOf(after, effect)),
    ),
  };
}

function rulesByName({ ruleset }: RulesetSide): ReadonlyMap<string, Rule> {
  return new Map(ruleset.rules.map((rule) => [rule.name, rule]));
}

function conditionsByName({ ruleset }: RulesetSide): ReadonlyMap<string, Condition> {
  return new Map(Object.entries(ruleset.conditions ?? {}));
}

function namesOf({ ruleset }: RulesetSide, effect: Rule['event']['type']): string[] {
  return ruleset.rules.filter(({ event }) => event.type === effect).map(({ name }) => name);
}

function comparableRule({ conditions, ...rest }: Rule): string {
  return `${canonicalJson(rest)} ${comparableCondition(conditions)}`;
}

function ruleChange(
  name: string,
  change: Change<Rule>,
  before: RulesetSide,
  after: RulesetSide,
): RuleChange {
  const written = [change.before, change.after].some(
    (rule) => rule?.event.params.sentence !== undefined,
  );
  return {
    name,
    ...change,
    sentences: wordings(change, before, after, inWords),
    ...(written
      ? { byConditions: wordings(change, before, after, (rule, side) => inWords(bare(rule), side)) }
      : {}),
  };
}

function conditionChange(
  name: string,
  change: Change<Condition>,
  before: RulesetSide,
  after: RulesetSide,
): ConditionChange {
  const users = new Set([...usersOf(name, before), ...usersOf(name, after)]);
  return {
    name,
    ...change,
    sentences: wordings(change, before, after, (condition, side) => ({
      en: conditionSentence(condition, 'en', wordingOf(side)).text,
      ja: conditionSentence(condition, 'ja', wordingOf(side)).text,
    })),
    usedBy: [...users],
  };
}

function usersOf(condition: string, { ruleset }: RulesetSide): string[] {
  const named = ruleset.conditions ?? {};
  return ruleset.rules
    .filter((rule) => namesReached(rule.conditions, named).has(condition))
    .map(({ name }) => name);
}

function wordings<T>(
  change: Change<T>,
  before: RulesetSide,
  after: RulesetSide,
  tell: (thing: T, side: RulesetSide) => Localized,
): Wordings {
  return {
    ...(change.before === undefined ? {} : { before: tell(change.before, before) }),
    ...(change.after === undefined ? {} : { after: tell(change.after, after) }),
  };
}

function inWords(rule: Rule, side: RulesetSide): Localized {
  return {
    en: ruleSentence(rule, 'en', wordingOf(side)).text,
    ja: ruleSentence(rule, 'ja', wordingOf(side)).text,
  };
}

function bare(rule: Rule): Rule {
  const { sentence: _, ...params } = rule.event.params;
  return { ...rule, event: { ...rule.event, params } };
}

function wordingOf({ ruleset, figures }: RulesetSide): Parameters<typeof ruleSentence>[2] {
  return {
    conditions: ruleset.conditions ?? {},
    ...(figures === undefined ? {} : { figures }),
  };
}
