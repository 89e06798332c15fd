import type { Witness } from '@ringfence/rules';
import type { DiagramLeg } from '../ui/leg-diagram/diagram-leg.js';
import { legsOfAttempt, type LegWords } from '../ui/leg-diagram/legs-of-attempt.js';

/** The legs of a call that shows something, as the diagram draws them. */
export function legsOfWitness(
  { case: call, decision, facts }: Witness,
  words: LegWords,
): DiagramLeg[] {
  const { attempt, evidence, now } = call;
  const { effect, codes } = decision;
  const answer = { effect, reasons: codes.map((code) => ({ code })), facts };
  return legsOfAttempt(attempt, evidence, Date.parse(now), words, answer);
}
