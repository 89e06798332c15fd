import { compileCondition } from '../engine/compile-condition.js';
import type { Facts } from '../model/fact.js';
import type { Condition } from '../model/ruleset.js';
import { factsToTell } from './facts-to-tell.js';

const NAMED = { 'the-call-begins': is('flow.isSetup', true) };

function is(fact: string, value: string | number | boolean): Condition {
  return { fact, operator: 'equal', value };
}

describe('factsToTell', () => {
  const rows: readonly [
    name: string,
    condition: Condition,
    facts: Facts,
    told: readonly string[],
  ][] = [
    [
      'are those behind a name',
      { not: { condition: 'the-call-begins' } },
      { 'flow.isSetup': false },
      ['flow.isSetup'],
    ],
    [
      'are none that the sentence tells anyway',
      { all: [is('flow.destination', 'whatsapp'), is('grant.known', true)] },
      { 'flow.destination': 'whatsapp', 'grant.known': true },
      ['grant.known'],
    ],
    ['are none that is found of the legs', is('pstn.legCount', 1), { 'pstn.legCount': 1 }, []],
    [
      'are not that a user is rung, whom the sentence names',
      { all: [is('permission.needed', true), is('grant.known', true)] },
      { 'permission.needed': true, 'grant.known': true },
      ['grant.known'],
    ],
    [
      'are that no user is rung',
      is('permission.needed', true),
      { 'permission.needed': false },
      ['permission.needed'],
    ],
    [
      'are those it would tell where they are not known',
      is('flow.destination', 'whatsapp'),
      { 'flow.destination': null },
      ['flow.destination'],
    ],
  ];
  for (const [name, condition, facts, told] of rows) {
    it(name, () => expect(factsToTell([compileCondition(condition, NAMED)], facts)).toEqual(told));
  }

  it('are each told once, and only as many as a sentence can bear', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `context.${name}`);
    const facts = Object.fromEntries(names.map((name) => [name, true]));
    const each = names.map((name) => compileCondition(is(name, true), {}));
    expect(factsToTell([...each, ...each], facts)).toEqual(names.slice(0, 3));
  });
});
