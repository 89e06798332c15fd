import type { DraftPolicy } from '@ringfence/rules';
import { addressOf, placeOf, placeOfPointer } from './place.js';

const policy: DraftPolicy = {
  rulesets: {
    'pstn-ban': '{ not json',
    'call-permission': { kind: 'allow-list', rules: [], conditions: { 'a-user-is-rung': {} } },
    routing: {
      kind: 'allow-list',
      rules: [{ name: 'one' }, '{"name": "two", ', { name: 'one' }, 'nothing to read'],
    },
  },
  parameters: [{ key: 'perm.a' }, { key: 'perm.b' }],
  suites: [{ name: 's', cases: [{ name: 'c' }] }],
  properties: [{ id: 'no-sandbox' }, { title: {} }],
};

describe('A place of a draft', () => {
  const addresses: readonly { address: string; pointer: string }[] = [
    { address: 'routing/one', pointer: '/rulesets/routing/rules/0' },
    { address: 'routing/two', pointer: '/rulesets/routing/rules/1' },
    { address: 'routing/#2', pointer: '/rulesets/routing/rules/2' },
    { address: 'routing/#3', pointer: '/rulesets/routing/rules/3' },
    {
      address: 'call-permission/conditions/a-user-is-rung',
      pointer: '/rulesets/call-permission/conditions/a-user-is-rung',
    },
    { address: 'figures', pointer: '/parameters' },
    { address: 'figures/perm.b', pointer: '/parameters/1' },
    { address: 'suites', pointer: '/suites' },
    { address: 'suites/0/0', pointer: '/suites/0/cases/0' },
    { address: 'properties', pointer: '/properties' },
    { address: 'properties/no-sandbox', pointer: '/properties/0' },
    { address: 'properties/#1', pointer: '/properties/1' },
    { address: 'text/pstn-ban', pointer: '/rulesets/pstn-ban' },
  ];
  for (const { address, pointer } of addresses) {
    it(`is found by its address and called by it: ${address}`, () => {
      const place = placeOf(policy, address)!;
      expect([place.pointer, addressOf(policy, place)]).toEqual([pointer, address]);
    });
  }

  for (const address of [
    'routing/gone',
    'routing/#9',
    'figures/x',
    'suites/0/7',
    'text/x',
    'else/x',
  ]) {
    it(`is not found where nothing has the name: ${address}`, () =>
      expect(placeOf(policy, address)).toBeNull());
  }

  const pointers: readonly { pointer: string; address: string }[] = [
    { pointer: '/rulesets/routing/rules/0/event/params/code', address: 'routing/one' },
    { pointer: '/rulesets/routing/kind', address: 'text/routing' },
    { pointer: '/rulesets/pstn-ban', address: 'text/pstn-ban' },
    { pointer: '/parameters/1/values/0/from', address: 'figures/perm.b' },
    { pointer: '/suites/0/cases/0/now', address: 'suites/0/0' },
    { pointer: '/suites/0/name', address: 'suites' },
    { pointer: '/properties', address: 'properties' },
    { pointer: '/properties/0/when/all/0', address: 'properties/no-sandbox' },
  ];
  for (const { pointer, address } of pointers) {
    it(`is the thing a problem points into: ${pointer}`, () =>
      expect(addressOf(policy, placeOfPointer(policy, pointer)!)).toBe(address));
  }
});
