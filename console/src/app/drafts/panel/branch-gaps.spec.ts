import type { Coverage } from '@ringfence/rules';
import { aPolicy } from '../draft.fixture.js';
import { branchGaps } from './branch-gaps.js';

describe('branchGaps', () => {
  it('tells each branch that no case reaches, with its place in the policy', () => {
    const condition = { pointer: '/conditions/all/0', fact: 'f', unknownCases: 9 };
    const coverage: Coverage = {
      rules: [
        {
          rule: 'call-permission/permission-not-needed',
          matched: 1,
          conditions: [
            { ...condition, trueCases: 1, falseCases: 0 },
            { ...condition, pointer: '/conditions/all/1', trueCases: 0, falseCases: 2 },
            { ...condition, trueCases: 1, falseCases: 1 },
          ],
        },
        {
          rule: 'routing/gone',
          matched: 0,
          conditions: [{ ...condition, trueCases: 0, falseCases: 0 }],
        },
      ],
      uncoveredRules: [],
      branches: { covered: 2, total: 4 },
    };
    const gaps = branchGaps(aPolicy(), coverage);
    expect(gaps.map(({ at, never }) => `${at} ${never}`)).toEqual([
      '/rulesets/call-permission/rules/1/conditions/all/0 false',
      '/rulesets/call-permission/rules/1/conditions/all/1 true',
    ]);
  });
});
