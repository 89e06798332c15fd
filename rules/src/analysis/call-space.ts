import { compileCondition } from '../engine/compile-condition.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { ConditionNode } from '../engine/condition-node.js';
import type { FactInvariant } from '../model/fact-invariant.js';
import type { Condition } from '../model/ruleset.js';
import { ConditionRegions } from './condition-regions.js';
import { leavesOf } from './fact-groups.js';
import { figureValues, figureVectors, valueLeaf } from './figure-vectors.js';
import { ALWAYS, Formulas, opposite, type Formula } from './formulas.js';
import { Partition } from './partition.js';

/** Every call there can be, in classes that no rule tells apart. */
export interface CallSpace {
  readonly partition: Partition;
  readonly formulas: Formulas;
  readonly conditions: ConditionRegions;
  /** Calls that the invariants do not rule out, whatever the facts are that only invariants read. */
  readonly possible: Formula;
  /** Those of the invariants that are about facts some rule or property reads; the others were left out. */
  readonly invariants: readonly FactInvariant[];
}

/**
 * Builds the classes for all rules of the policies and all conditions of the properties.
 *
 * Figures are those of the first policy's own parameters, at any instant and for any provider.
 *
 * @throws NotTellable
 */
export function callSpace(
  policies: readonly CompiledPolicy[],
  conditions: readonly Condition[],
  known: readonly FactInvariant[],
): CallSpace {
  const nodes = [
    ...policies.flatMap(({ rules }) => rules.map(({ condition }) => condition)),
    ...conditions.map((condition) => compileCondition(condition, {})),
  ];
  const read = new Set(nodes.flatMap(factsRead));
  const held = known
    .map((invariant) => ({ invariant, node: compileCondition(invariant.holds, {}) }))
    .filter(({ node }) => factsRead(node).some((fact) => read.has(fact)));
  const vectors = figureVectors(
    policies[0]!.parameters,
    [...read].filter((fact) => fact.startsWith('limit.')),
  );
  const figures = vectors.map((vector) =>
    Object.entries(vector).map(([fact, value]) => valueLeaf(fact, value)),
  );
  const leaves = [...nodes, ...held.map(({ node }) => node)].flatMap(leavesOf);
  const partition = new Partition([...leaves, ...figures.flat()], figureValues(vectors));
  const formulas = new Formulas(
    partition.variables.map(({ examples }) => (examples.length === 0 ? 2 : examples.length)),
  );
  const regions = new ConditionRegions(formulas, partition);
  const judged = readVariables(nodes, partition);
  const parts = held.flatMap(({ invariant, node }) =>
    conjuncts(node).map((part) => {
      const { isTrue, isFalse } = regions.of(part);
      const holds = invariant.strength === 'always-true' ? isTrue : opposite(isFalse);
      return formulas.anyOf(holds, (variable) => !judged.has(variable));
    }),
  );
  const together =
    figures.length === 0
      ? ALWAYS
      : formulas.any(
          figures.map((vector) => formulas.all(vector.map((leaf) => regions.of(leaf).isTrue))),
        );
  return {
    partition,
    formulas,
    conditions: regions,
    possible: formulas.all([...new Set(parts), together]),
    invariants: held.map(({ invariant }) => invariant),
  };
}

/** Variables that rules and properties read; the others matter only through what invariants say of these. */
function readVariables(nodes: readonly ConditionNode[], partition: Partition): ReadonlySet<number> {
  return new Set(
    nodes.flatMap(leavesOf).flatMap((leaf) => {
      const { variable, member } = partition.classesOf(leaf);
      return member === undefined ? [variable] : [variable, member.variable];
    }),
  );
}

/** The parts of a conjunction, each of which can be simplified by itself. */
function conjuncts(node: ConditionNode): readonly ConditionNode[] {
  return node.t === 'all' ? node.of.flatMap(conjuncts) : [node];
}

function factsRead(node: ConditionNode): readonly string[] {
  return leavesOf(node).flatMap(({ fact, other }) =>
    other === undefined ? [fact] : [fact, other],
  );
}
