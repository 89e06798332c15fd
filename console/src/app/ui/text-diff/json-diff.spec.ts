import { folded, jsonDiff, type DiffGap, type DiffLine } from './json-diff.js';

const shown = (line: DiffLine | DiffGap): string => {
  if (line.kind === 'gap') return `… ${line.count}`;
  const sign = { same: ' ', out: '-', in: '+' }[line.kind];
  const text = line.pieces.map((piece) => (piece.marked ? `«${piece.text}»` : piece.text)).join('');
  return `${line.before ?? ''}|${line.after ?? ''}|${sign}${text}`;
};

describe('jsonDiff', () => {
  it('numbers the lines of both texts and marks what changed inside a line', () => {
    const before = { name: 'unanswered-limit', value: 4, last: true };
    const after = { name: 'unanswered-limit', value: 3, more: 1, last: true };
    expect(jsonDiff(before, after).map(shown)).toEqual([
      '1|1| {',
      '2|2|   "name": "unanswered-limit",',
      '3||-  "value": «4»,',
      '|3|+  "value": «3»,',
      '|4|+  "more": 1,',
      '4|5|   "last": true',
      '5|6| }',
    ]);
  });

  it('tells a value that was not there before as put in, and one that is gone as taken out', () => {
    expect(jsonDiff(undefined, { a: 1 }).map(shown)).toEqual(['|1|+{', '|2|+  "a": 1', '|3|+}']);
    expect(jsonDiff({ a: 1 }, undefined).map(shown)).toEqual(['1||-{', '2||-  "a": 1', '3||-}']);
  });

  it('of equal values has no change', () => {
    expect(jsonDiff([1, 2], [1, 2]).every(({ kind }) => kind === 'same')).toBeTrue();
  });
});

describe('folded', () => {
  it('leaves out what is far from any change and counts it', () => {
    const before = { list: [...Array(12).keys()], last: 1 };
    const lines = folded(jsonDiff(before, { ...before, last: 2 })).map(shown);
    expect(lines[0]).toBe('… 12');
    expect(lines.filter((line) => line.includes('last'))).toEqual([
      '16||-  "last": «1»',
      '|16|+  "last": «2»',
    ]);
  });

  it('of equal values is one gap', () => {
    expect(folded(jsonDiff({ a: 1 }, { a: 1 })).map(shown)).toEqual(['… 3']);
  });
});
