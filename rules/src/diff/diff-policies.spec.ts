import fc from 'fast-check';
import type { PolicyProperty } from '../model/analysis.js';
import { NOW } from '../engine/questions.fixture.js';
import type { Parameter } from '../model/parameter.js';
import type { PolicyDocument } from '../model/policy.js';
import type { Condition, Rule } from '../model/ruleset.js';
import type { Suite, TestCase } from '../model/test-case.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import {
  ALWAYS,
  flowOf,
  NEVER,
  policyOf,
  propertyOf,
  ruleOf,
  type Rules,
} from '../parse/rulesets.fixture.js';
import { diffPolicies } from './diff-policies.js';

const shipped = SHIPPED_POLICY;

function reversed(policy: PolicyDocument): PolicyDocument {
  return {
    ...policy,
    parameters: [...policy.parameters].reverse().map((parameter) => ({
      ...parameter,
      values: [...parameter.values].reverse().map((value) => ({
        ...value,
        value: Array.isArray(value.value) ? [...(value.value as string[])].reverse() : value.value,
      })),
    })),
    suites: [...policy.suites]
      .reverse()
      .map(({ name, cases }) => ({ cases: [...cases].reverse(), name })),
    properties: [...policy.properties].reverse(),
  };
}

const rulesOf = (before: Rules, after: Rules): ReturnType<typeof diffPolicies>['rulesets'] =>
  diffPolicies(policyOf(before), policyOf(after)).rulesets;

const country = (...countries: string[]): Condition => ({
  all: [{ fact: 'businessNumber.country', operator: 'in', value: countries }],
});

