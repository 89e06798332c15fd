import { diffWords } from 'diff';
import type { Language } from '@ringfence/rules';

/** A run of text that stayed, was taken out or was put in. */
export interface DiffPiece {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Below this share of common text two sentences are told one after the other: a patchwork cannot be read. */
const LEAST_COMMON = 0.4;
/** So many letters between two changes read as part of them. */
const SHORT = 3;

/** What changed between two sentences, by whole words of the language. */
export function wordDiff(before: string, after: string, language: Language): DiffPiece[] {
  const whole = [
    { kind: 'out', text: before },
    { kind: 'in', text: after },
  ] as const;
  if (before === '' || after === '') return whole.filter(({ text }) => text !== '');
  const pieces = smoothed(piecesBetween(before, after, language));
  const common = pieces.reduce(
    (sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0),
    0,
  );
  return common < LEAST_COMMON * Math.max(before.length, after.length) ? [...whole] : pieces;
}

/** What changed between two texts, however little they have in common. */
function piecesBetween(before: string, after: string, language: Language): DiffPiece[] {
  // Japanese has no spaces between words: the browser's own dictionary finds them.
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return diffWords(before, after, { intlSegmenter }).map(({ added, removed, value }) => ({
    kind: added ? 'in' : removed ? 'out' : 'same',
    text: value,
  }));
}

/** Takes what two changes have between them into one change, where it is too short to be read as having stayed. */
function smoothed(pieces: readonly DiffPiece[]): DiffPiece[] {
  const joined: DiffPiece[] = [];
  let [out, put, between] = ['', '', ''];
  const close = (): void => {
    if (out !== '') joined.push({ kind: 'out', text: out });
    if (put !== '') joined.push({ kind: 'in', text: put });
    if (between !== '') joined.push({ kind: 'same', text: between });
    [out, put, between] = ['', '', ''];
  };
  for (const { kind, text } of pieces) {
    if (kind === 'same') {
      if (text.trim().length > SHORT) {
        close();
        joined.push({ kind, text });
      } else between += text;
      continue;
    }
    if (between !== '' && out === '' && put === '') close();
    out += between;
    put += between;
    between = '';
    if (kind === 'out') out += text;
    else put += text;
  }
  close();
  return joined;
}
