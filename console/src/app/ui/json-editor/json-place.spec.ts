import { rangeOf, treeOf } from './json-place.js';

describe('rangeOf', () => {
  const text = '{ "rules": [ { "name": "a" }, { "na/me": [1, 2] } ] }';
  const cases: readonly { at: string; shown: string }[] = [
    { at: '/rules/0/name', shown: '"a"' },
    { at: '/rules/1/na~1me/1', shown: '2' },
    { at: '/rules/0', shown: '{ "name": "a" }' },
    { at: '/rules/0/missing', shown: '{' },
    { at: '/nowhere/at/all', shown: '{' },
  ];
  for (const { at, shown } of cases) {
    it(`of ${at} is ${shown}`, () => {
      const { from, to } = rangeOf(treeOf(text), at);
      expect(text.slice(from, to)).toBe(shown);
    });
  }

  it('is found in a text that breaks off', () => {
    const broken = '{ "a": { "b": 5, "c": ';
    const { from, to } = rangeOf(treeOf(broken), '/a/b');
    expect(broken.slice(from, to)).toBe('5');
  });

  it('of nothing is the beginning', () =>
    expect(rangeOf(treeOf(''), '/a')).toEqual({ from: 0, to: 0 }));
});
