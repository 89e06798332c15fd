import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { CompiledRule } from '../engine/compiled-rule.js';
import { factValue, type ConditionNode, type LeafNode } from '../engine/condition-node.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../engine/truth.js';
import type { Facts } from '../model/fact.js';
import type { RecordedDecision } from './recorded-decision.js';

/** A rule whose outcome rests on facts the record lacks. */
export interface OpenRule {
  readonly rule: CompiledRule;
  /** Those facts. */
  readonly facts: readonly string[];
  /** Whether it could match, and whether it could fail to, if they were known. */
  readonly couldMatch: boolean;
  readonly couldFail: boolean;
}

/**
 * Which of the unknown rules are unknown for want of evidence that was never gathered.
 *
 * Not every unknown is a gap in the record. What follows is unknown in truth, then as now, and denies in a replay as it would
 * have denied live:
 * - a fact that was known then and is not now: the policy that is tried holds no figure for it;
 * - a fact for want of which the recorded decision was a deny: it was asked for and could not be learned;
 * - a rule that was unknown then, in a ruleset that denied for want of facts;
 * - everything, when the record was made under this very policy.
 *
 * @param unknown rules that are unknown in the replay
 * @param facts facts of the replay
 */
export function openRules(
  policy: CompiledPolicy,
  unknown: readonly CompiledRule[],
  facts: Facts,
  recorded: RecordedDecision,
): OpenRule[] {
  const { decision, outcomes } = recorded;
  if (decision.policy.digest === policy.reference.digest) return [];
  const missedThen = decision.reasons.filter(({ code }) => code === 'fact-missing');
  const wanted = new Set(missedThen.map(({ fact }) => fact));
  const lacks = (fact: string): boolean =>
    (recorded.facts[fact] ?? null) === null && !wanted.has(fact);
  const unknownThen = new Set(outcomes.unknown);
  const deniedForWant = (ruleset: string): boolean =>
    missedThen.some(({ rule }) => unknownThen.has(`${ruleset}/${rule}`));
  return unknown
    .filter(({ id, ruleset }) => !(unknownThen.has(id) && deniedForWant(ruleset)))
    .flatMap((rule): OpenRule[] => {
      const couldMatch = decided(rule.condition, facts, lacks, TRUE) === TRUE;
      const couldFail = decided(rule.condition, facts, lacks, FALSE) === FALSE;
      return couldMatch || couldFail
        ? [{ rule, couldMatch, couldFail, facts: lackedBy(rule.condition, facts, lacks) }]
        : [];
    });
}

type Lacks = (fact: string) => boolean;

/** The value of a condition when every comparison that lacks evidence turns out in favour of `wish`; what stays unknown stays so. */
function decided(node: ConditionNode, facts: Facts, lacks: Lacks, wish: 0 | 1): Kleene {
  switch (node.t) {
    case 'leaf': {
      const value = node.test(facts);
      return value === UNKNOWN && lackedByLeaf(node, facts, lacks).length > 0 ? wish : value;
    }
    case 'not': {
      const value = decided(node.of, facts, lacks, wish === TRUE ? FALSE : TRUE);
      return value === UNKNOWN ? UNKNOWN : value === TRUE ? FALSE : TRUE;
    }
    case 'named':
      return decided(node.of, facts, lacks, wish);
    default: {
      const values = node.of.map((member) => decided(member, facts, lacks, wish));
      const decisive = node.t === 'all' ? FALSE : TRUE;
      if (values.includes(decisive)) return decisive;
      return values.includes(UNKNOWN) || values.length === 0
        ? UNKNOWN
        : decisive === TRUE
          ? FALSE
          : TRUE;
    }
  }
}

/** Facts the record lacks, where they keep a condition unknown. */
function lackedBy(node: ConditionNode, facts: Facts, lacks: Lacks): string[] {
  if (node.test(facts) !== UNKNOWN) return [];
  switch (node.t) {
    case 'leaf':
      return lackedByLeaf(node, facts, lacks);
    case 'not':
    case 'named':
      return lackedBy(node.of, facts, lacks);
    default:
      return node.of.flatMap((member) => lackedBy(member, facts, lacks));
  }
}

/** The unknown facts of a comparison, when the record lacks each; else it would stay unknown with them. */
function lackedByLeaf({ fact, other }: LeafNode, facts: Facts, lacks: Lacks): string[] {
  const unknown = [fact, ...(other === undefined ? [] : [other])].filter(
    (name) => factValue(facts, name) === null,
  );
  return unknown.every(lacks) ? unknown : [];
}
