import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { ConditionNode, LeafNode } from '../engine/condition-node.js';
import { FACT_CATALOG } from '../facts/fact-catalog.js';
import type { FactDefinition } from '../facts/fact-definition.js';
import type { Facts, FactValue } from '../model/fact.js';
import {
  CONTEXT_CONTROL,
  FACT_CONTROL,
  UNKNOWN_CONTROL,
  type FactControl,
} from './fact-control.js';
import { FINDING_NAMES, FINDINGS } from './leg-findings.js';
import { freshText } from './fresh-text.js';

/** A fact that can be thought another, and the values it could then have, the likeliest to help first. */
export interface FactLever {
  readonly fact: string;
  readonly values: readonly FactValue[];
  readonly control: FactControl;
}

const FINDING_COUNTS: ReadonlySet<string> = new Set(
  FINDING_NAMES.map((finding) => FINDINGS[finding].count),
);
/** How many values of one fact are tried. */
const VALUES_MAX = 24;

/** All levers of one denied call, by what the rules compare each fact with. @param sound facts of a call that is in order */
export function leversOf(policy: CompiledPolicy, facts: Facts, sound: Facts): readonly FactLever[] {
  const leaves = leavesByFact(policy);
  const context = [...leaves.keys()].filter((fact) => fact.startsWith('context.'));
  return [...Object.keys(FACT_CONTROL), ...context].flatMap((fact): FactLever[] => {
    const from = facts[fact] ?? null;
    const own = FACT_CONTROL[fact as keyof typeof FACT_CONTROL] ?? CONTEXT_CONTROL;
    const tests = leaves.get(fact) ?? [];
    const values = distinct(valuesFor(fact, tests, facts, sound), fact, tests, facts)
      .filter((value) => value !== from && value !== null)
      .filter((value) => own.only === undefined || value === own.only)
      .slice(0, VALUES_MAX);
    if (values.length === 0) return [];
    return [{ fact, values, control: from === null ? UNKNOWN_CONTROL : own }];
  });
}

function valuesFor(
  fact: string,
  leaves: readonly LeafNode[],
  facts: Facts,
  sound: Facts,
): readonly FactValue[] {
  const definition: FactDefinition | undefined = Object.hasOwn(FACT_CATALOG, fact)
    ? FACT_CATALOG[fact]
    : undefined;
  if (FINDING_COUNTS.has(fact)) return [0];
  if (definition?.type === 'boolean') return [true, false];
  const named = leaves.flatMap((leaf) => constantsOf(leaf, facts));
  if (definition?.type === 'number') return numbersAround(named);
  const texts = named.filter((value) => typeof value === 'string');
  if (definition === undefined) {
    const numbers = numbersAround(named);
    const flags = named.some((value) => typeof value === 'boolean') ? [true, false] : [];
    return [...flags, ...numbers, ...texts, freshText(fact, new Set(texts)) ?? null];
  }
  if (definition.values !== undefined)
    return [...new Set([sound[fact]!, ...definition.values])].filter((value) => value !== 'none');
  return [...new Set([sound[fact]!, freshText(fact, new Set(texts)) ?? null, ...texts])];
}

/** Of numbers that no test on the fact can tell apart, the first. */
function distinct(
  values: readonly FactValue[],
  fact: string,
  tests: readonly LeafNode[],
  facts: Facts,
): readonly FactValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    if (typeof value !== 'number' || FINDING_COUNTS.has(fact)) return true;
    const truths = tests.map(({ test }) => test({ ...facts, [fact]: value })).join('');
    if (seen.has(truths)) return false;
    seen.add(truths);
    return true;
  });
}

/** What a leaf compares its fact with; of another fact, its value in this call. */
function constantsOf({ value, other }: LeafNode, facts: Facts): readonly FactValue[] {
  const compared = other === undefined ? (value as FactValue | readonly FactValue[]) : facts[other];
  return Array.isArray(compared)
    ? (compared as readonly FactValue[])
    : [(compared ?? null) as FactValue];
}

/** Each number and its neighbours, the nearest below first: most limits are to be stayed under. */
function numbersAround(values: readonly FactValue[]): readonly number[] {
  const numbers = values.filter((value) => typeof value === 'number');
  const around = numbers.flatMap((number) => [number - 1, number, number + 1]);
  return [...new Set([...around, ...(numbers.length > 0 ? [0] : [])])].filter((n) => n >= 0);
}

const cache = new WeakMap<CompiledPolicy, ReadonlyMap<string, readonly LeafNode[]>>();

function leavesByFact(policy: CompiledPolicy): ReadonlyMap<string, readonly LeafNode[]> {
  const known = cache.get(policy);
  if (known !== undefined) return known;
  const leaves = new Map<string, LeafNode[]>();
  for (const { condition } of policy.rules) {
    for (const leaf of leavesOf(condition)) {
      const of = leaves.get(leaf.fact);
      if (of === undefined) leaves.set(leaf.fact, [leaf]);
      else of.push(leaf);
    }
  }
  cache.set(policy, leaves);
  return leaves;
}

/** All tests on facts within a condition. */
export function leavesOf(node: ConditionNode): readonly LeafNode[] {
  switch (node.t) {
    case 'leaf':
      return [node];
    case 'not':
    case 'named':
      return leavesOf(node.of);
    default:
      return node.of.flatMap(leavesOf);
  }
}
