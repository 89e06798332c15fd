import { comparisonOf, comparisonText } from './comparison.js';

describe('comparisonOf', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  const cases: [string | null, ReturnType<typeof comparisonOf>][] = [
    ['2..3', { from: '2', to: '3' }],
    [`${digest}..3`, { from: digest, to: '3' }],
    ['2..draft:01JDF7Q2X8M4', { from: '2', to: 'draft:01JDF7Q2X8M4' }],
    [null, null],
    ['2', null],
    ['2..', null],
    ['2..3..4', null],
    ['2../v1/people', null],
  ];
  for (const [text, comparison] of cases) {
    it(`reads ${text}`, () => expect(comparisonOf(text)).toEqual(comparison));
  }

  it('is written with the earlier version first', () => {
    expect(comparisonText(3, 2)).toBe('2..3');
    expect(comparisonOf(comparisonText(3, 2))).toEqual({ from: '2', to: '3' });
  });
});
