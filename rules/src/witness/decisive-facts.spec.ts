import type { Facts } from '../model/fact.js';
import type { Condition } from '../model/ruleset.js';
import { decisiveFacts } from './decisive-facts.js';

const facts: Facts = {
  'flow.legCount': 3,
  'usage.concurrentCalls': 10,
  'limit.concurrentCalls': 10,
  'grant.status': 'none',
  'grant.known': null,
};
const manyLegs: Condition = { fact: 'flow.legCount', operator: 'greaterThan', value: 2 };
const granted: Condition = { fact: 'grant.status', operator: 'equal', value: 'permanent' };
const known: Condition = { fact: 'grant.known', operator: 'equal', value: true };
const belowLimit: Condition = {
  fact: 'usage.concurrentCalls',
  operator: 'lessThan',
  value: { fact: 'limit.concurrentCalls' },
};
const USAGE = ['usage.concurrentCalls', 'limit.concurrentCalls'];

describe('decisiveFacts', () => {
  const rows: readonly [name: string, condition: Condition, facts: readonly string[]][] = [
    ['a condition by itself', manyLegs, ['flow.legCount']],
    ['both facts of a comparison', belowLimit, USAGE],
    [
      'all of a group that holds',
      { all: [manyLegs, { not: granted }] },
      ['flow.legCount', 'grant.status'],
    ],
    [
      'what is false where all should hold',
      { all: [manyLegs, granted, belowLimit] },
      ['grant.status', ...USAGE],
    ],
    ['what is true where any may hold', { any: [granted, manyLegs] }, ['flow.legCount']],
    ['all where none of any holds', { any: [granted, belowLimit] }, ['grant.status', ...USAGE]],
    [
      'what is unknown where that is all there is to say',
      { all: [manyLegs, known] },
      ['grant.known'],
    ],
    ['each fact once', { any: [manyLegs, { not: { not: manyLegs } }] }, ['flow.legCount']],
    ['nothing of a name, which belongs to a ruleset', { condition: 'a-name' }, []],
  ];
  for (const [name, condition, expected] of rows) {
    it(`tells ${name}`, () => expect(decisiveFacts(condition, facts)).toEqual(expected));
  }
});
