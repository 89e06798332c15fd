import type { Mutant } from '../../model/analysis.js';
import type { PolicyDocument } from '../../model/policy.js';
import { RULESET_NAMES, type Condition, type Operator, type Ruleset } from '../../model/ruleset.js';
import { below } from '../../parse/problem-list.js';
import { mutantWords, type MutantChange, type MutantPlace } from './mutant-words.js';

export interface MutatedPolicy {
  readonly mutant: Mutant;
  readonly policy: PolicyDocument;
  /** What calls that notice it hang on: the condition that was changed, and all of the rule's, or of the name's, as it is now. */
  readonly hangsOn: readonly Condition[];
}

interface Variant extends MutantChange {
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
    for (const { at, place, change, ruleset: changed } of rulesetVariants(ruleset)) {
      const mutant: Mutant = {
        kind: change.kind,
        ruleset: name,
        at: `/rulesets/${name}${at}`,
        text: mutantWords(place, change),
      };
      const rulesets = { ...policy.rulesets, [name]: changed };
      const hangsOn = [change.was, change.condition ?? change.was];
      yield { mutant, policy: { ...policy, rulesets }, hangsOn };
    }
  }
}

interface RulesetVariant {
  readonly at: string;
  readonly place: MutantPlace;
  readonly change: MutantChange & { readonly condition?: Condition };
  readonly ruleset: Ruleset;
}

function* rulesetVariants(ruleset: Ruleset): Generator<RulesetVariant> {
  const { rules, conditions = {} } = ruleset;
  for (const [i, rule] of rules.entries()) {
    const place: MutantPlace = { of: 'rule', name: rule.name };
    yield {
      at: `/rules/${i}`,
      place,
      change: { kind: 'rule-removed', was: rule.conditions },
      ruleset: { ...ruleset, rules: rules.toSpliced(i, 1) },
    };
    for (const change of variants(rule.conditions, `/rules/${i}/conditions`)) {
      const { at, condition } = change;
      const changed = rules.with(i, { ...rule, conditions: condition });
      yield { at, place, change, ruleset: { ...ruleset, rules: changed } };
    }
  }
  for (const [name, named] of Object.entries(conditions)) {
    const place: MutantPlace = { of: 'named', name };
    for (const change of variants(named, below('/conditions', name))) {
      const { at, condition } = change;
      const changed = { ...conditions, [name]: condition };
      yield { at, place, change, ruleset: { ...ruleset, conditions: changed } };
    }
  }
}

function* variants(condition: Condition, at: string): Generator<Variant> {
  if ('all' in condition) yield* groupVariants('all', condition.all, at);
  else if ('any' in condition) yield* groupVariants('any', condition.any, at);
  else if ('not' in condition) {
    yield turned(at, condition, condition.not);
    for (const one of variants(condition.not, `${at}/not`)) {
      yield { ...one, condition: { not: one.condition } };
    }
  } else if ('condition' in condition) {
    yield turned(at, condition, { not: condition });
  } else {
    const operator = CHANGED_OPERATORS[condition.operator];
    const is = { ...condition, operator };
    yield { kind: 'operator-changed', at, condition: is, was: condition, is };
  }
}

function turned(at: string, was: Condition, is: Condition): Variant {
  return { kind: 'condition-turned', at, condition: is, was, is };
}

function* groupVariants(
  t: 'all' | 'any',
  members: readonly Condition[],
  at: string,
): Generator<Variant> {
  const group = (of: readonly Condition[]): Condition => (t === 'all' ? { all: of } : { any: of });
  if (members.length > 1) {
    const is: Condition = t === 'all' ? { any: members } : { all: members };
    yield { kind: 'group-changed', at, condition: is, was: group(members), is };
  }
  for (const [i, member] of members.entries()) {
    const here = `${at}/${t}/${i}`;
    if (members.length > 1) {
      const others = group(members.toSpliced(i, 1));
      yield { kind: 'condition-removed', at: here, condition: others, was: member };
    }
    for (const one of variants(member, here)) {
      yield { ...one, condition: group(members.with(i, one.condition)) };
    }
  }
}
