import type { Localized } from './localized.js';
import type { Condition } from './ruleset.js';

/**
 * Something that holds of the facts of every question, because of the way they are derived. A proof may rest on it, and then
 * names it.
 */
export interface FactInvariant {
  /** Kebab-case, unique. */
  readonly id: string;
  readonly text: Localized;
  readonly holds: Condition;
  /** `never-false`: true, or unknown where the facts it reads are. */
  readonly strength: 'always-true' | 'never-false';
}
