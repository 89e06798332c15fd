import { textPlaces } from './text-places.js';

const TEXT = `{
  "a/b": [1, { "9": "x" }],
  "~": null
}
`;

describe('textPlaces', () => {
  const rows: readonly { name: string; pointer: string; line: number; column: number }[] = [
    { name: 'the whole', pointer: '', line: 1, column: 1 },
    { name: 'a member with a slash in its name', pointer: '/a~1b', line: 2, column: 10 },
    { name: 'an item', pointer: '/a~1b/1', line: 2, column: 14 },
    { name: 'a member whose name is a number', pointer: '/a~1b/1/9', line: 2, column: 21 },
    { name: 'a member with a tilde for a name', pointer: '/~0', line: 3, column: 8 },
    { name: 'what is not there: what would hold it', pointer: '/a~1b/7/c', line: 2, column: 10 },
  ];
  for (const { name, pointer, line, column } of rows) {
    it(`finds ${name}`, () => {
      expect(textPlaces(TEXT)(pointer)).toEqual({ startLine: line, startColumn: column });
    });
  }

  it('answers the beginning of a text that is no JSON', () => {
    expect(textPlaces('')('/a')).toEqual({ startLine: 1, startColumn: 1 });
  });
});
