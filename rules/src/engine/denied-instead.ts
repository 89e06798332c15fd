import type { Judgement, Reason } from '../model/decision.js';

/**
 * The same judgement turned from a permit into a deny with one reason; facts, outcomes and flow stay.
 *
 * Invariant: a deny stays what it is; nothing here makes a permit.
 */
export function deniedInstead(judgement: Judgement, reason: Reason): Judgement {
  if (judgement.decision.effect === 'deny') return judgement;
  const { validUntil: _, ...decision } = judgement.decision;
  return {
    facts: judgement.facts,
    outcomes: judgement.outcomes,
    decision: { ...decision, effect: 'deny', reasons: [reason], route: [], obligations: [] },
  };
}
