import type { Facts, FactValue } from '../model/fact.js';
import type { Condition, ConditionValue, Operator } from '../model/ruleset.js';
import { compileCondition } from './compile-condition.js';
import { FALSE, TRUE, truthWord, UNKNOWN, type Kleene } from './truth.js';

/** Conditions that are true, false and unknown under {@link FACTS}. */
const T: Condition = { fact: 'yes', operator: 'equal', value: true };
const F: Condition = { fact: 'yes', operator: 'equal', value: false };
const U: Condition = { fact: 'nobody-knows', operator: 'equal', value: true };
const FACTS: Facts = { yes: true, 'nobody-knows': null };

const test = (
  condition: Condition,
  facts: Facts = FACTS,
  named: Record<string, Condition> = {},
): Kleene => compileCondition(condition, named).test(facts);

describe('Kleene’s three values (D1)', () => {
  const tables: readonly [members: Condition[], all: Kleene, any: Kleene][] = [
    [[T], TRUE, TRUE],
    [[F], FALSE, FALSE],
    [[U], UNKNOWN, UNKNOWN],
    [[T, T], TRUE, TRUE],
    [[T, F], FALSE, TRUE],
    [[F, T], FALSE, TRUE],
    [[F, F], FALSE, FALSE],
    [[T, U], UNKNOWN, TRUE],
    [[U, T], UNKNOWN, TRUE],
    [[F, U], FALSE, UNKNOWN],
    [[U, F], FALSE, UNKNOWN],
    [[U, U], UNKNOWN, UNKNOWN],
    [[U, T, F], FALSE, TRUE],
    [[U, U, U], UNKNOWN, UNKNOWN],
  ];
  const name = (members: Condition[]): string =>
    members.map((member) => truthWord(test(member))).join(', ');
  for (const [members, all, any] of tables) {
    it(`all of ${name(members)} is ${truthWord(all)}`, () =>
      expect(test({ all: members })).toBe(all));
    it(`any of ${name(members)} is ${truthWord(any)}`, () =>
      expect(test({ any: members })).toBe(any));
  }
  const negations: readonly [Condition, Kleene][] = [
    [T, FALSE],
    [F, TRUE],
    [U, UNKNOWN],
  ];
  for (const [condition, result] of negations) {
    it(`not ${truthWord(test(condition))} is ${truthWord(result)}`, () => {
      expect(test({ not: condition })).toBe(result);
      expect(test({ not: { not: condition } })).toBe(test(condition));
    });
    it(`a name for ${truthWord(test(condition))} is the same`, () =>
      expect(test({ condition: 'it' }, FACTS, { it: condition })).toBe(test(condition)));
  }

  const refused: readonly {
    name: string;
    condition: Condition;
    named?: Record<string, Condition>;
  }[] = [
    { name: 'D3: an empty `all`', condition: { all: [] } },
    { name: 'D3: an empty `any`', condition: { any: [] } },
    { name: 'D3: a name nobody gave', condition: { condition: 'nobody' } },
    { name: 'D3: an inherited name', condition: { condition: 'toString' } },
    {
      name: 'D3: a name within itself',
      condition: { condition: 'a' },
      named: { a: { all: [{ condition: 'a' }] } },
    },
    {
      name: 'D3: a circle of names',
      condition: { condition: 'a' },
      named: { a: { any: [{ condition: 'b' }] }, b: { not: { condition: 'a' } } },
    },
  ];
  for (const { name: what, condition, named } of refused) {
    it(`is unknown for ${what}, were it ever compiled, also within \`not\``, () => {
      expect(test(condition, FACTS, named)).toBe(UNKNOWN);
      expect(test({ not: condition }, FACTS, named)).toBe(UNKNOWN);
    });
  }
});

