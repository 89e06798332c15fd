import type { Facts, FactValue } from '../model/fact.js';
import type { ConditionValue, Operator } from '../model/ruleset.js';
import type { Kleene } from './truth.js';

/** Decides one condition for one set of facts. */
export type Test = (facts: Facts) => Kleene;

export interface LeafNode {
  readonly t: 'leaf';
  readonly fact: string;
  readonly operator: Operator;
  readonly value: ConditionValue;
  /** Name of the fact compared with, for a fact-to-fact condition. */
  readonly other: string | undefined;
  readonly test: Test;
}
export interface GroupNode {
  readonly t: 'all' | 'any';
  readonly of: readonly ConditionNode[];
  readonly test: Test;
}
export interface NotNode {
  readonly t: 'not';
  readonly of: ConditionNode;
  readonly test: Test;
}
/** A named condition, inlined; the name is kept for the trace. */
export interface NamedNode {
  readonly t: 'named';
  readonly name: string;
  readonly of: ConditionNode;
  readonly test: Test;
}
/** A condition after compilation: the tree the trace shows, each node with its own test. */
export type ConditionNode = LeafNode | GroupNode | NotNode | NamedNode;

/** A fact's value; a fact nobody supplied is unknown. */
export function factValue(facts: Facts, name: string): FactValue {
  return facts[name] ?? null;
}
