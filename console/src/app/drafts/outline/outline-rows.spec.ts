import { withValue } from '../text/json-pointer.js';
import { aPolicy } from '../draft.fixture.js';
import { outlineRows, thingIn, type Findings, type OutlineRow } from './outline-rows.js';

const NOTHING: Findings = { problems: [], changed: new Set() };
const told = (row: OutlineRow): string => ('label' in row ? row.label : `${row.key} ${row.count}`);

describe('outlineRows', () => {
  const policy = aPolicy();

  it('lists figures, properties, cases and every rule by chapter', () => {
    const rows = outlineRows(policy, NOTHING, '').map(told);
    expect(rows.slice(0, 5)).toEqual([
      'figures 70',
      'properties 0',
      'suites 14',
      'pstn-ban 6',
      'no-leg-on-the-phone-network',
    ]);
    expect(rows).toContain('call-permission 12');
    expect(rows).toContain('a-user-is-rung');
  });

  it('finds a rule by its code, its clause and its text in either language', () => {
    for (const words of ['grant-in-force', 'wa-perm-001', '利用者の同意は有効']) {
      expect(outlineRows(policy, NOTHING, words).map(told))
        .withContext(words)
        .toContain('grant-in-force');
    }
    expect(outlineRows(policy, NOTHING, 'no such thing').map(told)).toEqual([
      'pstn-ban 0',
      'call-permission 0',
      'routing 0',
    ]);
  });

  it('marks what changed and counts what is wrong with it', () => {
    const at = '/rulesets/pstn-ban/rules/0';
    const problem = { code: 'x', severity: 'error', message: '' } as const;
    const rows = outlineRows(
      policy,
      {
        problems: [
          { ...problem, at: `${at}/event/params/code` },
          { ...problem, at: '/parameters/3/values' },
        ],
        changed: new Set([at]),
      },
      '',
    );
    const marks = rows.map((row) => ('mark' in row ? row.mark : null));
    expect([marks[4], marks[0]]).toEqual([
      { changed: true, problems: 1 },
      { changed: false, problems: 1 },
    ]);
  });

  it('keeps a rule in its place while its text is no JSON, and a chapter that is none', () => {
    const broken = withValue(
      withValue(policy, '/rulesets/routing', '{ no json'),
      '/rulesets/pstn-ban/rules/1',
      '{"name": "half-a-rule", "cond',
    );
    const rows = outlineRows(broken, NOTHING, '');
    expect(rows[5]).toEqual(jasmine.objectContaining({ label: 'half-a-rule', effect: null }));
    expect(rows.find(({ key }) => key === 'routing')).toEqual(
      jasmine.objectContaining({
        count: 0,
        place: { kind: 'part', part: 'routing', pointer: '/rulesets/routing' },
      }),
    );
  });
});

describe('thingIn', () => {
  const cases: readonly { pointer: string; thing: string }[] = [
    { pointer: '/rulesets/routing/rules/3/event/type', thing: '/rulesets/routing/rules/3' },
    {
      pointer: '/rulesets/routing/conditions/a~1b/all/0',
      thing: '/rulesets/routing/conditions/a~1b',
    },
    { pointer: '/rulesets/routing/kind', thing: '/rulesets/routing' },
    { pointer: '/parameters/12/values/0/from', thing: '/parameters/12' },
    { pointer: '/suites/1/cases/2/now', thing: '/suites/1/cases/2' },
    { pointer: '/suites/1/name', thing: '/suites/1/name' },
    { pointer: '/properties/2/when/all/0', thing: '/properties/2' },
  ];
  for (const { pointer, thing } of cases)
    it(`of ${pointer} is ${thing}`, () => expect(thingIn(pointer)).toBe(thing));
});
