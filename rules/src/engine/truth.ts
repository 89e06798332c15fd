import type { Truth } from '../model/decision.js';

/**
 * The three values of a condition (D1), as small integers on the hot path.
 *
 * Kleene's logic: `all` with one false is false, `any` with one true is true, whatever else is unknown; `not` of unknown is
 * unknown.
 */
export type Kleene = 0 | 1 | 2;
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

const WORDS: readonly Truth[] = ['false', 'true', 'unknown'];

/** The word for a truth value, as traces show it. */
export function truthWord(value: Kleene): Truth {
  return WORDS[value]!;
}
