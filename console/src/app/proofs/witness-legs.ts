import type { Witness } from '@ringfence/rules';
import type { DiagramLeg, LegState } from '../ui/leg-diagram/diagram-leg.js';
import { legsOfAttempt, type LegWords } from '../ui/leg-diagram/legs-of-attempt.js';

/** Facts that list the legs which are not known to be closed to the phone network. */
const NOT_CLOSED = [
  'pstn.legs',
  'pstn.openLegs',
  'pstn.expiredLegs',
  'pstn.originLegs',
  'pstn.unclassifiedLegs',
  'pstn.emergencyLegs',
  'endpoints.unregisteredLegs',
];

/**
 * The legs of a call that shows something, as the diagram draws them. What is refused ends where it is stopped; in a call that is
 * permitted every leg not known to be closed passes the fence, because nothing stops it.
 */
export function legsOfWitness(
  { case: call, decision, facts }: Witness,
  words: LegWords,
): DiagramLeg[] {
  const { attempt, evidence, now } = call;
  const { effect, codes } = decision;
  const answer = { effect, reasons: codes.map((code) => ({ code })) };
  const legs = legsOfAttempt(attempt, evidence, Date.parse(now), words, answer);
  if (effect !== 'permit') return legs;
  const found = new Set(NOT_CLOSED.flatMap((fact) => listIn(facts[fact])));
  return legs.map((leg) => {
    const state: LegState =
      found.has(leg.id) || leg.kind === 'pstn'
        ? 'leaking'
        : leg.state === 'suspect'
          ? 'up'
          : leg.state;
    return { ...leg, state };
  });
}

function listIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}
