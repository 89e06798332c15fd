import fc from 'fast-check';
import type { Condition, Rule, Ruleset } from '../model/ruleset.js';
import { ALWAYS, NEVER, ruleOf } from '../parse/rulesets.fixture.js';
import { pstnBanProblems } from './pstn-ban-problems.js';
import { SHIPPED_POLICY } from './shipped-policy.fixture.js';

const SHIPPED = SHIPPED_POLICY.rulesets['pstn-ban'];
const first = SHIPPED.rules[0]!;
const others = SHIPPED.rules.slice(1);

/** A ban whose rule reaches one name through another. */
const NAMED: Ruleset = {
  kind: 'ban',
  rules: [ruleOf('named', 'forbid', { not: { condition: 'outer' } })],
  conditions: {
    outer: { any: [{ condition: 'inner' }, NEVER] },
    inner: { fact: 'pstn.legCount', operator: 'equal', value: 0 },
    apart: ALWAYS,
  },
};

const withFirst = (change: Partial<Rule>): Ruleset => ({
  ...SHIPPED,
  rules: [{ ...first, ...change }, ...others],
});
const withParams = (params: object): Ruleset =>
  withFirst({
    event: { ...first.event, params: { ...first.event.params, ...params } },
  });
const withNamed = (conditions: Record<string, Condition>): Ruleset => ({
  ...NAMED,
  conditions: { ...NAMED.conditions, ...conditions },
});
const withoutNamed = (...gone: string[]): Ruleset => ({
  ...NAMED,
  conditions: Object.fromEntries(
    Object.entries(NAMED.conditions!).filter(([name]) => !gone.includes(name)),
  ),
});
const found = (shipped: Ruleset, candidate: Ruleset): string[] =>
  pstnBanProblems(shipped, candidate).map(({ at }) => at);

