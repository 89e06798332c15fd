import { wrongState } from '../drafts/draft-refusals.js';
import type { StoredDraft } from '../drafts/stored-draft.js';
import { Refusal } from '../http/refusal.js';
import { mayMove } from './review-transitions.js';

/**
 * Refuses a verdict on anything but the bytes that are under review now.
 *
 * @throws Refusal 409 `wrong-state`, 409 `digest-mismatch`
 */
export function checkVerdict(
  { state, frozen }: StoredDraft,
  move: 'approve' | 'reject',
  digest: string,
): void {
  if (!mayMove(state, move)) throw wrongState(move, state);
  if (frozen?.digest !== digest) {
    throw new Refusal(
      409,
      'digest-mismatch',
      `what is under review is \`${frozen?.digest}\`: read it before you judge it`,
    );
  }
}
