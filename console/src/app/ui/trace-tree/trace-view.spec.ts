import type { ConditionTrace, FactConditionTrace, Outcome, RuleTrace } from '@ringfence/rules';
import { opensByItself, rowsOf, traceView, visibleRows } from './trace-view.js';

const test = (fact: string): FactConditionTrace => ({
  fact,
  operator: 'equal',
  value: 'x',
  actual: 'x',
  result: 'true',
});
const rule = (
  ruleset: string,
  name: string,
  effect: 'permit' | 'forbid',
  outcome: Outcome,
): RuleTrace => ({
  ruleset,
  rule: name,
  effect,
  code: name,
  clause: 'WA-PSTN-001',
  outcome,
  conditions: { all: [test('attempt.action')], result: 'true' },
});

describe('traceView', () => {
  it('tells the ban first, then routing, then permission', () => {
    const chapters = traceView([
      rule('call-permission', 'a', 'permit', 'match'),
      rule('routing', 'b', 'permit', 'match'),
      rule('pstn-ban', 'c', 'forbid', 'no-match'),
    ]);
    expect(chapters.map((each) => each.ruleset)).toEqual([
      'pstn-ban',
      'routing',
      'call-permission',
    ]);
  });

  it('puts forbids before permits, and what spoke before what did not', () => {
    const [chapter] = traceView([
      rule('routing', 'permit-quiet', 'permit', 'no-match'),
      rule('routing', 'permit-match', 'permit', 'match'),
      rule('routing', 'forbid-quiet', 'forbid', 'no-match'),
      rule('routing', 'forbid-unknown', 'forbid', 'unknown'),
    ]);
    expect(chapter.rules.map((each) => each.rule.rule)).toEqual([
      'forbid-unknown',
      'forbid-quiet',
      'permit-match',
      'permit-quiet',
    ]);
    expect([chapter.forbids, chapter.permits, chapter.spoke]).toEqual([2, 2, 2]);
  });
});

describe('rowsOf', () => {
  const trees: readonly { name: string; tree: ConditionTrace; rows: string[] }[] = [
    { name: 'one condition', tree: test('a'), rows: ['0 a'] },
    {
      name: 'the outermost all is silent',
      tree: { all: [test('a'), test('b')], result: 'true' },
      rows: ['0 a', '0 b'],
    },
    {
      name: 'any of is told and indents',
      tree: { any: [test('a'), test('b')], result: 'true' },
      rows: ['0 any', '1 a', '1 b'],
    },
    {
      name: 'not around one condition is one row',
      tree: { not: test('a'), result: 'false' },
      rows: ['0 not a'],
    },
    {
      name: 'not around any of is none of',
      tree: { not: { any: [test('a')], result: 'true' }, result: 'false' },
      rows: ['0 not', '1 a'],
    },
    {
      name: 'a named condition shows what it stands for',
      tree: {
        all: [
          { condition: 'setting-up', of: { all: [test('a')], result: 'true' }, result: 'true' },
        ],
        result: 'true',
      },
      rows: ['0 named', '1 a'],
    },
  ];
  for (const { name, tree, rows } of trees) {
    it(name, () =>
      expect(
        rowsOf(tree).map((row) =>
          row.kind === 'group'
            ? `${row.depth} ${row.op}`
            : `${row.depth} ${row.negated ? 'not ' : ''}${row.test.fact}`,
        ),
      ).toEqual(rows),
    );
  }
});

describe('visibleRows', () => {
  const named = (name: string, of: ConditionTrace): ConditionTrace => ({
    condition: name,
    of,
    result: 'true',
  });
  const rows = rowsOf({
    all: [
      named('outer', {
        all: [named('inner', { all: [test('a')], result: 'true' }), test('b')],
        result: 'true',
      }),
    ],
    result: 'true',
  });
  const facts = (isOpen: Parameters<typeof visibleRows>[1]): string[] =>
    visibleRows(rows, isOpen).map((row) => (row.kind === 'fact' ? row.test.fact : row.name!));

  it('closes names within names until asked', () =>
    expect(facts(opensByItself)).toEqual(['outer', 'inner', 'b']));
  it('shows all when all is open', () =>
    expect(facts(() => true)).toEqual(['outer', 'inner', 'a', 'b']));
  it('hides everything below a closed group', () => expect(facts(() => false)).toEqual(['outer']));
  it('gives each row a place of its own', () =>
    expect(new Set(rows.map((row) => row.path)).size).toBe(rows.length));
});
