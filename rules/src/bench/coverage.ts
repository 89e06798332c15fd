import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { ConditionNode, LeafNode } from '../engine/condition-node.js';
import { testSafely } from '../engine/explain.js';
import { FALSE, TRUE } from '../engine/truth.js';
import type { ConditionCoverage, Coverage, RuleCoverage } from '../model/coverage.js';
import type { Judgement } from '../model/decision.js';

interface CountedLeaf {
  readonly pointer: string;
  readonly node: LeafNode;
  trueCases: number;
  falseCases: number;
  unknownCases: number;
}

interface CountedRule {
  readonly leaves: readonly CountedLeaf[];
  matched: number;
}

/**
 * Counts, case by case, which rules matched and which way each condition on a fact went.
 *
 * A rule is covered when it matched in a case. Conditions inside a named one count for each rule that uses it. Of a case without
 * target the candidate that decided counts.
 */
export class CoverageMeter {
  readonly #rules: ReadonlyMap<string, CountedRule>;

  constructor(policy: CompiledPolicy) {
    this.#rules = new Map(
      policy.rules.map(({ id, condition }) => [
        id,
        { leaves: leavesOf(condition, '/conditions'), matched: 0 },
      ]),
    );
  }

  /** Counts one case. @param judgement made under the meter's own policy */
  add({ facts, outcomes }: Pick<Judgement, 'facts' | 'outcomes'>): void {
    for (const id of outcomes.match) {
      const rule = this.#rules.get(id);
      if (rule !== undefined) rule.matched++;
    }
    for (const { leaves } of this.#rules.values()) {
      for (const leaf of leaves) {
        const truth = testSafely(leaf.node, facts);
        if (truth === TRUE) leaf.trueCases++;
        else if (truth === FALSE) leaf.falseCases++;
        else leaf.unknownCases++;
      }
    }
  }

  /** What was counted so far. */
  coverage(): Coverage {
    const rules = [...this.#rules].map(([rule, { matched, leaves }]): RuleCoverage => ({
      rule,
      matched,
      conditions: leaves.map(conditionCoverage),
    }));
    const conditions = rules.flatMap((rule) => rule.conditions);
    const wentTrue = conditions.filter(({ trueCases }) => trueCases > 0).length;
    const wentFalse = conditions.filter(({ falseCases }) => falseCases > 0).length;
    return {
      rules,
      uncoveredRules: rules.filter(({ matched }) => matched === 0).map(({ rule }) => rule),
      branches: { covered: wentTrue + wentFalse, total: 2 * conditions.length },
    };
  }
}

function leavesOf(node: ConditionNode, pointer: string): CountedLeaf[] {
  switch (node.t) {
    case 'leaf':
      return [{ pointer, node, trueCases: 0, falseCases: 0, unknownCases: 0 }];
    case 'not':
      return leavesOf(node.of, `${pointer}/not`);
    case 'named':
      return leavesOf(node.of, `${pointer}/condition`);
    default:
      return node.of.flatMap((member, i) => leavesOf(member, `${pointer}/${node.t}/${i}`));
  }
}

function conditionCoverage({ pointer, node, ...counts }: CountedLeaf): ConditionCoverage {
  return { pointer, fact: node.fact, ...counts };
}
