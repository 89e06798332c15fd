import { aPolicy } from '../draft.fixture.js';
import { nameIn, rulesIn } from '../text/readable.js';
import { namesOfFigure, readersOf } from './figure-readers.js';
import { readableParameter, readableParameters } from './readable-parameters.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');

describe('The readers of a figure', () => {
  const policy = aPolicy();
  const parameters = readableParameters(policy.parameters);
  const readers = (key: string): (string | null)[] =>
    readersOf(policy, namesOfFigure(parameters, key, NOW)).map(({ ruleset, index }) =>
      nameIn(rulesIn(policy.rulesets[ruleset])[index]),
    );

  it('are the rules that compare with the limit made of it', () =>
    expect(readers('perm.connectedCalls.max')).toEqual(['connected-calls-within-the-limit']));

  it('are found though the figure is not set yet', () =>
    expect([...namesOfFigure(parameters, 'perm.unanswered.localStop', NOW)]).toContain(
      'limit.unansweredInARow',
    ));

  it('are none for a figure no rule reads', () =>
    expect(readers('media.opus.clockRate')).toEqual([]));
});

describe('readableParameter', () => {
  const figure = { key: 'a.b', unit: 'calls', values: [{ value: 1, source: 's' }] };
  const cases: readonly { name: string; value: unknown; readable: boolean }[] = [
    { name: 'a figure', value: figure, readable: true },
    { name: 'one without a unit yet', value: { ...figure, unit: undefined }, readable: true },
    { name: 'one not set', value: { ...figure, values: [{ value: null }] }, readable: true },
    {
      name: 'a range',
      value: { ...figure, values: [{ value: { min: 1, max: 2 } }] },
      readable: true,
    },
    { name: 'a text', value: '{"key": "a.b"', readable: false },
    {
      name: 'a value that is none',
      value: { ...figure, values: [{ value: {} }] },
      readable: false,
    },
    { name: 'no values', value: { ...figure, values: undefined }, readable: false },
  ];
  for (const { name, value, readable } of cases) {
    it(`${readable ? 'shows' : 'does not show'} ${name}`, () =>
      expect(readableParameter(value) !== null).toBe(readable));
  }
});
