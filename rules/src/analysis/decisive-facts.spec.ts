import { compileCondition } from '../engine/compile-condition.js';
import type { Facts } from '../model/fact.js';
import type { Condition } from '../model/ruleset.js';
import { decisiveFacts } from './decisive-facts.js';

const NAMED = { 'a-user-is-rung': is('flow.isSetup', true) };

function is(fact: string, value: string | boolean): Condition {
  return { fact, operator: 'equal', value };
}

describe('decisiveFacts', () => {
  const rows: readonly [
    name: string,
    condition: Condition,
    facts: Facts,
    decisive: readonly string[],
  ][] = [
    [
      'are all parts of a group that needs all and has them',
      { all: [is('grant.known', true), is('grant.status', 'none')] },
      { 'grant.known': true, 'grant.status': 'none' },
      ['grant.known', 'grant.status'],
    ],
    [
      'are the parts that fail where a group needs all',
      { all: [is('grant.known', true), is('grant.status', 'none')] },
      { 'grant.known': true, 'grant.status': 'permanent' },
      ['grant.status'],
    ],
    [
      'are the parts that hold where one is enough',
      { any: [is('grant.known', true), is('grant.status', 'none')] },
      { 'grant.known': true, 'grant.status': 'permanent' },
      ['grant.known'],
    ],
    [
      'are what could not be learned where it cannot be told',
      { all: [is('grant.known', true), is('businessNumber.sandbox', true)] },
      { 'grant.known': true, 'businessNumber.sandbox': null },
      ['businessNumber.sandbox'],
    ],
    [
      'are those within what is turned round and what has a name',
      { not: { condition: 'a-user-is-rung' } },
      { 'flow.isSetup': false },
      ['flow.isSetup'],
    ],
    [
      'are none that the sentence tells anyway',
      { all: [is('flow.destination', 'whatsapp'), is('grant.known', true)] },
      { 'flow.destination': 'whatsapp', 'grant.known': true },
      ['grant.known'],
    ],
    [
      'are those it would tell where they are not known',
      is('flow.destination', 'whatsapp'),
      { 'flow.destination': null },
      ['flow.destination'],
    ],
  ];
  for (const [name, condition, facts, decisive] of rows) {
    it(name, () =>
      expect(decisiveFacts([compileCondition(condition, NAMED)], facts)).toEqual(decisive),
    );
  }

  it('are each told once, and only as many as a sentence can bear', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `context.${name}`);
    const facts = Object.fromEntries(names.map((name) => [name, true]));
    const each = names.map((name) => compileCondition(is(name, true), {}));
    expect(decisiveFacts([...each, ...each], facts)).toEqual(names.slice(0, 3));
  });
});
