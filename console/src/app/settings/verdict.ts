import type { Confirmation } from '../api/people-wire.js';

/** A proposal that nobody stands behind is taken up before somebody else confirms it. */
export type Verdict = 'confirm' | 'refuse' | 'take-up';

/** What the reader may do with all of them; null: nothing, as somebody else has to, or not together. */
export function verdictFor(group: readonly Confirmation[]): 'confirm' | 'take-up' | null {
  if (new Set(group.map(({ proposedBy }) => proposedBy.id)).size > 1) return null;
  if (group.every(({ may }) => may)) return 'confirm';
  return group.every(({ mayTakeUp }) => mayTakeUp) ? 'take-up' : null;
}
