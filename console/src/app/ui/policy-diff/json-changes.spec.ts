import type { PolicyDiff, PolicyProperty } from '@ringfence/rules';
import { changeCount } from './change-count.js';
import { jsonChanges } from './json-changes.js';

const parameter = { key: 'perm.connectedCalls.max', unit: 'calls', values: [] };
const property: PolicyProperty = {
  id: 'no-phone',
  title: { en: 'No phone', ja: '電話なし' },
  kind: 'never-permits',
  when: { fact: 'pstn.legCount', operator: 'greaterThan', value: 0 },
};
const diff: PolicyDiff = {
  from: { version: 1, digest: 'sha256:1' },
  to: { version: 2, digest: 'sha256:2' },
  rulesets: [
    {
      name: 'routing',
      rules: [{ name: 'a', change: 'removed', sentences: {} }],
      conditions: [
        { name: 'c', change: 'added', after: { all: [] }, sentences: {}, usedBy: ['a'] },
      ],
      moved: ['b'],
    },
  ],
  parameters: [{ key: parameter.key, change: 'added', after: parameter, values: [] }],
  suites: [{ name: 's', change: 'changed', added: [], removed: ['x'], changed: [] }],
  properties: [{ change: 'added', after: property }],
  same: false,
};

describe('The changes between two policies', () => {
  it('are counted by kind', () => {
    expect(changeCount(diff)).toEqual({
      rules: 1,
      conditions: 1,
      moved: 1,
      parameters: 1,
      suites: 1,
      properties: 1,
    });
  });

  it('stand each under its place', () => {
    expect(jsonChanges(diff).map(({ place, after }) => [place, after])).toEqual([
      ['routing / rules / a', undefined],
      ['routing / conditions / c', { all: [] }],
      ['parameters / perm.connectedCalls.max', parameter],
      ['properties / no-phone', property],
    ]);
  });
});