describe('operators (D1: unknown for what is missing or of another type, D3: nothing is coerced)', () => {
  type Row = readonly [
    actual: FactValue,
    operator: Operator,
    value: ConditionValue,
    result: Kleene,
  ];
  const rows: readonly Row[] = [
    ['a', 'equal', 'a', TRUE],
    ['a', 'equal', 'A', FALSE],
    [5, 'equal', 5, TRUE],
    [5, 'equal', '5', UNKNOWN],
    ['5', 'equal', 5, UNKNOWN],
    [true, 'equal', true, TRUE],
    [false, 'equal', true, FALSE],
    [1, 'equal', true, UNKNOWN],
    ['', 'equal', false, UNKNOWN],
    [['a'], 'equal', 'a', UNKNOWN],
    ['a', 'notEqual', 'b', TRUE],
    ['a', 'notEqual', 'a', FALSE],
    [5, 'notEqual', '5', UNKNOWN],
    [['a'], 'notEqual', 'a', UNKNOWN],
    ['a', 'in', ['a', 'b'], TRUE],
    ['c', 'in', ['a', 'b'], FALSE],
    [5, 'in', ['5'], UNKNOWN],
    ['a', 'in', 'abc', UNKNOWN],
    ['a', 'in', [], UNKNOWN],
    [['a'], 'in', ['a'], UNKNOWN],
    ['c', 'notIn', ['a', 'b'], TRUE],
    ['a', 'notIn', ['a', 'b'], FALSE],
    [5, 'notIn', ['5'], UNKNOWN],
    ['a', 'notIn', [], UNKNOWN],
    [['a', 'b'], 'contains', 'a', TRUE],
    [['a', 'b'], 'contains', 'c', FALSE],
    [[], 'contains', 'a', FALSE],
    ['abc', 'contains', 'a', UNKNOWN],
    [['5'], 'contains', 5, UNKNOWN],
    [['a'], 'doesNotContain', 'c', TRUE],
    [['a'], 'doesNotContain', 'a', FALSE],
    ['abc', 'doesNotContain', 'z', UNKNOWN],
    [4, 'lessThan', 5, TRUE],
    [5, 'lessThan', 5, FALSE],
    [5, 'lessThanInclusive', 5, TRUE],
    [6, 'lessThanInclusive', 5, FALSE],
    [6, 'greaterThan', 5, TRUE],
    [5, 'greaterThan', 5, FALSE],
    [5, 'greaterThanInclusive', 5, TRUE],
    [4, 'greaterThanInclusive', 5, FALSE],
    ['4', 'lessThan', 5, UNKNOWN],
    [4, 'lessThan', '5', UNKNOWN],
    [true, 'lessThan', 5, UNKNOWN],
    [['4'], 'lessThan', 5, UNKNOWN],
    [NaN, 'lessThan', 5, UNKNOWN],
    [NaN, 'greaterThanInclusive', 5, UNKNOWN],
    [5, 'lessThan', NaN, UNKNOWN],
  ];
  const every: readonly Operator[] = [
    'equal',
    'notEqual',
    'in',
    'notIn',
    'contains',
    'doesNotContain',
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
  ];
  const literals: Readonly<Record<string, ConditionValue>> = { in: ['a'], notIn: ['a'] };

  for (const [actual, operator, value, result] of rows) {
    it(`${JSON.stringify(actual)} ${operator} ${JSON.stringify(value)} is ${truthWord(result)}`, () =>
      expect(test({ fact: 'it', operator, value }, { it: actual })).toBe(result));
    const isEmpty = Array.isArray(value) && value.length === 0;
    // No fact is an empty list of values to choose from by mistake: compared with a fact, it holds no member.
    if (isEmpty) continue;
    it(`${JSON.stringify(actual)} ${operator} a fact that is ${JSON.stringify(value)} is ${truthWord(result)}`, () =>
      expect(
        test(
          { fact: 'it', operator, value: { fact: 'other' } },
          { it: actual, other: value as FactValue },
        ),
      ).toBe(result));
  }
  for (const operator of every) {
    it(`D3: ${operator} is unknown for a fact that is unknown or was never supplied`, () => {
      const value = literals[operator] ?? 'a';
      expect(test({ fact: 'it', operator, value }, { it: null })).toBe(UNKNOWN);
      expect(test({ fact: 'it', operator, value }, {})).toBe(UNKNOWN);
      expect(
        test({ fact: 'it', operator, value: { fact: 'other' } }, { it: 'a', other: null }),
      ).toBe(UNKNOWN);
      expect(
        test({ fact: 'it', operator, value: { fact: 'other' } }, { it: null, other: null }),
      ).toBe(UNKNOWN);
    });
  }
  it('D4: reads no inherited name', () => {
    for (const fact of ['constructor', 'toString', '__proto__']) {
      expect(test({ fact, operator: 'notEqual', value: 'a' }, {}))
        .withContext(fact)
        .toBe(UNKNOWN);
      expect(test({ fact, operator: 'in', value: ['a'] }, {}))
        .withContext(fact)
        .toBe(UNKNOWN);
    }
  });
});
