import { RULESET_NAMES, type Condition, type RulesetName } from '../model/ruleset.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { parseRuleset } from './parse-ruleset.js';
import { ALWAYS, flowOf, ruleOf } from './rulesets.fixture.js';

/** Codes and places of what is wrong with a ruleset. */
function problemsOf(value: unknown, name: RulesetName = 'pstn-ban'): string[] {
  return (parseRuleset(value, name).problems ?? []).map(({ code, at }) => `${code} ${at}`);
}

const ban = (...conditions: unknown[]): unknown => ({
  kind: 'ban',
  rules: conditions.map((condition, i) => ruleOf(`r${i}`, 'forbid', condition as Condition)),
});

describe('parseRuleset', () => {
  for (const name of RULESET_NAMES) {
    it(`reads the shipped ${name} as it is, in a copy of its own`, () => {
      const shipped = SHIPPED_POLICY.rulesets[name];
      const { ruleset } = parseRuleset(shipped, name);
      expect(ruleset).toEqual(shipped);
      expect(ruleset).not.toBe(shipped);
    });
  }

  const leaf = { fact: 'flow.legCount', operator: 'greaterThan', value: 0 };
  const traps: readonly { name: string; condition: unknown; found: string[] }[] = [
    {
      name: 'D3: an empty `all`, which would always match',
      condition: { all: [] },
      found: ['empty-group /all'],
    },
    {
      name: 'D3: an empty `any`, which would always match',
      condition: { any: [] },
      found: ['empty-group /any'],
    },
    {
      name: 'D3: an empty group deep down',
      condition: { all: [{ not: { any: [] } }] },
      found: ['empty-group /all/0/not/any'],
    },
    {
      name: 'D3: a number as text, which would be coerced',
      condition: { all: [{ ...leaf, value: '0' }] },
      found: ['value-type /all/0/value'],
    },
    {
      name: 'D3: a word in another letter case',
      condition: { all: [{ fact: 'flow.destination', operator: 'equal', value: 'WhatsApp' }] },
      found: ['unknown-value /all/0/value'],
    },
    {
      name: 'D3: a name nobody gave',
      condition: { all: [{ condition: 'nobody' }] },
      found: ['unknown-condition /all/0/condition'],
    },
    {
      name: 'D3: a name nobody gave within `not`, which would fire',
      condition: { not: { condition: 'nobody' } },
      found: ['unknown-condition /not/condition'],
    },
    {
      name: 'D4: a JSONPath',
      condition: { all: [{ ...leaf, path: '$..x' }] },
      found: ['unknown-field /all/0/path'],
    },
    {
      name: 'D4: parameters of a fact',
      condition: { all: [{ ...leaf, params: { url: 'x' } }] },
      found: ['unknown-field /all/0/params'],
    },
    {
      name: 'D4: a path into a compared fact',
      condition: { all: [{ ...leaf, value: { fact: 'flow.legCount', path: '$.x' } }] },
      found: ['value-type /all/0/value'],
    },
    ...[
      '__proto__',
      'prototype',
      'constructor',
      'toString',
      'hasOwnProperty',
      'context.',
      'context.a b',
      'flow.unheardOf',
      '',
    ].map((fact) => ({
      name: `D4: the fact \`${fact}\``,
      condition: { all: [{ ...leaf, fact }] },
      found: ['unknown-fact /all/0/fact'],
    })),
    {
      name: 'D4: a compared fact that is none',
      condition: { all: [{ ...leaf, value: { fact: 'constructor' } }] },
      found: ['unknown-fact /all/0/value/fact'],
    },
    ...['matches', 'startsWith', 'Equal', 'some:equal', 'not:in', 'toString', '', 5].map(
      (operator) => ({
        name: `D5, D6: the operator \`${operator}\``,
        condition: { all: [{ ...leaf, operator }] },
        found: ['unknown-operator /all/0/operator'],
      }),
    ),
    {
      name: 'D6: a fact that is no name',
      condition: { all: [{ ...leaf, fact: { url: 'x' } }] },
      found: ['unknown-fact /all/0/fact'],
    },
    {
      name: 'no value to compare with',
      condition: { all: [{ fact: 'flow.legCount', operator: 'equal' }] },
      found: ['missing-field /all/0/value'],
    },
    {
      name: 'a bare condition at the root, which would be no rule',
      condition: leaf,
      found: ['condition-shape '],
    },
    {
      name: 'two forms in one condition',
      condition: { all: [leaf], any: [leaf] },
      found: ['condition-shape '],
    },
    { name: 'no form at all', condition: {}, found: ['condition-shape '] },
    { name: 'a list as condition', condition: [leaf], found: ['condition-shape '] },
    { name: 'null as condition', condition: { not: null }, found: ['condition-shape /not'] },
    { name: 'an object as group', condition: { all: { 0: leaf } }, found: ['empty-group /all'] },
    {
      name: 'a priority within a condition',
      condition: { all: [leaf], priority: 5 },
      found: ['unknown-field /priority'],
    },
    {
      name: 'a name beside `not`',
      condition: { not: leaf, name: 'x' },
      found: ['unknown-field /name'],
    },
    {
      name: 'a field beside a named condition',
      condition: { all: [{ condition: 'nobody', value: 1 }] },
      found: ['unknown-field /all/0/value', 'unknown-condition /all/0/condition'],
    },
  ];
  for (const { name, condition, found } of traps) {
    it(`refuses ${name}`, () => {
      const expected = found.map((one) => one.replace(' ', ' /rules/0/conditions'));
      expect(problemsOf(ban(condition))).toEqual(expected);
    });
  }

  describe('types of values (D3: nothing is ever coerced)', () => {
    const boolean = 'flow.isSetup';
    const word = 'businessNumber.country';
    const number = 'usage.connectedCalls24h';
    const list = 'limit.blockedCountries';
    const rows: readonly [fact: string, operator: string, value: unknown, code: string | null][] = [
      [boolean, 'equal', true, null],
      [boolean, 'equal', 'true', 'value-type'],
      [boolean, 'in', [true], null],
      [boolean, 'lessThan', true, 'operator-type'],
      [boolean, 'contains', true, 'operator-type'],
      [boolean, 'equal', null, 'value-type'],
      [word, 'equal', 'JP', null],
      [word, 'equal', 81, 'value-type'],
      [word, 'equal', ['JP'], 'value-type'],
      [word, 'in', ['JP', 'US'], null],
      [word, 'in', [], 'value-type'],
      [word, 'in', 'JP', 'value-type'],
      [word, 'in', ['JP', 5], 'value-type'],
      [word, 'in', ['JP', 'JP'], 'duplicate-value'],
      [word, 'notIn', { fact: list }, null],
      [word, 'in', { fact: 'user.waId' }, 'value-type'],
      [word, 'equal', { fact: list }, 'value-type'],
      [word, 'equal', { fact: 'user.waId' }, null],
      [word, 'greaterThan', 'A', 'operator-type'],
      [word, 'contains', 'J', 'operator-type'],
      [number, 'lessThan', 5, null],
      [number, 'equal', '5', 'value-type'],
      [number, 'lessThan', true, 'value-type'],
      [number, 'in', [1, 2], null],
      [number, 'in', { fact: list }, 'value-type'],
      [number, 'lessThan', { fact: 'limit.connectedCalls24h' }, null],
      [number, 'lessThan', { fact: word }, 'value-type'],
      [number, 'lessThan', { fact: 'clock.now' }, 'value-type'],
      [number, 'doesNotContain', 5, 'operator-type'],
      ['clock.now', 'lessThan', 1_800_000_000_000, null],
      ['clock.now', 'lessThan', '2026-11-24T00:00:00Z', 'value-type'],
      [list, 'contains', 'JP', null],
      [list, 'contains', { fact: word }, null],
      [list, 'contains', 5, 'value-type'],
      [list, 'contains', { fact: list }, 'value-type'],
      [list, 'equal', 'JP', 'operator-type'],
      [list, 'in', ['JP'], 'operator-type'],
      ['legs.kinds', 'contains', 'PSTN', 'unknown-value'],
      ['flow.destination', 'in', ['pstn', 'phone'], 'unknown-value'],
      ['context.vip', 'equal', true, null],
      ['context.weight', 'lessThan', 5, null],
      ['context.weight', 'lessThan', '5', 'value-type'],
      ['context.words', 'in', ['a', 'b'], null],
      ['context.words', 'in', ['a', 1], 'value-type'],
      ['context.words', 'equal', { fact: 'context.other' }, null],
      ['context.words', 'equal', { a: 1 }, 'value-type'],
    ];
    for (const [fact, operator, value, code] of rows) {
      it(`${code === null ? 'reads' : 'refuses'} ${fact} ${operator} ${JSON.stringify(value)}`, () => {
        const found = problemsOf(ban({ all: [{ fact, operator, value }] }));
        if (code === null) expect(found).toEqual([]);
        else expect(found[0]).toMatch(new RegExp(`^${code} /rules/0/conditions/all/0/`));
      });
    }
  });

  describe('named conditions', () => {
    const named = (conditions: unknown, root = 'a'): string[] =>
      problemsOf({
        kind: 'ban',
        conditions,
        rules: [ruleOf('r', 'forbid', { all: [{ condition: root }] })],
      });

    it('reads names that use each other', () =>
      expect(named({ a: { any: [{ condition: 'b' }, ALWAYS] }, b: ALWAYS })).toEqual([]));
    it('D3: refuses a name within itself', () =>
      expect(named({ a: { not: { condition: 'a' } } })).toContain('condition-cycle /conditions/a'));
    it('D3: refuses a circle of names, naming each', () => {
      const found = named({
        a: { all: [{ condition: 'b' }] },
        b: { any: [{ condition: 'c' }] },
        c: { all: [{ condition: 'a' }] },
      });
      expect(found).toEqual(
        jasmine.arrayContaining(
          ['a', 'b', 'c'].map((name) => `condition-cycle /conditions/${name}`),
        ),
      );
    });
    it('does not take a name that leads to a circle for a part of it', () =>
      expect(
        named({ a: { all: [{ condition: 'b' }] }, b: { not: { condition: 'b' } } }),
      ).not.toContain('condition-cycle /conditions/a'));
    it('D3: refuses a name nobody gave, inherited ones included', () =>
      expect(named({}, 'toString')).toEqual([
        'unknown-condition /rules/0/conditions/all/0/condition',
      ]));
    it('refuses a list of conditions', () =>
      expect(named([ALWAYS])).toContain('ruleset-shape /conditions'));
    it('tells what is wrong within a name at its own place', () =>
      expect(named({ a: { all: [] } })).toEqual(['empty-group /conditions/a/all']));

    /** Each name uses the next one twice: 2^depth conditions in a few lines. */
    const doubling = (depth: number): Record<string, Condition> =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, i): [string, Condition] => [
          `n${i}`,
          i === depth - 1
            ? ALWAYS
            : { all: [{ condition: `n${i + 1}` }, { condition: `n${i + 1}` }] },
        ]),
      );
    it('I2: reads a moderate use of names', () => expect(named(doubling(7), 'n0')).toEqual([]));
    it('I2: refuses few names that stand for a billion conditions', () =>
      expect(named(doubling(30), 'n0')).toEqual(['too-many /rules/0/conditions']));
    it('I2: refuses many rules that each use large names', () => {
      const rules = Array.from({ length: 200 }, (_, i) =>
        ruleOf(`r${i}`, 'forbid', { all: [{ condition: 'n0' }] }),
      );
      expect(problemsOf({ kind: 'ban', conditions: doubling(8), rules })).toEqual([
        'too-many /rules',
      ]);
    });
  });

  describe('limits (I2)', () => {
    const forbids = (count: number): unknown => ({
      kind: 'ban',
      rules: Array.from({ length: count }, (_, i) => ruleOf(`r${i}`, 'forbid', ALWAYS)),
    });
    const group = (members: number): Condition => ({
      all: Array<Condition>(members).fill(leaf as Condition),
    });
    const deep = (levels: number): Condition =>
      Array.from({ length: levels - 2 }).reduce<Condition>((inner) => ({ not: inner }), ALWAYS);

    const rows: readonly { name: string; value: unknown; found: string[] }[] = [
      { name: '2,000 rules', value: forbids(2_000), found: [] },
      { name: '2,001 rules', value: forbids(2_001), found: ['too-many /rules'] },
      { name: '200 conditions in a rule', value: ban(group(199)), found: [] },
      {
        name: '201 conditions in a rule',
        value: ban(group(200)),
        found: ['too-many /rules/0/conditions'],
      },
      { name: '12 levels', value: ban(deep(12)), found: [] },
      {
        name: '13 levels',
        value: ban(deep(13)),
        found: [`too-deep /rules/0/conditions${'/not'.repeat(11)}/all/0`],
      },
    ];
    for (const { name, value, found } of rows) {
      it(`${found.length === 0 ? 'reads' : 'refuses'} ${name}`, () =>
        expect(problemsOf(value)).toEqual(found));
    }
  });

  describe('rules', () => {
    const good = ruleOf('good', 'forbid', ALWAYS);
    const { params } = good.event;
    const withParams = (more: object): unknown => ({
      ...good,
      event: { type: 'forbid', params: { ...params, ...more } },
    });
    const flow = flowOf('flow', ALWAYS);
    const rows: readonly { name: string; rule: unknown; found: string[]; in?: RulesetName }[] = [
      { name: 'a text as rule', rule: 'x', found: ['rule-shape '] },
      ...['', 'Upper', 'a b', '-a', 'x'.repeat(121), 5, undefined].map((name) => ({
        name: `the name ${JSON.stringify(name)?.slice(0, 20)}`,
        rule: { ...good, name },
        found: ['rule-name /name'],
      })),
      {
        name: 'an unknown field',
        rule: { ...good, onSuccess: 'x' },
        found: ['unknown-field /onSuccess'],
      },
      {
        name: 'no conditions',
        rule: { name: 'a', event: good.event },
        found: ['condition-shape /conditions'],
      },
      { name: 'no event', rule: { name: 'a', conditions: ALWAYS }, found: ['rule-shape /event'] },
      {
        name: 'an effect nobody knows',
        rule: { ...good, event: { type: 'warn', params } },
        found: ['rule-effect /event/type'],
      },
      {
        name: 'D2: a permit in the ban',
        rule: { ...good, event: { type: 'permit', params } },
        found: ['permit-in-ban /event/type'],
      },
      {
        name: 'an unknown field of the event',
        rule: { ...good, event: { type: 'forbid', params, x: 1 } },
        found: ['unknown-field /event/x'],
      },
      {
        name: 'no params',
        rule: { ...good, event: { type: 'forbid' } },
        found: ['rule-shape /event/params'],
      },
      ...[undefined, '', 'Not Kebab', 5].map((code) => ({
        name: `the code ${JSON.stringify(code)}`,
        rule: withParams({ code }),
        found: ['reason-code /event/params/code'],
      })),
      {
        name: 'no clause',
        rule: withParams({ clause: ' ' }),
        found: ['clause /event/params/clause'],
      },
      {
        name: 'no Japanese text',
        rule: withParams({ text: { en: 'x' } }),
        found: ['text-missing /event/params/text/ja'],
      },
      {
        name: 'no text at all',
        rule: withParams({ text: 'x' }),
        found: ['text-missing /event/params/text/en', 'text-missing /event/params/text/ja'],
      },
      {
        name: 'half a sentence',
        rule: withParams({ sentence: { ja: 'x', en: '' } }),
        found: ['text-missing /event/params/sentence/en'],
      },
      {
        name: 'a priority outside routing',
        rule: { ...good, priority: 1 },
        found: ['priority /priority'],
      },
      {
        name: 'a flow on a forbid',
        rule: {
          ...good,
          event: { type: 'forbid', params: { ...params, scenario: 'user-to-webrtc' } },
        },
        found: ['scenario /event/params/scenario'],
        in: 'routing',
      },
      {
        name: 'a routing permit without a flow',
        rule: ruleOf('a', 'permit', ALWAYS),
        found: ['scenario /event/params/scenario'],
        in: 'routing',
      },
      {
        name: 'a flow that is none of the twelve',
        rule: ruleOf('a', 'permit', ALWAYS, { scenario: 'user-to-pstn' }),
        found: ['scenario /event/params/scenario'],
        in: 'routing',
      },
      ...[0, 1.5, 1_001, '5'].map((priority) => ({
        name: `the priority ${JSON.stringify(priority)}`,
        rule: { ...flow, priority },
        found: ['priority /priority'],
        in: 'routing' as const,
      })),
      ...[0, 121, 2.5, '30'].map((seconds) => ({
        name: `a ring time of ${JSON.stringify(seconds)}`,
        rule: ruleOf('a', 'permit', ALWAYS, {
          scenario: 'user-to-webrtc',
          connectTimeoutSeconds: seconds as number,
        }),
        found: ['timeout /event/params/connectTimeoutSeconds'],
        in: 'routing' as const,
      })),
    ];
    for (const { name, rule, found, in: ruleset = 'pstn-ban' } of rows) {
      it(`refuses ${name}`, () => {
        const kind = ruleset === 'pstn-ban' ? 'ban' : 'allow-list';
        expect(problemsOf({ kind, rules: [rule] }, ruleset)).toEqual(
          found.map((one) => one.replace(' ', ' /rules/0')),
        );
      });
    }

    for (const bound of [1, 1_000]) {
      it(`reads the priority ${bound}`, () => {
        const rules = [flowOf('flow', ALWAYS, bound)];
        expect(problemsOf({ kind: 'allow-list', rules }, 'routing')).toEqual([]);
      });
    }
    for (const connectTimeoutSeconds of [1, 120]) {
      it(`reads a ring time of ${connectTimeoutSeconds} seconds`, () => {
        const params = { scenario: 'user-to-webrtc', connectTimeoutSeconds };
        const rules = [ruleOf('a', 'permit', ALWAYS, params)];
        expect(problemsOf({ kind: 'allow-list', rules }, 'routing')).toEqual([]);
      });
    }
    it('reads extensions among the params', () =>
      expect(problemsOf({ kind: 'ban', rules: [withParams({ owner: 'compliance' })] })).toEqual(
        [],
      ));
    it('refuses a name that stands twice', () =>
      expect(problemsOf({ kind: 'ban', rules: [good, good] })).toEqual([
        'duplicate-rule /rules/1/name',
      ]));
    it('tells the problems of all rules at once', () => {
      const rules = [withParams({ code: '' }), good, withParams({ clause: '' })];
      expect(problemsOf({ kind: 'ban', rules })).toEqual([
        'reason-code /rules/0/event/params/code',
        'duplicate-rule /rules/1/name',
        'clause /rules/2/event/params/clause',
        'duplicate-rule /rules/2/name',
      ]);
    });
  });

  describe('what a caller says of itself (WA-HOOK-014)', () => {
    const vip: Condition = { all: [{ fact: 'context.vip', operator: 'equal', value: true }] };
    const permission = (rule: unknown, conditions: unknown = {}): string[] =>
      problemsOf({ kind: 'allow-list', rules: [rule], conditions }, 'call-permission');

    it('may refuse a call', () => expect(permission(ruleOf('a', 'forbid', vip))).toEqual([]));
    it('never permits to ring a user', () =>
      expect(permission(ruleOf('a', 'permit', vip))).toEqual([
        'context-in-permit /rules/0/conditions',
      ]));
    it('nor behind `not`, a name, or as what a fact is compared with', () => {
      expect(permission(ruleOf('a', 'permit', { not: vip }))).toEqual([
        'context-in-permit /rules/0/conditions',
      ]);
      expect(permission(ruleOf('a', 'permit', { all: [{ condition: 'vip' }] }), { vip })).toEqual([
        'context-in-permit /rules/0/conditions',
      ]);
      const compared: Condition = {
        all: [{ fact: 'grant.source', operator: 'equal', value: { fact: 'context.x' } }],
      };
      expect(permission(ruleOf('a', 'permit', compared))).toEqual([
        'context-in-permit /rules/0/conditions',
      ]);
    });
  });

  describe('the ruleset itself', () => {
    const rows: readonly { name: string; value: unknown; in: RulesetName; found: string[] }[] = [
      { name: 'no object', value: [], in: 'routing', found: ['ruleset-shape '] },
      { name: 'nothing', value: undefined, in: 'routing', found: ['ruleset-shape '] },
      {
        name: 'an allow-list as ban',
        value: { kind: 'allow-list', rules: [] },
        in: 'pstn-ban',
        found: ['ruleset-kind /kind'],
      },
      {
        name: 'a ban as permission',
        value: { kind: 'ban', rules: [] },
        in: 'call-permission',
        found: ['ruleset-kind /kind'],
      },
      {
        name: 'a kind nobody knows',
        value: { kind: 'BAN', rules: [] },
        in: 'pstn-ban',
        found: ['ruleset-kind /kind'],
      },
      { name: 'no rules', value: { kind: 'ban' }, in: 'pstn-ban', found: ['ruleset-shape /rules'] },
      {
        name: 'an unknown field',
        value: { kind: 'ban', rules: [], default: 'permit' },
        in: 'pstn-ban',
        found: ['unknown-field /default'],
      },
    ];
    for (const { name, value, in: ruleset, found } of rows) {
      it(`refuses ${name}`, () => expect(problemsOf(value, ruleset)).toEqual(found));
    }

    it('tells places within a larger document', () => {
      const { problems } = parseRuleset(
        { kind: 'ban', rules: 5 },
        'pstn-ban',
        undefined,
        '/rulesets/pstn-ban',
      );
      expect(problems?.[0]?.at).toBe('/rulesets/pstn-ban/rules');
    });
  });
});
