/** Where a draft stands on its way to being live. */
export const DRAFT_STATES = [
  'draft',
  'submitted',
  'approved',
  'promoted',
  'superseded',
  'discarded',
] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** What moves a draft. */
export const REVIEW_MOVES = [
  'edit',
  'submit',
  'withdraw',
  'approve',
  'reject',
  'promote',
  'supersede',
  'discard',
] as const;
export type ReviewMove = (typeof REVIEW_MOVES)[number];

/**
 * Every move there is: from which states, and where to. What is not listed is refused.
 *
 * `approve` leads to `approved` with the approval that makes enough of them, and to `submitted` before that.
 */
export const TRANSITIONS: Readonly<
  Record<ReviewMove, Readonly<Partial<Record<DraftState, readonly DraftState[]>>>>
> = {
  edit: { draft: ['draft'], submitted: ['draft'], approved: ['draft'] },
  submit: { draft: ['submitted'] },
  withdraw: { submitted: ['draft'], approved: ['draft'] },
  approve: { submitted: ['submitted', 'approved'], approved: ['approved'] },
  reject: { submitted: ['draft'], approved: ['draft'] },
  // A rollback promotes what was superseded by what it takes back.
  promote: { approved: ['promoted'], superseded: ['promoted'] },
  supersede: { promoted: ['superseded'] },
  discard: { draft: ['discarded'] },
};

/** Whether a draft in this state may be moved so. */
export function mayMove(state: DraftState, move: ReviewMove): boolean {
  return TRANSITIONS[move][state] !== undefined;
}
