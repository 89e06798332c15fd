import type { Facts, FactValue } from '../model/fact.js';
import type { ConditionValue, FactCondition, Operator, Scalar } from '../model/ruleset.js';
import { factValue, type LeafNode, type Test } from './condition-node.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from './truth.js';

/** Compares two values, both known; `UNKNOWN` when their types do not fit the operator, which denies. */
type Comparison = (actual: FactValue, expected: FactValue | readonly Scalar[]) => Kleene;

/**
 * Compiles a test on one fact.
 *
 * On known, well-typed values each operator means what it means in json-rules-engine 7.3.1. Unlike there (D3), a missing
 * fact or a value of another type is unknown, never false and never true, and no value is coerced.
 */
export function compileLeaf(condition: FactCondition): LeafNode {
  const { fact, operator, value } = condition;
  const other = isFactReference(value) ? value.fact : undefined;
  const test = other === undefined ? literalTest(condition) : factToFactTest(fact, operator, other);
  return { t: 'leaf', fact, operator, value, other, test };
}

function isFactReference(value: ConditionValue): value is { readonly fact: string } {
  return typeof value === 'object' && 'fact' in value;
}

function literalTest({ fact, operator, value }: FactCondition): Test {
  if (operator === 'in' || operator === 'notIn') {
    const list = Array.isArray(value) ? (value as readonly Scalar[]) : undefined;
    if (list === undefined || list.length === 0) return () => UNKNOWN;
    return membershipTest(fact, list, operator === 'in' ? TRUE : FALSE);
  }
  if (typeof value === 'object') return () => UNKNOWN;
  if (operator === 'equal' || operator === 'notEqual') {
    return equalityTest(fact, value, operator === 'equal' ? TRUE : FALSE);
  }
  const compare = COMPARISONS[operator];
  return (facts) => {
    const actual = factValue(facts, fact);
    return actual === null ? UNKNOWN : compare(actual, value);
  };
}

function equalityTest(fact: string, value: Scalar, whenEqual: Kleene): Test {
  const whenOther = whenEqual === TRUE ? FALSE : TRUE;
  const type = typeof value;
  return (facts: Facts) => {
    const actual = facts[fact];
    if (actual === value) return whenEqual;
    return typeof actual === type ? whenOther : UNKNOWN;
  };
}

function membershipTest(fact: string, list: readonly Scalar[], whenIn: Kleene): Test {
  const whenOut = whenIn === TRUE ? FALSE : TRUE;
  const values: ReadonlySet<unknown> = new Set(list);
  const type = typeof list[0];
  return (facts: Facts) => {
    const actual = facts[fact];
    if (values.has(actual)) return whenIn;
    return typeof actual === type ? whenOut : UNKNOWN;
  };
}

function factToFactTest(fact: string, operator: Operator, other: string): Test {
  const compare = COMPARISONS[operator];
  return (facts) => {
    const actual = factValue(facts, fact);
    const expected = factValue(facts, other);
    return actual === null || expected === null ? UNKNOWN : compare(actual, expected);
  };
}

const equal: Comparison = (a, b) =>
  typeof a === 'object' || typeof a !== typeof b ? UNKNOWN : a === b ? TRUE : FALSE;
const within: Comparison = (a, b) =>
  typeof a === 'object' ||
  !Array.isArray(b) ||
  !(b as unknown[]).every((x) => typeof x === typeof a)
    ? UNKNOWN
    : (b as unknown[]).includes(a)
      ? TRUE
      : FALSE;
const holds: Comparison = (a, b) =>
  !Array.isArray(a) || typeof b !== 'string'
    ? UNKNOWN
    : (a as readonly string[]).includes(b)
      ? TRUE
      : FALSE;

function ordered(holdsFor: (a: number, b: number) => boolean): Comparison {
  return (a, b) =>
    typeof a !== 'number' || typeof b !== 'number' || Number.isNaN(a) || Number.isNaN(b)
      ? UNKNOWN
      : holdsFor(a, b)
        ? TRUE
        : FALSE;
}

function negated(compare: Comparison): Comparison {
  return (a, b) => {
    const result = compare(a, b);
    return result === UNKNOWN ? UNKNOWN : result === TRUE ? FALSE : TRUE;
  };
}

const COMPARISONS: Readonly<Record<Operator, Comparison>> = {
  equal,
  notEqual: negated(equal),
  in: within,
  notIn: negated(within),
  contains: holds,
  doesNotContain: negated(holds),
  lessThan: ordered((a, b) => a < b),
  lessThanInclusive: ordered((a, b) => a <= b),
  greaterThan: ordered((a, b) => a > b),
  greaterThanInclusive: ordered((a, b) => a >= b),
};
