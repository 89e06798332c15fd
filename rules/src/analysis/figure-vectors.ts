import type { LeafNode } from '../engine/condition-node.js';
import { FALSE, TRUE } from '../engine/truth.js';
import type { Facts, FactValue } from '../model/fact.js';
import type { Parameter } from '../model/parameter.js';
import { figureInstants, figureProviders, settingOf } from '../witness/figure-settings.js';

/**
 * The limits that hold together under these parameters: one set of values for each stretch of days and each provider with figures
 * of its own, and one where no limit is known.
 *
 * @param facts limits that rules read; the others do not matter
 */
export function figureVectors(
  parameters: readonly Parameter[],
  facts: readonly string[],
): readonly Facts[] {
  if (facts.length === 0) return [];
  const vectors = new Map<string, Facts>();
  for (const now of figureInstants(parameters)) {
    for (const provider of [...figureProviders(parameters), undefined]) {
      const { limits } = settingOf(parameters, now, provider);
      const vector = Object.fromEntries(facts.map((fact) => [fact, limits[fact] ?? null]));
      vectors.set(JSON.stringify(vector), vector);
    }
  }
  return [...vectors.values()];
}

/** Values each limit has in any of the vectors, by fact. */
export function figureValues(vectors: readonly Facts[]): ReadonlyMap<string, readonly FactValue[]> {
  const values = new Map<string, FactValue[]>();
  for (const vector of vectors) {
    for (const [fact, value] of Object.entries(vector)) {
      values.set(fact, [...(values.get(fact) ?? []), value]);
    }
  }
  return values;
}

/** A test that no rule could state: whether a limit is exactly this value, unknown and lists included. */
export function valueLeaf(fact: string, value: FactValue): LeafNode {
  const text = JSON.stringify(value);
  return {
    t: 'leaf',
    fact,
    operator: 'equal',
    // Names the test and nothing else: no literal a fact could have is to be sampled because of it.
    value: { fact: text },
    other: undefined,
    test: (facts) => (JSON.stringify(facts[fact] ?? null) === text ? TRUE : FALSE),
  };
}
