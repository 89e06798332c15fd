import fc from 'fast-check';
import { wordDiff, type DiffPiece } from './word-diff.js';

const shown = (pieces: readonly DiffPiece[]): string =>
  pieces
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'out' ? `[-${text}-]` : `[+${text}+]`,
    )
    .join('');
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('wordDiff', () => {
  const cases: ['en' | 'ja', string, string, string][] = [
    [
      'en',
      'Forbid it after 4 calls.',
      'Forbid it after 3 calls.',
      'Forbid it after [-4-][+3+] calls.',
    ],
    [
      'en',
      'Forbid it after 4 calls.',
      'Forbid it after 4 calls, unless it is a sandbox.',
      'Forbid it after 4 calls[+, unless it is a sandbox+].',
    ],
    [
      'ja',
      '連続4回の発信は認めない。',
      '連続3回の発信は認めない。',
      '連続[-4-][+3+]回の発信は認めない。',
    ],
    ['en', '', 'Permit a call.', '[+Permit a call.+]'],
    ['en', 'Permit a call.', '', '[-Permit a call.-]'],
    ['en', 'Permit a call.', 'Permit a call.', 'Permit a call.'],
    [
      'en',
      'Permit calls of users.',
      'Forbid whatever reaches the network outside.',
      '[-Permit calls of users.-][+Forbid whatever reaches the network outside.+]',
    ],
    [
      'ja',
      'この番号に対する同意のない利用者への発信を認めない。',
      'この番号から一度も同意していない利用者への発信を認めない。',
      'この番号[-に対する同意の-][+から一度も同意してい+]ない利用者への発信を認めない。',
    ],
  ];
  for (const [language, before, after, told] of cases) {
    it(`tells ${before || 'nothing'} -> ${after || 'nothing'}`, () => {
      expect(shown(wordDiff(before, after, language))).toBe(told);
    });
  }

  it('takes what stands between two changes into them where it is too short to be read alone', () => {
    expect(
      shown(
        wordDiff(
          'Calls of a user on Monday are refused.',
          'Calls by a guest on Monday are refused.',
          'en',
        ),
      ),
    ).toBe('Calls [-of a user-][+by a guest+] on Monday are refused.');
  });

  it('keeps every word of both texts', () => {
    const word = fc.constantFrom(
      'forbid',
      'permit',
      '4',
      '3',
      'calls',
      'user',
      '発信',
      '利用者',
      ',',
    );
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after, 'en');
        const kept = (left: DiffPiece['kind']): string =>
          pieces
            .filter(({ kind }) => kind !== left)
            .map((piece) => piece.text)
            .join('');
        expect(squeezed(kept('in'))).toBe(before);
        expect(squeezed(kept('out'))).toBe(after);
      }),
    );
  });
});
