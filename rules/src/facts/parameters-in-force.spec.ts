import type { Parameter, ParameterValue } from '../model/parameter.js';
import { SHIPPED_POLICY } from '../packs/shipped-policy.fixture.js';
import { durationMs, entryInForce, inForce } from './parameters-in-force.js';

const day = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const NOW = day('2026-11-24');

function valueOf(
  key: string,
  values: readonly Partial<ParameterValue>[],
  provider: string,
): unknown {
  const parameters = [
    { key, unit: 'x', values: values.map((value) => ({ source: 's', ...value })) },
  ];
  return inForce(parameters as Parameter[], NOW, provider).get(key);
}

describe('inForce', () => {
  describe('shipped: perm.connectedCalls.max', () => {
    const rows: readonly [date: string, provider: string, figure: number][] = [
      ['2025-01-01', 'meta', 5],
      ['2025-10-12', 'meta', 5],
      ['2025-10-13', 'meta', 10],
      ['2025-12-18', 'meta', 10],
      ['2025-12-19', 'meta', 100],
      ['2026-11-24', 'meta', 100],
      ['2026-11-24', 'twilio', 100],
      ['2025-12-18', 'infobip', 5],
      ['2026-11-24', 'infobip', 5],
      ['2026-11-24', 'ntt-cpaas', 5],
      ['2026-11-24', ' NTT-CPaaS ', 5],
      ['2026-11-24', 'Ｉｎｆｏｂｉｐ', 5],
      ['2026-11-24', 'info\u200bbip', 5],
    ];
    for (const [date, provider, figure] of rows) {
      it(`is ${figure} on ${date} at ${JSON.stringify(provider)}`, () =>
        expect(
          inForce(SHIPPED_POLICY.parameters, day(date), provider).get('perm.connectedCalls.max'),
        ).toBe(figure));
    }
    it('changes at midnight UTC', () => {
      const at = Date.parse('2025-12-19T00:00:00Z');
      const key = 'perm.connectedCalls.max';
      expect(inForce(SHIPPED_POLICY.parameters, at - 1, 'meta').get(key)).toBe(10);
      expect(inForce(SHIPPED_POLICY.parameters, at, 'meta').get(key)).toBe(100);
    });
  });

  const rows: readonly {
    name: string;
    key: string;
    values: Partial<ParameterValue>[];
    provider?: string;
    is: unknown;
  }[] = [
    {
      name: 'the latest of the values that have begun, in any order',
      key: 'a.max',
      values: [{ value: 3, from: '2026-06-01' }, { value: 1 }, { value: 2, from: '2026-01-01' }],
      is: 3,
    },
    {
      name: 'no value before its day',
      key: 'a.max',
      values: [{ value: 3, from: '2026-11-25' }],
      is: undefined,
    },
    {
      name: 'nothing from a date that is none',
      key: 'a.max',
      values: [{ value: 1 }, { value: 9, from: 'soon' }],
      is: 1,
    },
    {
      name: 'a lower figure of the provider',
      key: 'a.max',
      values: [{ value: 10 }, { value: 5, provider: 'infobip' }],
      is: 5,
    },
    {
      name: 'never a higher one',
      key: 'a.max',
      values: [{ value: 10 }, { value: 50, provider: 'infobip' }],
      is: 10,
    },
    {
      name: 'a higher minimum',
      key: 'a.min',
      values: [{ value: 10 }, { value: 50, provider: 'infobip' }],
      is: 50,
    },
    {
      name: 'never a lower minimum',
      key: 'a.min',
      values: [{ value: 10 }, { value: 5, provider: 'infobip' }],
      is: 10,
    },
    {
      name: 'lists together',
      key: 'a',
      values: [{ value: ['A', 'B'] }, { value: ['B', 'C'], provider: 'infobip' }],
      is: ['A', 'B', 'C'],
    },
    {
      name: 'a shorter life',
      key: 'a.ttl',
      values: [{ value: 'PT168H' }, { value: 'P1D', provider: 'infobip' }],
      is: 'P1D',
    },
    {
      name: 'never a longer life',
      key: 'a.ttl',
      values: [{ value: 'PT168H' }, { value: 'P8D', provider: 'infobip' }],
      is: 'PT168H',
    },
    {
      name: 'no life nobody can read',
      key: 'a.ttl',
      values: [{ value: 'PT168H' }, { value: '1 day', provider: 'infobip' }],
      is: 'PT168H',
    },
    {
      name: 'a feature the provider lacks',
      key: 'a',
      values: [{ value: true }, { value: false, provider: 'infobip' }],
      is: false,
    },
    {
      name: 'no feature Meta lacks',
      key: 'a',
      values: [{ value: false }, { value: true, provider: 'infobip' }],
      is: false,
    },
    {
      name: 'no value of another shape',
      key: 'a',
      values: [{ value: 10 }, { value: ['x'], provider: 'infobip' }],
      is: 10,
    },
    {
      name: 'a figure where Meta’s is unset',
      key: 'a',
      values: [{ value: null }, { value: 5, provider: 'infobip' }],
      is: 5,
    },
    {
      name: 'Meta’s figure where the provider’s is unset',
      key: 'a',
      values: [{ value: 10 }, { value: null, provider: 'infobip' }],
      is: 10,
    },
    {
      name: 'an overlay from its own day on',
      key: 'a.max',
      values: [{ value: 10 }, { value: 5, provider: 'infobip', from: '2026-11-25' }],
      is: 10,
    },
    {
      name: 'no overlay of another provider',
      key: 'a.max',
      values: [{ value: 10 }, { value: 5, provider: 'twilio' }],
      is: 10,
    },
    {
      name: 'the overlay of the provider’s own provider',
      key: 'a.max',
      values: [{ value: 10 }, { value: 5, provider: 'infobip' }],
      provider: 'ntt-cpaas',
      is: 5,
    },
    {
      name: 'both overlays',
      key: 'a',
      values: [
        { value: ['A'] },
        { value: ['B'], provider: 'infobip' },
        { value: ['C'], provider: 'ntt-cpaas' },
      ],
      provider: 'ntt-cpaas',
      is: ['A', 'B', 'C'],
    },
    {
      name: 'no loosening by the nearer one',
      key: 'a.max',
      values: [
        { value: 10 },
        { value: 5, provider: 'infobip' },
        { value: 8, provider: 'ntt-cpaas' },
      ],
      provider: 'ntt-cpaas',
      is: 5,
    },
    {
      name: 'nothing of the reseller for its own provider',
      key: 'a.max',
      values: [{ value: 10 }, { value: 5, provider: 'ntt-cpaas' }],
      is: 10,
    },
    {
      name: 'no overlay for an inherited name',
      key: 'a.max',
      values: [{ value: 10 }],
      provider: 'constructor',
      is: 10,
    },
  ];
  for (const { name, key, values, provider = 'infobip', is } of rows) {
    it(`lays ${name}`, () => expect(valueOf(key, values, provider)).toEqual(is));
  }

  it('gives the same answer for many days and providers in any order', () => {
    const days = Array.from({ length: 200 }, (_, i) => day('2025-10-01') + i * 86_400_000);
    const figures = (): unknown[] =>
      days.flatMap((at) =>
        ['meta', 'infobip'].map((provider) =>
          inForce(SHIPPED_POLICY.parameters, at, provider).get('perm.connectedCalls.max'),
        ),
      );
    const first = figures();
    expect(figures()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([5, 10, 100]));
  });
});

