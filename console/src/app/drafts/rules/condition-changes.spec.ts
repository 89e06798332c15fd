import type { Condition } from '@ringfence/rules';
import { conditionChanges } from './condition-changes.js';
import { moved, wrapped } from './condition-edit.js';

const fact = (name: string, value: number = 1): Condition => ({
  fact: name,
  operator: 'equal',
  value,
});

describe('conditionChanges', () => {
  const before: Condition = { all: [fact('a'), fact('b'), { any: [fact('c')] }] };
  const told = (now: Condition): string[] =>
    [...conditionChanges(before, now)].map(([at, change]) =>
      change.kind === 'new'
        ? `${at} new`
        : `${at} was ${JSON.stringify((change.before as { value?: unknown }).value ?? change.before)}`,
    );

  const cases: readonly { name: string; now: Condition; changes: string[] }[] = [
    { name: 'nothing', now: before, changes: [] },
    {
      name: 'nothing, when conditions only stand elsewhere',
      now: moved(before, '/all/0', 1).root,
      changes: [],
    },
    {
      name: 'another value of the same fact',
      now: { all: [fact('a', 2), fact('b'), { any: [fact('c')] }] },
      changes: ['/all/0 was 1'],
    },
    {
      name: 'a condition put in before others',
      now: { all: [fact('n'), fact('a'), fact('b'), { any: [fact('c')] }] },
      changes: ['/all/0 new'],
    },
    {
      name: 'another fact in the same place',
      now: { all: [fact('n', 5), fact('b'), { any: [fact('c')] }] },
      changes: ['/all/0 was 1'],
    },
    {
      name: 'a group around what was there',
      now: wrapped(before, '/all/1', 'not').root,
      changes: ['/all/1 new'],
    },
    { name: 'nothing for what is gone', now: { all: [fact('a')] }, changes: [] },
  ];
  for (const { name, now, changes } of cases)
    it(`tells ${name}`, () => expect(told(now)).toEqual(changes));
});
