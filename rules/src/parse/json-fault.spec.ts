import fc from 'fast-check';
import { jsonFault, lineAndColumn } from './json-fault.js';

describe('jsonFault', () => {
  const rows: readonly { name: string; text: string; at: number; expected: string }[] = [
    { name: 'nothing at all', text: '', at: 0, expected: 'a value' },
    { name: 'blanks alone', text: ' \n', at: 2, expected: 'a value' },
    { name: 'an object that is not closed', text: '{"a":1', at: 6, expected: '`,` or `}`' },
    { name: 'a list that is not closed', text: '[1', at: 2, expected: '`,` or `]`' },
    { name: 'a comma too many in a list', text: '[1,]', at: 3, expected: 'a value' },
    {
      name: 'a comma too many in an object',
      text: '{"a":1,}',
      at: 7,
      expected: 'a name in double quotes',
    },
    {
      name: 'a name without quotes',
      text: '{a:1}',
      at: 1,
      expected: 'a name in double quotes or `}`',
    },
    { name: 'a missing colon', text: '{"a" 1}', at: 5, expected: '`:`' },
    { name: 'a missing value', text: '{"a":}', at: 5, expected: 'a value' },
    { name: 'a bracket of the other sort', text: '[1}', at: 2, expected: '`,` or `]`' },
    { name: 'two texts in one', text: '{} {}', at: 3, expected: 'the end of the text' },
    { name: 'a word nobody knows', text: '[maybe]', at: 1, expected: 'a value or `]`' },
    { name: 'a word that goes on', text: 'trueish', at: 4, expected: 'the end of the text' },
    { name: 'a number with a leading zero', text: '[01]', at: 2, expected: '`,` or `]`' },
    { name: 'a number with no digit', text: '[-]', at: 1, expected: 'a value or `]`' },
    { name: 'single quotes', text: "['a']", at: 1, expected: 'a value or `]`' },
    {
      name: 'a text that is not closed',
      text: '["a',
      at: 3,
      expected: 'a closing `"`, and line breaks written as `\\n`',
    },
    {
      name: 'a line break in a text',
      text: '["a\n"]',
      at: 3,
      expected: 'a closing `"`, and line breaks written as `\\n`',
    },
    {
      name: 'an escape there is not',
      text: '["\\x"]',
      at: 2,
      expected: 'an escape such as `\\n` or `\\u3042`',
    },
    { name: 'a comment', text: '[1] // one', at: 4, expected: 'the end of the text' },
    { name: 'a byte order mark', text: '\ufeff{}', at: 0, expected: 'a value' },
  ];
  for (const { name, text, at, expected } of rows) {
    it(`finds ${name}`, () => expect(jsonFault(text)).toEqual({ at, expected }));
  }

  it('finds a fault exactly where `JSON.parse` refuses the text', () => {
    const tokens = [...'{}[]:,"0-1.eE \n\\ux', 'true', 'null', '"a"', '"\\u00e9"', '1e5', '{"a":'];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((parts) => parts.join('')),
          fc.json(),
          fc.tuple(fc.json(), fc.nat()).map(([text, n]) => text.slice(0, n % (text.length + 1))),
        ),
        (text) => {
          expect(jsonFault(text) === undefined)
            .withContext(text)
            .toBe(isJson(text));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('reads past 200,000 levels and a text of a million characters without exhausting the stack', () => {
    expect(jsonFault('['.repeat(200_000))?.at).toBe(200_000);
    expect(jsonFault(`"${'\\n'.repeat(1_000_000)}`)?.at).toBe(2_000_001);
    expect(jsonFault('1'.repeat(1_000_000))).toBeUndefined();
  });
});

describe('lineAndColumn', () => {
  const rows = [
    { name: 'the first character', at: 0, line: 1, column: 1 },
    { name: 'a line break, which ends its line', at: 2, line: 1, column: 3 },
    { name: 'the first of the second line', at: 3, line: 2, column: 1 },
    { name: 'the end of the text', at: 7, line: 3, column: 2 },
  ];
  for (const { name, at, ...place } of rows) {
    it(`counts ${name}`, () => expect(lineAndColumn('ab\ncd\ne', at)).toEqual(place));
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