describe('pstnBanProblems', () => {
  const kept: readonly { name: string; shipped?: Ruleset; candidate: Ruleset }[] = [
    { name: 'the ban as it ships', candidate: structuredClone(SHIPPED) },
    {
      name: 'rules added before and after',
      candidate: {
        ...SHIPPED,
        rules: [
          ruleOf('mine', 'forbid', ALWAYS),
          ...SHIPPED.rules,
          ruleOf('last', 'forbid', NEVER),
        ],
      },
    },
    { name: 'the rules in another order', candidate: { ...SHIPPED, rules: [...others, first] } },
    {
      name: 'named conditions added',
      candidate: { ...SHIPPED, conditions: { mine: ALWAYS } },
    },
    {
      name: 'a number in another spelling of the same value, and fields in another order',
      candidate: JSON.parse(
        JSON.stringify({ rules: SHIPPED.rules, kind: 'ban' }).replaceAll(
          '"value":0',
          '"value":0.0e1',
        ),
      ) as Ruleset,
    },
    { name: 'a ban with names as it ships', shipped: NAMED, candidate: structuredClone(NAMED) },
    {
      name: 'a name no shipped rule uses, redefined',
      shipped: NAMED,
      candidate: withNamed({ apart: NEVER }),
    },
    { name: 'a name no shipped rule uses, gone', shipped: NAMED, candidate: withoutNamed('apart') },
  ];
  for (const { name, shipped = SHIPPED, candidate } of kept) {
    it(`lets pass: ${name}`, () => expect(pstnBanProblems(shipped, candidate)).toEqual([]));
  }

  const weakened: readonly {
    name: string;
    shipped?: Ruleset;
    candidate: Ruleset;
    at: string | string[];
  }[] = [
    { name: 'a rule removed', candidate: { ...SHIPPED, rules: others }, at: '/rules' },
    {
      name: 'every rule removed',
      candidate: { ...SHIPPED, rules: [] },
      at: SHIPPED.rules.map(() => '/rules'),
    },
    {
      name: 'a rule renamed',
      candidate: withFirst({ name: `${first.name}-2` }),
      at: '/rules',
    },
    {
      name: 'a rule under its name with conditions that never hold',
      candidate: withFirst({ conditions: NEVER }),
      at: '/rules/0',
    },
    {
      name: 'a condition more in a conjunction',
      candidate: withFirst({ conditions: { all: [first.conditions, NEVER] } }),
      at: '/rules/0',
    },
    {
      name: 'another number to compare with',
      candidate: JSON.parse(JSON.stringify(SHIPPED).replace('"value":0', '"value":0.5')) as Ruleset,
      at: '/rules/0',
    },
    {
      name: 'a forbid turned into a permit',
      candidate: withFirst({ event: { ...first.event, type: 'permit' } }),
      at: '/rules/0',
    },
    { name: 'another reason code', candidate: withParams({ code: 'mine' }), at: '/rules/0' },
    { name: 'one parameter of the event more', candidate: withParams({ note: 1 }), at: '/rules/0' },
    {
      name: 'a text with one blank more',
      candidate: withParams({
        text: { ...first.event.params.text, en: `${first.event.params.text.en} ` },
      }),
      at: '/rules/0',
    },
    { name: 'a priority', candidate: withFirst({ priority: 1 }), at: '/rules/0' },
    {
      name: 'a second rule of the same name beside the right one, whichever comes first',
      candidate: { ...SHIPPED, rules: [{ ...first, conditions: NEVER }, ...SHIPPED.rules] },
      at: '/rules/0',
    },
    {
      name: 'an allow-list',
      candidate: { ...SHIPPED, kind: 'allow-list' },
      at: '/kind',
    },
    {
      name: 'a name that the rule uses, redefined',
      shipped: NAMED,
      candidate: withNamed({ outer: ALWAYS }),
      at: '/conditions/outer',
    },
    {
      name: 'a name reached through another, redefined',
      shipped: NAMED,
      candidate: withNamed({ inner: ALWAYS }),
      at: '/conditions/inner',
    },
    {
      name: 'a name that is missing',
      shipped: NAMED,
      candidate: withoutNamed('inner'),
      at: '/conditions',
    },
    {
      name: 'all names missing',
      shipped: NAMED,
      candidate: { kind: NAMED.kind, rules: NAMED.rules },
      at: ['/conditions', '/conditions'],
    },
    {
      name: 'the names put into the rule itself, which means the same but is another rule',
      shipped: NAMED,
      candidate: {
        ...NAMED,
        rules: [{ ...NAMED.rules[0]!, conditions: { not: NAMED.conditions!['outer']! } }],
      },
      at: '/rules/0',
    },
  ];
  for (const { name, shipped = SHIPPED, candidate, at } of weakened) {
    it(`refuses: ${name}`, () => {
      const problems = pstnBanProblems(shipped, candidate);
      const places = [at].flat().map((place) => `/rulesets/pstn-ban${place}`);
      expect(problems.map((problem) => problem.at)).toEqual(places);
      expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['pstn-ban-weakened']));
    });
  }

  it('points into the document it is told of', () => {
    const [problem] = pstnBanProblems(SHIPPED, { ...SHIPPED, rules: others }, '/policy');
    expect(problem!.at).toBe('/policy/rules');
  });

  it('refuses every change of a single value in a shipped rule', () => {
    const texts = SHIPPED.rules.map((rule) => JSON.stringify(rule));
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.nat(), fc.constantFrom(' ', '0', '-'), (i, n, c) => {
        const text = texts[i]!;
        const place = n % text.length;
        const changed = parsed(`${text.slice(0, place)}${c}${text.slice(place + 1)}`);
        if (changed === undefined || JSON.stringify(changed) === text) return;
        const rules = SHIPPED.rules.map((rule, k) => (k === i ? changed : rule));
        expect(found(SHIPPED, { ...SHIPPED, rules }).length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

function parsed(text: string): Rule | undefined {
  try {
    return JSON.parse(text) as Rule;
  } catch {
    return undefined;
  }
}
