import type { Condition } from '../model/ruleset.js';
import type { ParameterValue } from '../model/parameter.js';
import { canonicalJson } from '../parse/canonical-json.js';

/*
 * Bytes that are equal exactly when two things mean the same. What a list is only searched through for is sorted: the order of
 * its members cannot be seen in any decision.
 */

/**
 * A condition; `in` and `notIn` look for a member, so the order of their lists is none. That of `all` and `any` stays: of
 * several missing facts the first is told.
 */
export function comparableCondition(condition: Condition): string {
  return canonicalJson(withSortedLists(condition));
}

function withSortedLists(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(withSortedLists) };
  if ('any' in condition) return { any: condition.any.map(withSortedLists) };
  if ('not' in condition) return { not: withSortedLists(condition.not) };
  if ('condition' in condition) return condition;
  const { value } = condition;
  return Array.isArray(value) ? { ...condition, value: sorted(value) } : condition;
}

/** A dated value; every list of figures is searched through for its members. */
export function comparableValue(value: ParameterValue): string {
  return canonicalJson(
    Array.isArray(value.value) ? { ...value, value: sorted(value.value) } : value,
  );
}

function sorted<T>(members: readonly T[]): T[] {
  return [...members].sort();
}
