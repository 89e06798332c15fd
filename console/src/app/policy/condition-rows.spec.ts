import type { Condition } from '@ringfence/rules';
import { conditionRows } from './condition-rows.js';

describe('conditionRows', () => {
  const test: Condition = { fact: 'attempt.action', operator: 'equal', value: 'connect' };
  const read = (condition: Condition): string[] =>
    conditionRows(condition, { 'setting-up': test }).map((row) =>
      row.kind === 'group'
        ? `${row.depth} ${row.op}`
        : `${row.depth} ${row.negated ? 'not ' : ''}${row.test.fact}`,
    );

  const cases: readonly { name: string; condition: Condition; rows: string[] }[] = [
    { name: 'one condition alone', condition: test, rows: ['0 attempt.action'] },
    {
      name: 'a group and what is in it',
      condition: { all: [test, test] },
      rows: ['0 all', '1 attempt.action', '1 attempt.action'],
    },
    { name: 'not in its own row', condition: { not: test }, rows: ['0 not attempt.action'] },
    {
      name: 'not over a group',
      condition: { not: { any: [test] } },
      rows: ['0 not', '1 any', '2 attempt.action'],
    },
    {
      name: 'a name and what it stands for',
      condition: { condition: 'setting-up' },
      rows: ['0 named', '1 attempt.action'],
    },
    { name: 'a name nobody defined', condition: { condition: 'gone' }, rows: ['0 named'] },
  ];
  for (const { name, condition, rows } of cases)
    it(name, () => expect(read(condition)).toEqual(rows));
});
