import { nameIn, readableCondition, readableProperty, readableRule } from './readable.js';

describe('readableCondition', () => {
  const fact = { fact: 'attempt.action', operator: 'equal', value: 'connect' };
  const cases: readonly { name: string; value: unknown; readable: boolean }[] = [
    { name: 'a fact', value: fact, readable: true },
    { name: 'a fact nobody knows', value: { ...fact, fact: 'x' }, readable: true },
    {
      name: 'a fact compared with another',
      value: { ...fact, value: { fact: 'y' } },
      readable: true,
    },
    { name: 'groups within groups', value: { all: [{ any: [{ not: fact }] }] }, readable: true },
    { name: 'an empty group', value: { all: [] }, readable: true },
    { name: 'a name', value: { condition: 'n' }, readable: true },
    { name: 'an operator nobody knows', value: { ...fact, operator: '==' }, readable: false },
    { name: 'a value that is none', value: { ...fact, value: null }, readable: false },
    { name: 'a text in a group', value: { all: ['x'] }, readable: false },
    { name: 'a group that is no list', value: { any: fact }, readable: false },
    { name: 'nothing', value: undefined, readable: false },
  ];
  for (const { name, value, readable } of cases) {
    it(`${readable ? 'shows' : 'does not show'} ${name}`, () =>
      expect(readableCondition(value) !== null).toBe(readable));
  }
});

describe('readableProperty', () => {
  const property = { id: 'own', title: {}, kind: 'never-permits', when: { all: [] } };
  const cases: readonly { name: string; value: unknown; readable: boolean }[] = [
    { name: 'a property without texts', value: property, readable: true },
    { name: 'what is always able', value: { ...property, kind: 'always-able' }, readable: true },
    { name: 'a text', value: '{"id": "own"', readable: false },
    { name: 'a kind nobody knows', value: { ...property, kind: 'mostly' }, readable: false },
    { name: 'a property without a condition', value: { ...property, when: 1 }, readable: false },
    { name: 'a property without an id', value: { ...property, id: 1 }, readable: false },
  ];
  for (const { name, value, readable } of cases) {
    it(`${readable ? 'shows' : 'does not show'} ${name}`, () =>
      expect(readableProperty(value) !== null).toBe(readable));
  }
});

describe('readableRule', () => {
  const rule = {
    name: 'r',
    conditions: { all: [] },
    event: { type: 'permit', params: { code: 'c' } },
  };
  const cases: readonly { name: string; value: unknown; readable: boolean }[] = [
    { name: 'a rule without texts', value: rule, readable: true },
    { name: 'a text', value: '{"name": "r"', readable: false },
    { name: 'a rule without an event', value: { ...rule, event: undefined }, readable: false },
    {
      name: 'a rule with an effect nobody knows',
      value: { ...rule, event: { ...rule.event, type: 'allow' } },
      readable: false,
    },
    {
      name: 'a rule whose conditions are broken',
      value: { ...rule, conditions: 5 },
      readable: false,
    },
  ];
  for (const { name, value, readable } of cases) {
    it(`${readable ? 'shows' : 'does not show'} ${name}`, () =>
      expect(readableRule(value) !== null).toBe(readable));
  }
});

describe('nameIn', () => {
  const cases: readonly { value: unknown; name: string | null }[] = [
    { value: { name: 'r' }, name: 'r' },
    { value: '{ "name" : "still-there", "conditions": ', name: 'still-there' },
    { value: '{ "nam', name: null },
    { value: { name: 5 }, name: null },
    { value: null, name: null },
  ];
  for (const { value, name } of cases) {
    it(`reads ${String(name)} in ${JSON.stringify(value)}`, () => expect(nameIn(value)).toBe(name));
  }
});
