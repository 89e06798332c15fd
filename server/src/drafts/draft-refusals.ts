import { Refusal } from '../http/refusal.js';
import type { DraftState, ReviewMove } from '../reviews/review-transitions.js';
import type { Draft } from './draft.dto.js';

/** Somebody else saved first; the answer carries what is stored by now, the caller has its own text. */
export function staleRevision(current: Draft): Refusal {
  return new Refusal(
    409,
    'stale-revision',
    `the draft is at revision ${current.revision} by now: compare the two texts and save again`,
    { current },
  );
}

/** A draft in this state cannot be moved so. */
export function wrongState(move: ReviewMove, state: DraftState): Refusal {
  return new Refusal(409, 'wrong-state', `a draft that is \`${state}\` does not take \`${move}\``);
}
