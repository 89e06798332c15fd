import { freeConditionName, renamedCondition, usersOf } from './named-condition.js';

describe('A named condition', () => {
  const ruleset = {
    kind: 'allow-list',
    conditions: { a: { all: [] }, b: { all: [{ condition: 'a' }] } },
    rules: [
      { name: 'r', conditions: { any: [{ not: { condition: 'a' } }] } },
      { name: 's', conditions: { all: [{ fact: 'a', operator: 'equal', value: 'a' }] } },
    ],
  };

  it('is called otherwise wherever it is referred to, and nothing else is', () =>
    expect(renamedCondition(ruleset, 'a', 'c')).toEqual({
      kind: 'allow-list',
      conditions: { c: { all: [] }, b: { all: [{ condition: 'c' }] } },
      rules: [
        { name: 'r', conditions: { any: [{ not: { condition: 'c' } }] } },
        { name: 's', conditions: { all: [{ fact: 'a', operator: 'equal', value: 'a' }] } },
      ],
    } as unknown as typeof ruleset));

  it('does not take the name of another', () =>
    expect(renamedCondition(ruleset, 'a', 'b')).toBe(ruleset));

  it('is used by rules and by other conditions', () =>
    expect([usersOf(ruleset, 'a'), usersOf(ruleset, 'b')]).toEqual([['r', 'b'], []]));

  it('begins with a name nobody has', () =>
    expect([freeConditionName([]), freeConditionName(['new-condition'])]).toEqual([
      'new-condition',
      'new-condition-2',
    ]));
});