describe('diffPolicies', () => {
  it('finds nothing between the shipped policy and itself', () => {
    expect(diffPolicies(shipped, structuredClone(shipped))).toEqual({
      rulesets: [],
      parameters: [],
      suites: [],
      properties: [],
      same: true,
    });
  });

  it('takes no order for a change that cannot matter', () => {
    const a = { ...shipped, properties: [propertyOf('one'), propertyOf('two')] };
    expect(diffPolicies(a, reversed(a)).same).toBeTrue();
  });

  const nothing: readonly { name: string; before: Rules; after: Rules }[] = [
    {
      name: 'the order of a list that is searched through',
      before: { ban: [ruleOf('r', 'forbid', country('US', 'CA'))] },
      after: { ban: [ruleOf('r', 'forbid', country('CA', 'US'))] },
    },
    {
      name: 'the order of a forbid and a permit',
      before: { permission: [ruleOf('f', 'forbid', NEVER), ruleOf('p', 'permit', ALWAYS)] },
      after: { permission: [ruleOf('p', 'permit', ALWAYS), ruleOf('f', 'forbid', NEVER)] },
    },
    {
      name: 'the order in which a document writes its fields',
      before: { ban: [ruleOf('r', 'forbid', NEVER)] },
      after: {
        ban: [Object.fromEntries(Object.entries(ruleOf('r', 'forbid', NEVER)).reverse()) as never],
      },
    },
  ];
  for (const { name, before, after } of nothing) {
    it(`finds no change in ${name}`, () => {
      expect(diffPolicies(policyOf(before), policyOf(after)).same).toBeTrue();
    });
  }

  it('tells a rule that was added, one that was removed and one that was changed, in both languages', () => {
    const [ban] = rulesOf(
      { ban: [ruleOf('old', 'forbid', NEVER), ruleOf('kept', 'forbid', country('US'))] },
      { ban: [ruleOf('kept', 'forbid', country('CA')), ruleOf('new', 'forbid', ALWAYS)] },
    );
    expect(ban!.rules.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'kept changed',
      'new added',
      'old removed',
    ]);
    expect(ban!.rules[0]!.sentences).toEqual({
      before: {
        en: 'Forbid an attempt when country of the business number is one of US.',
        ja: '禁止：企業番号の国がUSのいずれかである場合は認めない。',
      },
      after: {
        en: 'Forbid an attempt when country of the business number is one of CA.',
        ja: '禁止：企業番号の国がCAのいずれかである場合は認めない。',
      },
    });
    expect(Object.keys(ban!.rules[1]!.sentences)).toEqual(['after']);
    expect(Object.keys(ban!.rules[2]!.sentences)).toEqual(['before']);
    expect(ban!.rules[1]!.after).toEqual(ruleOf('new', 'forbid', ALWAYS));
    expect(ban!.rules[2]!.before).toEqual(ruleOf('old', 'forbid', NEVER));
  });

  it('tells what the conditions say beside a sentence written by hand, which may say anything', () => {
    const sentence = { en: 'Forbid the phone network.', ja: '禁止：電話網への接続を認めない。' };
    const rule = (conditions: Condition): Rule => ruleOf('r', 'forbid', conditions, { sentence });
    const [ban] = rulesOf({ ban: [rule(country('US'))] }, { ban: [rule(NEVER)] });
    const [change] = ban!.rules;
    expect(change!.sentences.after).toEqual(change!.sentences.before);
    expect(change!.byConditions?.before?.en).toContain('is one of US');
    expect(change!.byConditions?.after?.en).toContain('is less than 0');
    expect(change!.byConditions?.after?.ja).toContain('0');
  });

  it('tells a named condition that changed, and every rule that uses it, through other names too', () => {
    const rules = (inner: Condition): Rules => ({
      ban: [
        ruleOf('direct', 'forbid', { condition: 'inner' }),
        ruleOf('through', 'forbid', { not: { condition: 'outer' } }),
        ruleOf('apart', 'forbid', ALWAYS),
      ],
      conditions: { inner, outer: { all: [{ condition: 'inner' }, ALWAYS] } },
    });
    const [ban] = rulesOf(rules(country('US')), rules(country('US', 'CA')));
    expect(ban!.rules).toEqual([]);
    expect(ban!.conditions.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'inner changed',
    ]);
    expect(ban!.conditions[0]!.usedBy).toEqual(['direct', 'through']);
    expect(ban!.conditions[0]!.sentences.after?.en).toBe(
      'country of the business number is one of US, CA',
    );
  });

  it('tells which rules moved among those of their effect, since the earlier flow gives the name', () => {
    const flows = ['a', 'b', 'c'].map((name) => flowOf(name, ALWAYS));
    const [routing] = rulesOf({ routing: flows }, { routing: [flows[2]!, flows[0]!, flows[1]!] });
    expect(routing!.rules).toEqual([]);
    expect(routing!.moved).toEqual(['c']);
  });

  it('tells parameters value by value', () => {
    const parameter = (key: string, ...values: Parameter['values'][number][]): Parameter => ({
      key,
      unit: 'calls',
      values,
    });
    const first = { value: 100, source: 'page' };
    const overlay = { value: 5, provider: 'infobip', source: 'page' };
    const later = { value: 80, from: '2027-01-01', source: 'page' };
    const before = policyOf({}, [
      parameter('kept', first),
      parameter('values', first, overlay),
      parameter('unit', first),
      parameter('gone', first),
    ]);
    const after = policyOf({}, [
      parameter('new', first),
      { ...parameter('unit', first), unit: 'attempts' },
      parameter('values', later, { ...first, value: 90 }),
      parameter('kept', first),
    ]);
    expect(
      diffPolicies(before, after).parameters.map(({ key, change, values }) => ({
        key,
        change,
        values,
      })),
    ).toEqual([
      { key: 'new', change: 'added', values: [{ change: 'added', after: first }] },
      { key: 'unit', change: 'changed', values: [] },
      {
        key: 'values',
        change: 'changed',
        values: [
          { change: 'added', after: later },
          { change: 'changed', before: first, after: { ...first, value: 90 } },
          { change: 'removed', before: overlay },
        ],
      },
      { key: 'gone', change: 'removed', values: [{ change: 'removed', before: first }] },
    ]);
  });

  it('tells the figures of its own day on each side', () => {
    const limited: Rules = {
      permission: [
        ruleOf('r', 'forbid', {
          all: [
            {
              fact: 'usage.connectedCalls24h',
              operator: 'greaterThan',
              value: { fact: 'limit.connectedCalls24h' },
            },
          ],
        }),
      ],
    };
    const none: Rules = { permission: [ruleOf('r', 'forbid', ALWAYS)] };
    const figure = (value: number): Parameter => ({
      key: 'perm.connectedCalls.max',
      unit: 'calls',
      values: [{ value, source: 'page' }],
    });
    const told = (on?: number): string | undefined =>
      diffPolicies(policyOf(none, [figure(70)]), policyOf(limited, [figure(30)]), on).rulesets[0]!
        .rules[0]!.sentences.after?.en;
    expect(told(NOW)).toContain('is more than 30');
    expect(told()).not.toContain('30');
  });

  it('tells suites case by case, also where two cases bear one name', () => {
    const [original] = shipped.suites[0]!.cases;
    const named = (name: string, now = original!.now): TestCase => ({ ...original!, name, now });
    const suite = (name: string, ...cases: TestCase[]): Suite => ({ name, cases });
    const later = '2027-01-01T00:00:00Z';
    const before: PolicyDocument = {
      ...policyOf({}),
      suites: [
        suite('changed', named('twice'), named('twice', later), named('gone'), named('edited')),
        suite('removed', named('x')),
      ],
    };
    const after: PolicyDocument = {
      ...policyOf({}),
      suites: [
        suite('added', named('y')),
        suite('changed', named('edited', later), named('new'), named('twice', later)),
      ],
    };
    expect(diffPolicies(before, after).suites).toEqual([
      { name: 'added', change: 'added', added: ['y'], removed: [], changed: [] },
      {
        name: 'changed',
        change: 'changed',
        added: ['new'],
        removed: ['twice', 'gone'],
        changed: ['edited'],
      },
      { name: 'removed', change: 'removed', added: [], removed: ['x'], changed: [] },
    ]);
  });

  it('tells properties that came, changed and went', () => {
    const [gone, kept, came] = ['gone', 'kept', 'came'].map((id) => propertyOf(id));
    const stricter: PolicyProperty = { ...propertyOf('edited'), kind: 'always-able' };
    const before = { ...shipped, properties: [gone!, kept!, propertyOf('edited')] };
    const after = { ...shipped, properties: [came!, stricter, kept!] };
    expect(diffPolicies(before, after).properties).toEqual([
      { change: 'added', after: came! },
      { change: 'changed', before: propertyOf('edited'), after: stricter },
      { change: 'removed', before: gone! },
    ]);
  });

  it('finds every value that was changed anywhere in the shipped policy', () => {
    // Every ruleset is of the one kind there is: another is no policy.
    const places = leavesOf(shipped).filter(
      ([part, , member]) => part !== 'rulesets' || member !== 'kind',
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), (path) => {
        const other = structuredClone(shipped);
        changeAt(other, path);
        expect(diffPolicies(shipped, other).same).withContext(path.join('/')).toBeFalse();
      }),
      { numRuns: 60 },
    );
  });
});

type Path = readonly (string | number)[];

/** Places of all texts, numbers and truth values, but for the names that are keys. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
}

function changeAt(root: unknown, path: Path): void {
  let here = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) here = here[step] as typeof here;
  const last = path[path.length - 1]!;
  const value = here[last];
  here[last] = typeof value === 'number' ? value + 1 : `${String(value)} `;
}
