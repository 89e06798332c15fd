import { jsonLines } from './json-lines.js';

describe('jsonLines', () => {
  it('tells keys, strings, numbers and literals apart', () => {
    const kinds = jsonLines({ name: 'a: 1', limit: -4.5, on: true, none: null })
      .flat()
      .filter((piece) => piece.kind)
      .map((piece) => `${piece.kind} ${piece.text}`);
    expect(kinds).toEqual([
      'jk "name"',
      'js "a: 1"',
      'jk "limit"',
      'jn -4.5',
      'jk "on"',
      'jn true',
      'jk "none"',
      'jn null',
    ]);
  });

  it('loses no letter', () => {
    const value = { 'a"b': ['<b>', '\\', { c: [] }], empty: {} };
    const text = jsonLines(value)
      .map((line) => line.map((piece) => piece.text).join(''))
      .join('\n');
    expect(text).toBe(JSON.stringify(value, null, 2));
  });
});
