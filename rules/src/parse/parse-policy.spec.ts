import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { parsePolicy } from './parse-policy.js';
import { policyOf, propertyOf } from './rulesets.fixture.js';

const SMALL = policyOf({});
const { cases } = SHIPPED_POLICY.suites[0]!;

function problemsOf(change: object): string[] {
  return (parsePolicy({ ...SMALL, ...change }).problems ?? []).map(
    ({ code, at }) => `${code} ${at}`,
  );
}

describe('parsePolicy', () => {
  it('reads the shipped policy as it is, in a copy of its own', () => {
    const { policy } = parsePolicy(SHIPPED_POLICY);
    expect(policy).toEqual(SHIPPED_POLICY);
    expect(policy?.rulesets).not.toBe(SHIPPED_POLICY.rulesets);
  });

  const suite = { name: 'a', cases: [cases[0]] };
  const rows: readonly { name: string; change: object; found: string[] }[] = [
    { name: 'nothing wrong', change: {}, found: [] },
    { name: 'a suite', change: { suites: [suite] }, found: [] },
    { name: 'an unknown field', change: { mode: 'warn-only' }, found: ['unknown-field /mode'] },
    { name: 'no rulesets', change: { rulesets: undefined }, found: ['policy-shape /rulesets'] },
    { name: 'a list of rulesets', change: { rulesets: [] }, found: ['policy-shape /rulesets'] },
    {
      name: 'a missing ban',
      change: { rulesets: { ...SMALL.rulesets, 'pstn-ban': undefined } },
      found: ['ruleset-shape /rulesets/pstn-ban'],
    },
    {
      name: 'a fourth ruleset',
      change: { rulesets: { ...SMALL.rulesets, exceptions: {} } },
      found: ['unknown-field /rulesets/exceptions'],
    },
    {
      name: 'a ruleset as text',
      change: { rulesets: { ...SMALL.rulesets, routing: '{' } },
      found: ['ruleset-shape /rulesets/routing'],
    },
    {
      name: 'no parameters',
      change: { parameters: undefined },
      found: ['policy-shape /parameters'],
    },
    { name: 'no suites', change: { suites: undefined }, found: ['policy-shape /suites'] },
    {
      name: 'no properties',
      change: { properties: undefined },
      found: ['policy-shape /properties'],
    },
    {
      name: 'a suite without name',
      change: { suites: [{ cases: [] }] },
      found: ['suite-shape /suites/0'],
    },
    {
      name: 'a suite twice',
      change: { suites: [suite, suite] },
      found: ['duplicate-suite /suites/1/name'],
    },
    {
      name: 'an unknown field of a suite',
      change: { suites: [{ ...suite, skip: true }] },
      found: ['unknown-field /suites/0/skip'],
    },
    {
      name: 'a malformed case',
      change: { suites: [{ name: 'a', cases: [{ ...cases[0], now: 'noon' }] }] },
      found: ['bad-instant /suites/0/cases/0/now'],
    },
    {
      name: 'I2: more than 1 MiB without its suites',
      change: {
        properties: [{ ...propertyOf('long'), title: { en: 'x'.repeat(1_048_577), ja: 'x' } }],
      },
      found: ['too-large '],
    },
    {
      name: 'I2: more than 8 MiB of suites',
      change: { suites: [{ name: 'x'.repeat(8 * 1_048_576), cases: [] }] },
      found: ['too-large /suites'],
    },
    {
      name: 'suites beyond 1 MiB, which may be larger',
      change: { suites: [{ name: 'x'.repeat(1_048_577), cases: [] }] },
      found: [],
    },
    {
      name: 'all that is wrong',
      change: { mode: 1, parameters: 5, suites: 5 },
      found: ['unknown-field /mode', 'policy-shape /parameters', 'policy-shape /suites'],
    },
  ];
  for (const { name, change, found } of rows) {
    it(`finds ${name}`, () => expect(problemsOf(change)).toEqual(found));
  }

  for (const value of [null, undefined, 'x', []]) {
    it(`refuses ${JSON.stringify(value) ?? 'nothing'}`, () =>
      expect(parsePolicy(value).problems?.map(({ code }) => code)).toEqual(['policy-shape']));
  }
});
