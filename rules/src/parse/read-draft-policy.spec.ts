import fc from 'fast-check';
import type { PolicyProperty } from '../model/analysis.js';
import type { DraftPolicy } from '../model/draft-policy.js';
import type { Condition, Rule } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { DEEPEST_CONDITION } from './parse-condition.js';
import { parsePolicy } from './parse-policy.js';
import { policyDigest } from './policy-digest.js';
import { readDraftPolicy } from './read-draft-policy.js';
import { ALWAYS, policyOf, propertyOf, ruleOf } from './rulesets.fixture.js';

const SMALL: DraftPolicy = policyOf({});
const MIB = 1_048_576;

const text = (value: unknown, indent = 2): string => JSON.stringify(value, null, indent);
const found = (draft: unknown): string[] =>
  readDraftPolicy(draft).problems.map(({ code, at }) => `${code} ${at}`);
const withRouting = (routing: unknown): DraftPolicy => ({
  ...SMALL,
  rulesets: { ...SMALL.rulesets, routing },
});
const withBan = (rules: unknown, more: object = {}): DraftPolicy => ({
  ...SMALL,
  rulesets: { ...SMALL.rulesets, 'pstn-ban': { kind: 'ban', rules, ...more } },
});
const rule = (conditions: unknown, name = 'r'): Rule =>
  ruleOf(name, 'forbid', conditions as Condition);
/** `not` within `not`, so many levels. */
const deep = (levels: number): unknown =>
  JSON.parse(`${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`);

/** Properties of long titles. */
function wordy(count: number, words: string): PolicyProperty[] {
  return Array.from({ length: count }, (_, i) => ({
    ...propertyOf(`p${i}`),
    title: { en: words, ja: 'x' },
  }));
}

