import type { DraftState, DraftSummary } from '../api/change-wire.js';
import type { DraftHead } from '../api/draft-wire.js';

/** How a change stands, for the person who looks at it. */
export const STANDINGS = [
  'waiting-for-you',
  'in-review',
  'to-promote',
  'scheduled',
  'sent-back',
  'draft',
  'live',
  'superseded',
  'discarded',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a change stands: `waiting-for-you` when the person could approve or promote it now. */
export function standingOf(draft: DraftHead): Standing {
  switch (draft.state) {
    case 'submitted':
      return draft.may.approve ? 'waiting-for-you' : 'in-review';
    case 'approved':
      if (draft.scheduled !== null) return 'scheduled';
      return draft.may.promote ? 'waiting-for-you' : 'to-promote';
    case 'draft':
      return draft.rejections.length > 0 ? 'sent-back' : 'draft';
    case 'promoted':
      return 'live';
    case 'superseded':
    case 'discarded':
      return draft.state;
  }
}

/** Colour and shape of a standing's chip. */
export function chipOf(standing: Standing): { readonly colour: string; readonly icon: string } {
  switch (standing) {
    case 'waiting-for-you':
      return { colour: 'accent', icon: 'clock' };
    case 'live':
      return { colour: 'permit', icon: 'permit' };
    case 'sent-back':
      return { colour: 'unknown', icon: 'undo' };
    case 'scheduled':
    case 'in-review':
    case 'to-promote':
      return { colour: '', icon: 'clock' };
    default:
      return { colour: '', icon: 'draft' };
  }
}

/** What the list of reviews is narrowed to. */
export const SHOWN = ['open', 'done', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

const OPEN_STATES = ['submitted', 'approved', 'draft'] as const;
const DONE_STATES = ['promoted', 'superseded'] as const;

/** The states to ask the server for. */
export function statesOf(shown: Shown): readonly DraftState[] {
  if (shown === 'open') return OPEN_STATES;
  return shown === 'done' ? DONE_STATES : [...OPEN_STATES, ...DONE_STATES];
}

/** Reviews of the list: what waits for the person first, then the newest. A draft that was never sent to review is none. */
export function reviewsOf(drafts: readonly DraftSummary[]): DraftSummary[] {
  return drafts
    .filter((draft) => standingOf(draft) !== 'draft')
    .sort((a, b) => rank(a) - rank(b) || b.updatedAt.localeCompare(a.updatedAt));
}

function rank(draft: DraftSummary): number {
  return standingOf(draft) === 'waiting-for-you' ? 0 : 1;
}

/** Approvals that count: of the digest that stands now. */
export function approvalsInForce(draft: DraftHead): DraftHead['approvals'] {
  return draft.approvals.filter(({ voided, digest }) => !voided && digest === draft.digest);
}
