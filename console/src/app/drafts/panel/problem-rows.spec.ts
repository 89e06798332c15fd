import { aPolicy } from '../draft.fixture.js';
import { withValue } from '../text/json-pointer.js';
import { problemRows } from './problem-rows.js';

describe('problemRows', () => {
  const problem = { severity: 'error', message: 'm' } as const;
  const rule = '/rulesets/routing/rules/0';

  it('names the thing each problem is in', () => {
    const rows = problemRows(aPolicy(), [
      { ...problem, code: 'reason-code', at: `${rule}/event/params/code` },
      { ...problem, code: 'bad-date', at: '/parameters/0/values/1/from' },
      { ...problem, code: 'ruleset-kind', at: '/rulesets/routing/kind' },
      { ...problem, code: 'condition-cycle', at: '/rulesets/routing/conditions/a~1b' },
      { ...problem, code: 'too-large', at: '' },
    ]);
    expect(rows.map(({ thing }) => thing)).toEqual([
      'user-to-conversations',
      'perm.connectedCalls.max',
      'routing',
      'a/b',
      null,
    ]);
  });

  it('tells text that is no JSON as that', () => {
    const policy = withValue(aPolicy(), rule, '{"name": "half-a-rule", ');
    const [row] = problemRows(policy, [{ ...problem, code: 'rule-shape', at: rule }]);
    expect([row.code, row.thing, row.message]).toEqual(['not-json', 'half-a-rule', '']);
  });
});
