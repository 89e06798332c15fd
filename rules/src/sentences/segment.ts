export type Language = 'en' | 'ja';

/** A piece of a sentence, so that a page can set the effect bold and underline dated values. */
export interface Segment {
  /** `effect`: Forbid or Permit; `fact`: name of a fact; `value`: a value, dated where `fact` names its figure. */
  readonly kind: 'text' | 'effect' | 'value' | 'fact';
  readonly text: string;
  /** Id of the fact a `fact` or `value` piece speaks of, or `parameter:<key>` of a dated figure. */
  readonly fact?: string;
}

/** A sentence, plain and in pieces; the pieces joined are the plain text. */
export interface Sentence {
  readonly text: string;
  readonly segments: readonly Segment[];
}

export function sentenceOf(segments: readonly Segment[]): Sentence {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined[joined.length - 1];
    if (segment.text === '') continue;
    if (last?.kind === 'text' && segment.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + segment.text };
    } else joined.push(segment);
  }
  return { text: joined.map(({ text }) => text).join(''), segments: joined };
}
