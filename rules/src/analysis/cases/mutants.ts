import type { Mutant, MutantKind } from '../../model/analysis.js';
import type { Localized } from '../../model/localized.js';
import type { PolicyDocument } from '../../model/policy.js';
import { RULESET_NAMES, type Condition, type Operator, type Ruleset } from '../../model/ruleset.js';
import { below } from '../../parse/problem-list.js';

export interface MutatedPolicy {
  readonly mutant: Mutant;
  readonly policy: PolicyDocument;
}

interface Variant {
  readonly kind: MutantKind;
  readonly at: string;
  readonly condition: Condition;
}

const CHANGED_OPERATORS: Readonly<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  lessThan: 'lessThanInclusive',
  lessThanInclusive: 'lessThan',
  greaterThan: 'greaterThanInclusive',
  greaterThanInclusive: 'greaterThan',
};

/** Every policy that differs from this one by a single small mistake: a rule or a condition gone, turned, or off by one. */
export function* mutantsOf(policy: PolicyDocument): Generator<MutatedPolicy> {
  for (const name of RULESET_NAMES) {
    const ruleset = policy.rulesets[name];
    for (const { kind, at, ruleset: changed } of rulesetVariants(ruleset)) {
      const mutant: Mutant = {
        kind,
        ruleset: name,
        at: `/rulesets/${name}${at}`,
        text: wording(kind, at),
      };
      yield { mutant, policy: { ...policy, rulesets: { ...policy.rulesets, [name]: changed } } };
    }
  }
}

interface RulesetVariant {
  readonly kind: MutantKind;
  readonly at: string;
  readonly ruleset: Ruleset;
}

function* rulesetVariants(ruleset: Ruleset): Generator<RulesetVariant> {
  const { rules, conditions = {} } = ruleset;
  for (const [i, rule] of rules.entries()) {
    yield {
      kind: 'rule-removed',
      at: `/rules/${i}`,
      ruleset: { ...ruleset, rules: rules.toSpliced(i, 1) },
    };
    for (const { kind, at, condition } of variants(rule.conditions, `/rules/${i}/conditions`)) {
      yield {
        kind,
        at,
        ruleset: { ...ruleset, rules: rules.with(i, { ...rule, conditions: condition }) },
      };
    }
  }
  for (const [name, named] of Object.entries(conditions)) {
    for (const { kind, at, condition } of variants(named, below('/conditions', name))) {
      yield { kind, at, ruleset: { ...ruleset, conditions: { ...conditions, [name]: condition } } };
    }
  }
}

function* variants(condition: Condition, at: string): Generator<Variant> {
  if ('all' in condition) yield* groupVariants('all', condition.all, at);
  else if ('any' in condition) yield* groupVariants('any', condition.any, at);
  else if ('not' in condition) {
    yield { kind: 'condition-turned', at, condition: condition.not };
    for (const one of variants(condition.not, `${at}/not`)) {
      yield { ...one, condition: { not: one.condition } };
    }
  } else if ('condition' in condition) {
    yield { kind: 'condition-turned', at, condition: { not: condition } };
  } else {
    const operator = CHANGED_OPERATORS[condition.operator];
    yield { kind: 'operator-changed', at, condition: { ...condition, operator } };
  }
}

function* groupVariants(
  t: 'all' | 'any',
  members: readonly Condition[],
  at: string,
): Generator<Variant> {
  const group = (of: readonly Condition[]): Condition => (t === 'all' ? { all: of } : { any: of });
  if (members.length > 1) {
    yield {
      kind: 'group-changed',
      at,
      condition: t === 'all' ? { any: members } : { all: members },
    };
  }
  for (const [i, member] of members.entries()) {
    const here = `${at}/${t}/${i}`;
    if (members.length > 1) {
      yield { kind: 'condition-removed', at: here, condition: group(members.toSpliced(i, 1)) };
    }
    for (const one of variants(member, here)) {
      yield { ...one, condition: group(members.with(i, one.condition)) };
    }
  }
}

const WORDING: Readonly<Record<MutantKind, (at: string) => Localized>> = {
  'rule-removed': (at) => ({
    en: `the rule at ${at} were not there`,
    ja: `${at} のルールがなくても`,
  }),
  'condition-removed': (at) => ({
    en: `the condition at ${at} were not there`,
    ja: `${at} の条件がなくても`,
  }),
  'condition-turned': (at) => ({
    en: `the condition at ${at} meant the opposite`,
    ja: `${at} の条件が逆の意味でも`,
  }),
  'operator-changed': (at) => ({
    en: `the comparison at ${at} were another`,
    ja: `${at} の比較が別のものでも`,
  }),
  'group-changed': (at) => ({
    en: `the group at ${at} needed one of its conditions in place of all, or all in place of one`,
    ja: `${at} の「すべて」と「いずれか」が逆でも`,
  }),
};

function wording(kind: MutantKind, at: string): Localized {
  return WORDING[kind](at);
}
