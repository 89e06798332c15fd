import type { Facts, FactValue } from '../model/fact.js';
import type { Condition, FactCondition } from '../model/ruleset.js';

/** Name of the fact that is always true; a comparison with it is a constant. */
export const CONSTANT = 'oracle.constant';

/**
 * A condition in which every comparison that could not be made is replaced by a constant.
 *
 * json-rules-engine has two values. What it says with the worst constants is a lower bound, with the best an upper bound; where
 * both agree the answer does not depend on what is unknown. Under `not` the worst constant is the other one.
 */
export function bounded(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
  facts: Facts,
  constant: boolean,
): Condition {
  if ('condition' in condition) return bounded(named[condition.condition]!, named, facts, constant);
  if ('not' in condition) return { not: bounded(condition.not, named, facts, !constant) };
  if ('all' in condition) {
    return { all: condition.all.map((member) => bounded(member, named, facts, constant)) };
  }
  if ('any' in condition) {
    return { any: condition.any.map((member) => bounded(member, named, facts, constant)) };
  }
  return comparable(condition, facts)
    ? condition
    : { fact: CONSTANT, operator: 'equal', value: constant };
}

/** Whether a condition holds a comparison that cannot be made, so that {@link bounded} puts a constant into it. */
export function isWanting(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
  facts: Facts,
): boolean {
  const wanting = (member: Condition): boolean => isWanting(member, named, facts);
  if ('condition' in condition) return wanting(named[condition.condition]!);
  if ('not' in condition) return wanting(condition.not);
  if ('all' in condition) return condition.all.some(wanting);
  if ('any' in condition) return condition.any.some(wanting);
  return !comparable(condition, facts);
}

/** Whether both sides are known and of types the operator compares; json-rules-engine would coerce or guess otherwise. */
function comparable({ fact, operator, value }: FactCondition, facts: Facts): boolean {
  const left = facts[fact] ?? null;
  const right =
    typeof value === 'object' && !Array.isArray(value)
      ? (facts[(value as { fact: string }).fact] ?? null)
      : (value as FactValue);
  if (left === null || right === null) return false;
  switch (operator) {
    case 'equal':
    case 'notEqual':
      return !Array.isArray(left) && !Array.isArray(right) && typeof left === typeof right;
    case 'in':
    case 'notIn':
      return isListFor(right, left);
    case 'contains':
    case 'doesNotContain':
      return isListFor(left, right);
    default:
      return isNumber(left) && isNumber(right);
  }
}

function isListFor(list: FactValue, member: FactValue): boolean {
  return (
    Array.isArray(list) &&
    !Array.isArray(member) &&
    (list as readonly unknown[]).every((one) => typeof one === typeof member)
  );
}

function isNumber(value: FactValue): boolean {
  return typeof value === 'number' && !Number.isNaN(value);
}
