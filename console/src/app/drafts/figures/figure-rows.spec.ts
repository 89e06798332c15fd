import type { Parameter, ParameterValue } from '@ringfence/rules';
import { figureRows } from './figure-rows.js';

const value = (figure: number, from?: string, provider?: string): ParameterValue => ({
  value: figure,
  source: 's',
  ...(from === undefined ? {} : { from }),
  ...(provider === undefined ? {} : { provider }),
});
const figure = (...values: ParameterValue[]): Parameter => ({ key: 'k', unit: 'calls', values });

describe('figureRows', () => {
  const base = figure(
    value(5),
    value(10, '2025-10-13'),
    value(100, '2025-12-19'),
    value(3, undefined, 'infobip'),
    value(7, '2027-01-01'),
  );
  const told = (parameter: Parameter): string[] =>
    figureRows(parameter, base, '2026-11-24').map(
      ({ value: { value: shown }, inForce, changed }) =>
        `${JSON.stringify(shown)}${inForce ? ' in force' : ''}${changed ? ' changed' : ''}`,
    );

  it('puts what is in force first, then the rest, the newest first', () =>
    expect(told(base)).toEqual(['100 in force', '3 in force', '7', '10', '5']));

  it('marks a value that differs from the one of the same day, and one that was not there', () =>
    expect(told(figure(value(5), value(50, '2025-12-19'), value(9, '2026-11-24')))).toEqual([
      '9 in force changed',
      '50 changed',
      '5',
    ]));

  it('counts the later of two values from the same day', () =>
    expect(told(figure(value(1), value(2)))).toEqual(['2 in force changed', '1 changed']));
});
