import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { checkParameters } from './parse-parameters.js';
import { ProblemList } from './problem-list.js';

function problemsOf(value: unknown): string[] {
  const problems = new ProblemList();
  checkParameters(value, '', problems);
  return problems.all().map(({ code, at }) => `${code} ${at}`);
}

const FIGURE = {
  key: 'calls.concurrent.max',
  unit: 'calls',
  values: [{ value: 5, source: 'a page' }],
};
const valued = (...values: object[]): unknown => [
  { ...FIGURE, values: values.map((value) => ({ source: 'a page', ...value })) },
];
const listed = (key: string, word: unknown): unknown => [
  { key, unit: 'words', values: [{ value: [word], source: 'a page' }] },
];

describe('checkParameters', () => {
  it('reads the shipped ones', () => expect(problemsOf(SHIPPED_POLICY.parameters)).toEqual([]));

  const rows: readonly { name: string; value: unknown; found: string[] }[] = [
    { name: 'one figure', value: [FIGURE], found: [] },
    { name: 'an unset figure', value: valued({ value: null }), found: [] },
    { name: 'a range', value: valued({ value: { min: 1, max: 2 } }), found: [] },
    {
      name: 'an overlay from the same day',
      value: valued({ value: 5 }, { value: 4, provider: 'infobip' }),
      found: [],
    },
    { name: 'an object for a list', value: {}, found: ['policy-shape '] },
    { name: 'a text for a parameter', value: ['x'], found: ['parameter-shape /0'] },
    {
      name: 'an unknown field',
      value: [{ ...FIGURE, default: 1 }],
      found: ['unknown-field /0/default'],
    },
    {
      name: 'an unknown field of a value',
      value: valued({ value: 1, until: '2026-01-01' }),
      found: ['unknown-field /0/values/0/until'],
    },
    {
      name: 'a key that is no dotted name',
      value: [{ ...FIGURE, key: 'Calls max' }],
      found: ['parameter-key /0/key'],
    },
    { name: 'a key twice', value: [FIGURE, FIGURE], found: ['duplicate-parameter /1/key'] },
    { name: 'no unit', value: [{ ...FIGURE, unit: '' }], found: ['parameter-shape /0/unit'] },
    { name: 'no values', value: [{ ...FIGURE, values: [] }], found: ['parameter-shape /0/values'] },
    {
      name: 'no source',
      value: [{ ...FIGURE, values: [{ value: 1 }] }],
      found: ['source-missing /0/values/0/source'],
    },
    {
      name: 'a day the calendar lacks',
      value: valued({ value: 1, from: '2026-02-29' }),
      found: ['bad-date /0/values/0/from'],
    },
    {
      name: 'an instant for a day',
      value: valued({ value: 1, from: '2026-02-28T00:00:00Z' }),
      found: ['bad-date /0/values/0/from'],
    },
    {
      name: 'two values from one day',
      value: valued({ value: 1, from: '2026-01-01' }, { value: 2, from: '2026-01-01' }),
      found: ['duplicate-value /0/values/1'],
    },
    {
      name: 'two types of value',
      value: valued({ value: 1 }, { value: '1', from: '2026-01-01' }),
      found: ['value-type /0/values'],
    },
    {
      name: 'a value that is none',
      value: valued({ value: [1] }),
      found: ['value-type /0/values/0/value'],
    },
    { name: 'no value', value: valued({}), found: ['value-type /0/values/0/value'] },
    ...['Infobip', 'ntt cpaas', 'ntt_cpaas', 'ntt--cpaas', 'ntt-', '', 5, null].map((provider) => ({
      name: `an overlay for the provider ${JSON.stringify(provider)}, which no number would name`,
      value: valued({ value: 1, provider }),
      found: ['parameter-shape /0/values/0/provider'],
    })),
    ...(
      [
        ['bic.blockedBusinessNumberCountries', 'us'],
        ['bic.blockedBusinessNumberCountries', 'USA'],
        ['platform.sanctioned', 'UA-43 (Crimea)'],
        ['pstn.emergencyNumbers', '１１０'],
        ['pstn.emergencyNumbers', '+110'],
        ['restriction.businessCalls', 'restricted_business_initiated_calling'],
        ['restriction.userCalls', 'RESTRICTED_USER_INITIATED_CALLING '],
      ] as const
    ).map(([key, word]) => ({
      name: `D3: \`${word}\` in ${key}, which would silently stop nothing`,
      value: listed(key, word),
      found: ['unknown-value /0/values/0/value/0'],
    })),
    {
      name: 'any word in a list rules do not read',
      value: listed('recording.announcement.languages', 'en'),
      found: [],
    },
  ];
  for (const { name, value, found } of rows) {
    it(`finds ${found.length === 0 ? 'nothing wrong with' : ''} ${name}`, () =>
      expect(problemsOf(value)).toEqual(found));
  }
});
