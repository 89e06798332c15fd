import type { Parameter, ParameterValue } from '../model/parameter.js';
import { pstnFiguresProblems } from './pstn-figures-problems.js';
import { SHIPPED_POLICY } from './shipped-policy.fixture.js';

const SHIPPED = SHIPPED_POLICY.parameters;
const KEY = 'pstn.emergencyNumbers';
const place = SHIPPED.findIndex(({ key }) => key === KEY);
const figure = SHIPPED[place]!;
const list = figure.values[0]!.value as readonly string[];
const value = (changes: Partial<ParameterValue>): ParameterValue => ({
  ...figure.values[0]!,
  ...changes,
});
const withValues = (...values: ParameterValue[]): Parameter[] =>
  SHIPPED.map((other) => (other.key === KEY ? { ...figure, values } : other));

describe('pstnFiguresProblems', () => {
  for (const { name, candidate } of [
    { name: 'the figures as they ship', candidate: SHIPPED },
    { name: 'one number more', candidate: withValues(value({ value: [...list, '177'] })) },
    { name: 'another order', candidate: withValues(value({ value: [...list].reverse() })) },
    {
      name: 'one more from a day on',
      candidate: withValues(value({}), value({ from: '2027-01-01', value: [...list, '177'] })),
    },
    {
      name: "a provider's own numbers, which are added",
      candidate: withValues(value({}), value({ provider: 'infobip', value: ['177'] })),
    },
    {
      name: 'another figure changed',
      candidate: SHIPPED.map((other) =>
        other.key === 'perm.connectedCalls.max' ? { ...other, values: [] } : other,
      ),
    },
  ]) {
    it(`lets pass: ${name}`, () => expect(pstnFiguresProblems(SHIPPED, candidate)).toEqual([]));
  }

  for (const { name, candidate, at } of [
    {
      name: 'a number taken from the list',
      candidate: withValues(value({ value: list.slice(1) })),
      at: [`/parameters/${place}/values/0`],
    },
    {
      name: 'an empty list from a day on',
      candidate: withValues(value({}), value({ from: '2027-01-01', value: [] })),
      at: [`/parameters/${place}/values/1`],
    },
    {
      name: 'no value before a day',
      candidate: withValues(value({ from: '2027-01-01' })),
      at: [`/parameters/${place}/values`],
    },
    {
      name: "nothing but a provider's overlay",
      candidate: withValues(value({ provider: 'infobip' })),
      at: [`/parameters/${place}/values`],
    },
    {
      name: 'no list at all',
      candidate: withValues(value({ value: null })),
      at: [`/parameters/${place}/values/0`],
    },
    {
      name: 'the figure left out',
      candidate: SHIPPED.filter(({ key }) => key !== KEY),
      at: ['/parameters'],
    },
    {
      name: 'one leg of the phone network allowed',
      candidate: SHIPPED.map((other) =>
        other.key === 'pstn.allowedLegs'
          ? { ...other, values: [{ ...other.values[0]!, value: 1 }] }
          : other,
      ),
      at: [`/parameters/${SHIPPED.findIndex(({ key }) => key === 'pstn.allowedLegs')}/values`],
    },
  ]) {
    it(`reports: ${name}`, () => {
      const problems = pstnFiguresProblems(SHIPPED, candidate);

      expect(problems.map((problem) => problem.at)).toEqual(at);
      expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['pstn-ban-weakened']));
    });
  }
});
