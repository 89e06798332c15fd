import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FACT_CATALOG, type FactDefinition } from '../facts/fact-catalog.js';
import { OPERATORS, RULESET_NAMES, type Condition } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { parsePolicy } from '../parse/parse-policy.js';
import { parseRuleset } from '../parse/parse-ruleset.js';
import { ALWAYS, flowOf, policyOf, ruleOf } from '../parse/rulesets.fixture.js';
import { policySchema, rulesetSchema } from './policy-schemas.js';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'));

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
});
ajv.addSchema(rulesetSchema());
ajv.addSchema(policySchema());
const accepts = (schema: string, value: unknown): boolean => {
  const valid = ajv.validate(`urn:ringfence:schema:${schema}`, value);
  return valid;
};

const leaf = { fact: 'flow.legCount', operator: 'greaterThan', value: 0 };
const ban = (condition: unknown): unknown => ({
  kind: 'ban',
  rules: [ruleOf('r', 'forbid', condition as Condition)],
});

describe('the JSON Schemas', () => {
  it('are not stale: `npm run schema` writes them again', () => {
    expect(read('ruleset')).toEqual(JSON.parse(JSON.stringify(rulesetSchema())));
    expect(read('policy')).toEqual(JSON.parse(JSON.stringify(policySchema())));
  });

  it('accept the shipped policy, whole and ruleset by ruleset', () => {
    expect(accepts('policy', SHIPPED_POLICY)).toBeTrue();
    for (const name of RULESET_NAMES) {
      expect(accepts(`ruleset#/$defs/${name}`, SHIPPED_POLICY.rulesets[name]))
        .withContext(name)
        .toBeTrue();
      expect(accepts('ruleset', SHIPPED_POLICY.rulesets[name])).withContext(name).toBeTrue();
    }
  });

  const traps: readonly { name: string; condition: unknown }[] = [
    { name: 'D3: an empty `all`', condition: { all: [] } },
    { name: 'D3: an empty `any`', condition: { any: [] } },
    { name: 'D3: an empty group deep down', condition: { all: [{ not: { any: [] } }] } },
    { name: 'D3: a number as text', condition: { all: [{ ...leaf, value: '0' }] } },
    {
      name: 'D3: a word in another letter case',
      condition: { all: [{ fact: 'flow.destination', operator: 'equal', value: 'WhatsApp' }] },
    },
    {
      name: 'D3: an empty list',
      condition: { all: [{ fact: 'flow.destination', operator: 'in', value: [] }] },
    },
    {
      name: 'D3: part of a word',
      condition: { all: [{ fact: 'businessNumber.country', operator: 'in', value: 'JP' }] },
    },
    {
      name: 'D3: an operator that does not fit',
      condition: { all: [{ fact: 'flow.isSetup', operator: 'lessThan', value: true }] },
    },
    {
      name: 'D3: a fact of another type to compare with',
      condition: { all: [{ ...leaf, value: { fact: 'flow.origin' } }] },
    },
    { name: 'D4: a JSONPath', condition: { all: [{ ...leaf, path: '$.x' }] } },
    { name: 'D4: a fact nobody listed', condition: { all: [{ ...leaf, fact: 'constructor' }] } },
    {
      name: 'D6: an operator nobody listed',
      condition: { all: [{ ...leaf, operator: 'matches' }] },
    },
    { name: 'a bare condition at the root', condition: leaf },
    { name: 'two forms in one', condition: { all: [leaf], not: leaf } },
    { name: 'no value', condition: { all: [{ fact: 'flow.legCount', operator: 'equal' }] } },
  ];
  for (const { name, condition } of traps) {
    it(`refuse ${name}`, () => {
      expect(accepts('ruleset#/$defs/pstn-ban', ban(condition))).toBeFalse();
      expect(accepts('ruleset', ban(condition))).toBeFalse();
    });
  }

  describe('for every fact, operator and kind of value', () => {
    const samples: readonly unknown[] = [
      true,
      5,
      'JP',
      'whatsapp',
      'open',
      ['JP'],
      [5],
      [true],
      ['whatsapp'],
      [],
      null,
      { fact: 'flow.isSetup' },
      { fact: 'flow.legCount' },
      { fact: 'clock.now' },
      { fact: 'user.waId' },
      { fact: 'limit.blockedCountries' },
      { fact: 'context.x' },
      { fact: 'nobody' },
    ];
    for (const fact of [...Object.keys(FACT_CATALOG), 'context.x']) {
      it(`say of ${fact} what the parser says`, () => {
        for (const operator of OPERATORS) {
          for (const value of samples) {
            const document = ban({ all: [{ fact, operator, value }] });
            const parsed = parseRuleset(document, 'pstn-ban').problems === undefined;
            expect(accepts('ruleset#/$defs/pstn-ban', document))
              .withContext(`${operator} ${JSON.stringify(value)}`)
              .toBe(parsed);
          }
        }
      });
    }
    it('cover every type of the catalogue', () => {
      const types = new Set(Object.values<FactDefinition>(FACT_CATALOG).map(({ type }) => type));
      expect(types).toEqual(new Set(['boolean', 'string', 'number', 'instant', 'string-list']));
    });
  });

  const good = ruleOf('a', 'forbid', ALWAYS);
  const { params } = good.event;
  const rules: readonly {
    name: string;
    of: (typeof RULESET_NAMES)[number];
    rule: unknown;
    fits: boolean;
  }[] = [
    {
      name: 'D2: a permit in the ban',
      of: 'pstn-ban',
      rule: ruleOf('a', 'permit', ALWAYS),
      fits: false,
    },
    { name: 'a forbid in the ban', of: 'pstn-ban', rule: good, fits: true },
    { name: 'a priority in the ban', of: 'pstn-ban', rule: { ...good, priority: 1 }, fits: false },
    { name: 'a flow in routing', of: 'routing', rule: flowOf('a', ALWAYS, 5), fits: true },
    {
      name: 'a routing permit without flow',
      of: 'routing',
      rule: ruleOf('a', 'permit', ALWAYS),
      fits: false,
    },
    {
      name: 'a flow that is none of the twelve',
      of: 'routing',
      rule: ruleOf('a', 'permit', ALWAYS, { scenario: 'user-to-pstn' }),
      fits: false,
    },
    {
      name: 'a forbid that names a flow',
      of: 'routing',
      rule: ruleOf('a', 'forbid', ALWAYS, { scenario: 'user-to-webrtc' }),
      fits: false,
    },
    {
      name: 'a permission that names a flow',
      of: 'call-permission',
      rule: flowOf('a', ALWAYS),
      fits: false,
    },
    {
      name: 'a ring time beyond two minutes',
      of: 'routing',
      rule: ruleOf('a', 'permit', ALWAYS, {
        scenario: 'user-to-webrtc',
        connectTimeoutSeconds: 121,
      }),
      fits: false,
    },
    {
      name: 'a rule without Japanese text',
      of: 'pstn-ban',
      rule: { ...good, event: { type: 'forbid', params: { ...params, text: { en: 'x' } } } },
      fits: false,
    },
    {
      name: 'a rule without clause',
      of: 'pstn-ban',
      rule: { ...good, event: { type: 'forbid', params: { ...params, clause: ' ' } } },
      fits: false,
    },
    {
      name: 'a rule with an unknown field',
      of: 'pstn-ban',
      rule: { ...good, onSuccess: 'x' },
      fits: false,
    },
    {
      name: 'a rule with a name in capitals',
      of: 'pstn-ban',
      rule: { ...good, name: 'A' },
      fits: false,
    },
    {
      name: 'an extension among the params',
      of: 'pstn-ban',
      rule: { ...good, event: { type: 'forbid', params: { ...params, owner: 'x' } } },
      fits: true,
    },
  ];
  for (const { name, of, rule, fits } of rules) {
    it(`${fits ? 'accept' : 'refuse'} ${name}, as the parser does`, () => {
      const document = { kind: of === 'pstn-ban' ? 'ban' : 'allow-list', rules: [rule] };
      expect(accepts(`ruleset#/$defs/${of}`, document)).toBe(fits);
      expect(parseRuleset(document, of).problems === undefined).toBe(fits);
    });
  }

  const figure = (more: object, value: object = {}): unknown => [
    { key: 'a.max', unit: 'x', values: [{ value: 1, source: 's', ...value }], ...more },
  ];
  const policies: readonly { name: string; change: object; fits: boolean }[] = [
    { name: 'a policy without parameters', change: { parameters: [] }, fits: true },
    { name: 'an unset figure', change: { parameters: figure({}, { value: null }) }, fits: true },
    { name: 'no list of parameters', change: { parameters: {} }, fits: false },
    { name: 'an unknown field', change: { mode: 'warn' }, fits: false },
    {
      name: 'a figure without source',
      change: { parameters: figure({}, { source: '' }) },
      fits: false,
    },
    { name: 'a figure without unit', change: { parameters: figure({ unit: '' }) }, fits: false },
    {
      name: 'a provider in capitals',
      change: { parameters: figure({}, { provider: 'Infobip' }) },
      fits: false,
    },
    {
      name: 'D3: a country in small letters',
      change: { parameters: figure({ key: 'platform.sanctioned' }, { value: ['cu'] }) },
      fits: false,
    },
    { name: 'a malformed case', change: { suites: [{ name: 'a', cases: [{}] }] }, fits: false },
  ];
  for (const { name, change, fits } of policies) {
    it(`${fits ? 'accept' : 'refuse'} ${name}, as the parser does`, () => {
      const document = { ...policyOf({}), ...change };
      expect(accepts('policy', document)).toBe(fits);
      expect(parsePolicy(document).problems === undefined).toBe(fits);
    });
  }
});
