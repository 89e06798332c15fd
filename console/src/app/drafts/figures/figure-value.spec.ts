import type { Parameter, ParameterValue } from '@ringfence/rules';
import { figureTyped, freeDay, kindOfFigure, valueToGoOnFrom } from './figure-value.js';

const figure = (values: readonly unknown[], unit = 'calls'): Parameter => ({
  key: 'k',
  unit,
  values: values.map((value) => ({ value, source: 's' }) as ParameterValue),
});

describe('A figure', () => {
  const kinds: readonly { name: string; parameter: Parameter; kind: string }[] = [
    { name: 'a number', parameter: figure([5]), kind: 'number' },
    { name: 'a number that is being typed', parameter: figure(['1x', 5]), kind: 'number' },
    { name: 'a duration', parameter: figure(['PT1H']), kind: 'text' },
    { name: 'yes or no', parameter: figure([null, true]), kind: 'boolean' },
    { name: 'a list', parameter: figure([['US']]), kind: 'list' },
    { name: 'a range', parameter: figure([{ min: 1, max: 2 }]), kind: 'range' },
    { name: 'a count not set', parameter: figure([null]), kind: 'number' },
    { name: 'a duration not set', parameter: figure([null], 'ISO-8601 duration'), kind: 'text' },
    { name: 'yes or no, not set', parameter: figure([null], 'boolean'), kind: 'boolean' },
  ];
  for (const { name, parameter, kind } of kinds)
    it(`is told to be ${name}`, () => expect(kindOfFigure(parameter)).toBe(kind as never));

  const typed: readonly { kind: 'number' | 'text'; text: string; value: unknown }[] = [
    { kind: 'number', text: '3', value: 3 },
    { kind: 'number', text: '3x', value: '3x' },
    { kind: 'number', text: ' ', value: null },
    { kind: 'text', text: 'PT2H', value: 'PT2H' },
  ];
  for (const { kind, text, value } of typed)
    it(`typed as ${JSON.stringify(text)} is ${JSON.stringify(value)}`, () =>
      expect(figureTyped(kind, text)).toEqual(value as never));

  it('goes on from the newest value for everybody', () => {
    const dated: Parameter = {
      key: 'k',
      unit: 'calls',
      values: [
        { value: 100, from: '2025-12-19', source: 's' },
        { value: 5, source: 's' },
        { value: 1, from: '2026-01-01', provider: 'infobip', source: 's' },
      ],
    };
    expect(valueToGoOnFrom(dated)).toBe(100);
    expect([
      freeDay(dated, undefined, '2025-12-19'),
      freeDay(dated, 'infobip', '2025-12-19'),
    ]).toEqual(['2025-12-20', '2025-12-19']);
  });
});