describe('readDraftPolicy', () => {
  it('reads the shipped policy alike as values and as texts', () => {
    const { rulesets, parameters, suites, properties } = SHIPPED_POLICY;
    const asTexts = {
      rulesets: Object.fromEntries(
        Object.entries(rulesets).map(([name, ruleset]) => [name, text(ruleset)]),
      ),
      parameters: text(parameters),
      suites: text(suites, 0),
      properties: text(properties),
    };
    for (const draft of [SHIPPED_POLICY, asTexts]) {
      const { policy, problems } = readDraftPolicy(draft);
      expect(problems).toEqual([]);
      expect(policyDigest(policy!)).toBe(policyDigest(SHIPPED_POLICY));
    }
  });

  const rows: readonly { name: string; draft: unknown; found: string[] }[] = [
    { name: 'nothing at all', draft: undefined, found: ['policy-shape '] },
    { name: 'a whole policy as one text', draft: text(SMALL), found: ['policy-shape '] },
    {
      name: 'an object without any part',
      draft: {},
      found: [
        'missing-field /parameters',
        'missing-field /suites',
        'missing-field /properties',
        'policy-shape /rulesets',
      ],
    },
    {
      name: 'a ruleset that is missing',
      draft: withRouting(undefined),
      found: ['missing-field /rulesets/routing'],
    },
    {
      name: 'null for a part',
      draft: { ...SMALL, parameters: null },
      found: ['policy-shape /parameters'],
    },
    {
      name: 'the text `null` for a part',
      draft: { ...SMALL, suites: 'null' },
      found: ['policy-shape /suites'],
    },
    {
      name: 'a ruleset that is a text within its text',
      draft: withRouting(text(text({}))),
      found: ['ruleset-shape /rulesets/routing'],
    },
    {
      name: 'names nobody knows',
      draft: {
        ...withRouting(SMALL.rulesets.routing),
        mode: 1,
        rulesets: { ...SMALL.rulesets, mine: {} },
      },
      found: ['unknown-field /mode', 'unknown-field /rulesets/mine'],
    },
    {
      name: 'several texts that are no JSON, and what is wrong in the rest',
      draft: {
        ...withRouting('{"kind": "allow-list", "rules": [}'),
        suites: '',
        properties: 'x',
        parameters: [{ key: 'A' }],
      },
      found: [
        'not-json /rulesets/routing',
        'not-json /suites',
        'not-json /properties',
        'parameter-key /parameters/0/key',
        'parameter-shape /parameters/0/unit',
        'parameter-shape /parameters/0/values',
      ],
    },
    {
      name: 'a name that stands twice in a text',
      draft: withRouting('{"kind": "allow-list", "rules": [], "rules": []}'),
      found: ['duplicate-key /rulesets/routing/rules'],
    },
    {
      name: '`__proto__` as a name, in a text and in a value',
      draft: {
        ...withRouting('{"__proto__": {"kind": "allow-list", "rules": []}}'),
        properties: [JSON.parse('{"__proto__": 1}')],
      },
      found: ['forbidden-key /rulesets/routing/__proto__', 'forbidden-key /properties/0/__proto__'],
    },
    {
      name: 'a number beyond 2^53 and half a character, in values',
      draft: { ...SMALL, properties: [2 ** 53, '\ud800', { '\udc00': 0 }] },
      found: [
        'number-too-large /properties/0',
        'lone-surrogate /properties/1',
        'lone-surrogate /properties/2/\ufffd',
      ],
    },
    {
      name: 'problems inside a ruleset given as text, at the same places as in a value',
      draft: withRouting(text({ kind: 'ban', rules: [{ ...rule(ALWAYS), mode: 1 }] })),
      found: found(withRouting({ kind: 'ban', rules: [{ ...rule(ALWAYS), mode: 1 }] })),
    },
    {
      name: 'I2: 2,001 rules',
      draft: withBan(Array.from({ length: 2_001 }, (_, i) => rule(ALWAYS, `r${i}`))),
      found: ['too-many /rulesets/pstn-ban/rules'],
    },
    {
      name: 'I2: named conditions in a circle',
      draft: withBan([rule({ condition: 'a' })], {
        conditions: { a: { not: { condition: 'b' } }, b: { all: [{ condition: 'a' }] } },
      }),
      found: [
        'condition-cycle /rulesets/pstn-ban/conditions/a',
        'condition-cycle /rulesets/pstn-ban/conditions/b',
        'too-many /rulesets/pstn-ban/rules/0/conditions',
      ],
    },
    {
      name: 'a fact nobody knows',
      draft: withBan([rule({ all: [{ fact: 'moon.phase', operator: 'equal', value: 'full' }] })]),
      found: ['unknown-fact /rulesets/pstn-ban/rules/0/conditions/all/0/fact'],
    },
    {
      name: 'I2: 1 MiB and a byte of one ruleset, as text; where it breaks is told too',
      draft: withRouting(`{"kind":${' '.repeat(MIB - 8)}?`),
      found: ['too-large /rulesets/routing', 'not-json /rulesets/routing'],
    },
    {
      name: 'I2: 1 MiB and a byte of blanks around a ruleset',
      draft: withRouting(text(SMALL.rulesets.routing).padEnd(MIB + 1)),
      found: ['too-large /rulesets/routing'],
    },
    {
      name: 'I2: a policy whose parts are small enough and whose sum is not',
      draft: {
        ...SMALL,
        properties: wordy(60, 'x'.repeat(10_000)),
        parameters: [
          {
            key: 'a',
            unit: 'calls',
            values: [{ value: Array<string>(60).fill('y'.repeat(10_000)), source: 'page' }],
          },
        ],
      },
      found: ['too-large '],
    },
    {
      name: 'I2: more than 1 MiB in characters of three bytes each',
      draft: { ...SMALL, properties: wordy(40, '禁'.repeat(10_000)) },
      found: ['too-large /properties'],
    },
    {
      name: 'I2: more than 8 MiB of suites',
      draft: { ...SMALL, suites: ' '.repeat(8 * MIB + 1) },
      found: ['too-large /suites', 'not-json /suites'],
    },
    {
      name: `conditions deeper than ${DEEPEST_CONDITION} levels`,
      draft: withBan([rule(deep(20))]),
      found: ['too-deep /rulesets/pstn-ban/rules/0/conditions' + '/not'.repeat(12)],
    },
  ];
  for (const { name, draft, found: expected } of rows) {
    it(`finds ${name}`, () => {
      expect(found(draft)).toEqual(expected);
      expect('policy' in readDraftPolicy(draft)).toBeFalse();
    });
  }

  it('tells line and column at which a text ceases to be JSON, and what is expected there', () => {
    const [problem] = readDraftPolicy(
      withRouting('{\n  "kind": "allow-list",\n  rules: []\n}'),
    ).problems;
    expect(problem!.at).toBe('/rulesets/routing');
    expect(problem!.message).toBe(
      'the text is not JSON from line 3, column 3 on: here comes a name in double quotes',
    );
  });

  it('I4: tells at most 1,000 problems, and that there are more', () => {
    const { problems } = readDraftPolicy(withBan(Array<number>(2_000).fill(0)));
    expect(problems.length).toBe(1_001);
    expect(problems[1_000]).toEqual({
      code: 'too-many-problems',
      severity: 'error',
      at: '',
      message: 'there are more problems than these 1000: mend these first',
    });
  });

  const hostile: readonly { name: string; part: () => unknown }[] = [
    {
      name: '20,000 levels, as a value',
      part: () => parsed('['.repeat(2e4) + ']'.repeat(2e4)),
    },
    { name: '20,000 levels, as a text', part: () => '['.repeat(2e4) },
    { name: '100,000 members', part: () => Array<number>(1e5).fill(0) },
    { name: '100,000 members, as a text', part: () => `[${'0,'.repeat(1e5)}0]` },
    { name: '100,000 names', part: () => Object.fromEntries(Array(1e5).entries()) },
    { name: '2 MiB in one name', part: () => ({ ['x'.repeat(2 * MIB)]: 1 }) },
    { name: '2 MiB of quotes', part: () => '"'.repeat(2 * MIB) },
  ];
  for (const { name, part } of hostile) {
    it(`I4: takes ${name} in every place`, () => {
      const value = part();
      for (const draft of [
        value,
        { ...SMALL, rulesets: value },
        { ...SMALL, parameters: value, suites: value, properties: value },
        withRouting(value),
        withBan(value),
        withBan([value, { name: value, conditions: value, event: value, priority: value }]),
        withBan([rule(value), rule({ all: value }), rule({ condition: value })]),
        { ...SMALL, more: value },
      ]) {
        expect(readDraftPolicy(draft).problems.length).toBeGreaterThan(0);
      }
    });
  }

  it('accepts exactly what `parsePolicy` accepts, wherever a value of the shipped policy is changed', () => {
    const small = { ...SHIPPED_POLICY, suites: SHIPPED_POLICY.suites.slice(0, 1) };
    const bytes = JSON.stringify(small);
    const pieces = ['0', '-', '"', 'x', ' ', '[', ',', 'null', '{}', '9e99'];
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.constantFrom(...pieces), (at, piece) => {
        const changed = bytes.slice(0, at) + piece + bytes.slice(at + 1);
        const value = parsed(changed);
        if (value === undefined || changed.includes('9e99')) return;
        expect(readDraftPolicy(value).policy).toEqual(parsePolicy(value).policy);
      }),
      { numRuns: 300 },
    );
  });
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