describe('durationMs', () => {
  const rows: readonly [text: unknown, ms: number | null][] = [
    ['PT168H', 604_800_000],
    ['P7D', 604_800_000],
    ['P1DT1H1M1S', 90_061_000],
    ['PT5M', 300_000],
    ['PT0S', 0],
    ['P', null],
    ['PT', null],
    ['P1DT', null],
    ['1 day', null],
    ['P1W', null],
    ['PT1.5H', null],
    ['pt1h', null],
    [24, null],
    [undefined, null],
  ];
  for (const [text, ms] of rows) {
    it(`reads ${JSON.stringify(text)} as ${ms}`, () => expect(durationMs(text)).toBe(ms));
  }
});

describe('entryInForce', () => {
  const entries: readonly Partial<ParameterValue>[] = [
    { value: 5, source: 'old' },
    { value: 100, from: '2025-12-19', source: 'new' },
    { value: 200, provider: 'loose', source: 'loose' },
    { value: 7, provider: 'infobip', source: 'infobip' },
    { value: null, provider: 'ntt-cpaas', source: 'nothing said' },
  ];
  const parameter = { key: 'a.max', unit: 'x', values: entries } as Parameter;
  const rows: readonly [name: string, date: string, provider: string, source: string][] = [
    ['the newest of Meta’s own', '2026-11-24', 'meta', 'new'],
    ['the one of the day', '2025-12-18', 'meta', 'old'],
    ['an overlay that tightens', '2026-11-24', 'infobip', 'infobip'],
    ['a parent’s overlay', '2026-11-24', 'ntt-cpaas', 'infobip'],
    ['Meta’s, where an overlay would loosen', '2026-11-24', 'loose', 'new'],
    ['Meta’s, where it is the stricter of the day', '2025-12-18', 'infobip', 'old'],
  ];
  for (const [name, date, provider, source] of rows) {
    it(`is ${name}`, () =>
      expect(entryInForce(parameter, day(date), provider)?.source).toBe(source));
  }

  it('has the value that is in force, for every shipped figure', () => {
    for (const provider of ['meta', 'infobip', 'ntt-cpaas']) {
      const values = inForce(SHIPPED_POLICY.parameters, NOW, provider);
      for (const one of SHIPPED_POLICY.parameters) {
        const value = values.get(one.key);
        if (Array.isArray(value)) continue;
        expect(entryInForce(one, NOW, provider)?.value).toEqual(value);
      }
    }
  });
});
