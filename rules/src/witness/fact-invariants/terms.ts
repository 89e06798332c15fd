import { FACT_CATALOG, type FactDefinition, type FactName } from '../../facts/fact-catalog.js';
import type { Condition, FactCondition, Scalar } from '../../model/ruleset.js';

export function is(fact: FactName, value: Scalar): FactCondition {
  return { fact, operator: 'equal', value };
}

export function isNot(fact: FactName, value: Scalar): FactCondition {
  return { fact, operator: 'notEqual', value };
}

export function holds(fact: FactName, member: string): FactCondition {
  return { fact, operator: 'contains', value: member };
}

export function all(...conditions: readonly Condition[]): Condition {
  return { all: conditions };
}

export function any(...conditions: readonly Condition[]): Condition {
  return { any: conditions };
}

export function never(...together: readonly Condition[]): Condition {
  return { not: { all: together } };
}

/** Where the one holds the other does; exact where both are known. */
export function implies(one: Condition, other: Condition): Condition {
  return { any: [{ not: one }, other] };
}

export function exactlyWhen(one: Condition, other: Condition): Condition {
  return { any: [{ all: [one, other] }, { all: [{ not: one }, { not: other }] }] };
}

/** True where the fact is known, unknown where it is not: the grammar has no word for it, so a test and its opposite stand for it. */
export function isKnown(fact: FactName): Condition {
  const definition: FactDefinition = FACT_CATALOG[fact];
  const text = definition.values?.[0] ?? '';
  switch (definition.type) {
    case 'boolean':
      return any(is(fact, true), is(fact, false));
    case 'string':
      return any(is(fact, text), isNot(fact, text));
    case 'string-list':
      return any(holds(fact, text), { not: holds(fact, text) });
    default:
      return any(
        { fact, operator: 'lessThan', value: 0 },
        { fact, operator: 'greaterThanInclusive', value: 0 },
      );
  }
}
