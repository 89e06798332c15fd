import type { Outcome } from '../model/decision.js';
import type { Facts, FactValue } from '../model/fact.js';
import type { Condition, FactCondition, Rule, Ruleset } from '../model/ruleset.js';

/*
 * The third opinion (D7): small, slow and obvious, straight from the document. Shares no code with the engine.
 */

/** The outcome of one rule, read word by word. */
export function naiveOutcome(rule: Rule, ruleset: Ruleset, facts: Facts): Outcome {
  const holds = truth(rule.conditions, ruleset.conditions ?? {}, facts);
  if (holds === 'unknown') return 'unknown';
  return holds ? 'match' : 'no-match';
}

type Truth = boolean | 'unknown';

function truth(
  condition: Condition,
  named: Readonly<Record<string, Condition>>,
  facts: Facts,
): Truth {
  if ('condition' in condition) return truth(named[condition.condition]!, named, facts);
  if ('not' in condition) return not(truth(condition.not, named, facts));
  if ('all' in condition) {
    const members = condition.all.map((member) => truth(member, named, facts));
    if (members.includes(false)) return false;
    return members.includes('unknown') ? 'unknown' : true;
  }
  if ('any' in condition) {
    const members = condition.any.map((member) => truth(member, named, facts));
    if (members.includes(true)) return true;
    return members.includes('unknown') ? 'unknown' : false;
  }
  return compare(condition, facts);
}

function not(value: Truth): Truth {
  return value === 'unknown' ? 'unknown' : !value;
}

function compare({ fact, operator, value }: FactCondition, facts: Facts): Truth {
  const actual = facts[fact] ?? null;
  const expected =
    typeof value === 'object' && !Array.isArray(value)
      ? (facts[(value as { fact: string }).fact] ?? null)
      : (value as FactValue);
  if (actual === null || expected === null) return 'unknown';
  switch (operator) {
    case 'equal':
      return same(actual, expected);
    case 'notEqual':
      return not(same(actual, expected));
    case 'in':
      return among(actual, expected);
    case 'notIn':
      return not(among(actual, expected));
    case 'contains':
      return among(expected, actual);
    case 'doesNotContain':
      return not(among(expected, actual));
    default:
      return ordered(operator, actual, expected);
  }
}

function same(a: FactValue, b: FactValue): Truth {
  if (Array.isArray(a) || Array.isArray(b) || typeof a !== typeof b) return 'unknown';
  return a === b;
}

function among(member: FactValue, list: FactValue): Truth {
  if (!Array.isArray(list) || Array.isArray(member)) return 'unknown';
  const members = list as readonly unknown[];
  if (members.some((one) => typeof one !== typeof member)) return 'unknown';
  return members.includes(member);
}

function ordered(operator: string, a: FactValue, b: FactValue): Truth {
  if (typeof a !== 'number' || typeof b !== 'number') return 'unknown';
  if (Number.isNaN(a) || Number.isNaN(b)) return 'unknown';
  if (operator === 'lessThan') return a < b;
  if (operator === 'lessThanInclusive') return a <= b;
  return operator === 'greaterThan' ? a > b : a >= b;
}
