import {
  DRAFT_STATES,
  mayMove,
  REVIEW_MOVES,
  TRANSITIONS,
  type DraftState,
  type ReviewMove,
} from './review-transitions.js';

/** The table written out by hand: `move: from -> to`. */
const ALLOWED = [
  'approve: approved -> approved',
  'approve: submitted -> approved',
  'approve: submitted -> submitted',
  'discard: draft -> discarded',
  'edit: approved -> draft',
  'edit: draft -> draft',
  'edit: submitted -> draft',
  'promote: approved -> promoted',
  'promote: superseded -> promoted',
  'reject: approved -> draft',
  'reject: submitted -> draft',
  'submit: draft -> submitted',
  'supersede: promoted -> superseded',
  'withdraw: approved -> draft',
  'withdraw: submitted -> draft',
];

/** Moves that lead from a state, with where they lead. */
const steps = (from: DraftState): [ReviewMove, DraftState][] =>
  REVIEW_MOVES.flatMap((move) =>
    (TRANSITIONS[move][from] ?? []).map((to): [ReviewMove, DraftState] => [move, to]),
  );

/** All states that can be come to from one. */
const reachable = (from: DraftState): Set<DraftState> => {
  const seen = new Set<DraftState>([from]);
  for (const state of seen) for (const [, to] of steps(state)) seen.add(to);
  return seen;
};

describe('the moves of a review', () => {
  it('are these and no others', () => {
    const moves = DRAFT_STATES.flatMap((from) =>
      steps(from).map(([move, to]) => `${move}: ${from} -> ${to}`),
    );

    expect(moves.sort()).toEqual(ALLOWED);
  });

  for (const state of DRAFT_STATES) {
    it(`lead from a new draft to ${state}`, () => expect(reachable('draft')).toContain(state));
  }

  for (const state of DRAFT_STATES) {
    for (const move of REVIEW_MOVES) {
      const may = ALLOWED.some((row) => row.startsWith(`${move}: ${state} ->`));
      it(`${may ? 'take' : 'refuse'} to ${move} what is ${state}`, () =>
        expect(mayMove(state, move)).toBe(may));
    }
  }

  it('lead to live through an approval alone', () => {
    const without: readonly DraftState[] = DRAFT_STATES.filter((state) => state !== 'approved');
    const seen = new Set<DraftState>(['draft']);
    for (const state of seen) {
      for (const [, to] of steps(state)) if (without.includes(to)) seen.add(to);
    }

    expect([...seen].sort()).toEqual(['discarded', 'draft', 'submitted']);
  });

  it('let nothing out of what is discarded', () => expect(steps('discarded')).toEqual([]));
});
