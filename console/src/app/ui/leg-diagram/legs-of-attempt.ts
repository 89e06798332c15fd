import type { CallAttempt, Effect, Endpoint, Evidence, Facts, Leg, Reason } from '@ringfence/rules';
import type { DiagramLeg, LegState } from './diagram-leg.js';

/** The reader's words for what stands in a node or on a line. */
export interface LegWords {
  readonly kind: (kind: string) => string;
  readonly action: (action: string) => string;
  /** "Leg 1": a leg that is up. */
  readonly leg: (number: number) => string;
  readonly number: (e164: string) => string;
  readonly reachUnknown: string;
}

/** Codes of the ban on the phone network: a leg denied by one of them ends at the fence. */
const FENCE_CODES = new Set([
  'pstn-leg',
  'pstn-reachable-trunk',
  'trunk-attestation-expired',
  'pstn-origin',
  'endpoint-kind-unknown',
  'emergency-number',
]);

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

/** An answer as far as the drawing needs it; the facts it was given for tell what was found of the legs. */
export interface DrawnAnswer {
  readonly effect: Effect;
  readonly reasons: readonly Pick<Reason, 'code' | 'legs'>[];
  readonly facts?: Facts;
}

/** Whether the ban on the phone network is among the reasons. */
export function stoppedByFence(reasons: readonly Pick<Reason, 'code'>[]): boolean {
  return reasons.some((reason) => FENCE_CODES.has(reason.code));
}

/**
 * The legs of a question as the diagram draws them: those that are up, then the one asked for. With an answer, a leg the
 * ban denied ends at the fence, and one denied for any other reason ends before its node. In a call that is permitted, a leg
 * not known to be closed lets the call out: nothing stops it.
 *
 * @param at epoch milliseconds, the instant of the question: an attestation that is over by then vouches for nothing
 */
export function legsOfAttempt(
  attempt: CallAttempt,
  evidence: Evidence,
  at: number,
  words: LegWords,
  answer?: DrawnAnswer,
): DiagramLeg[] {
  const listed = new Set(attempt.legs.map((leg) => leg.id));
  const up: Leg[] = [
    ...attempt.legs,
    ...(evidence.knownLegs ?? []).filter((leg) => !listed.has(leg.id)),
  ];
  const legs = up.map((leg, index): DiagramLeg => {
    const state = stateOfLegUp(leg, index === 0, evidence, at);
    return {
      ...describe(leg.id, leg.role, leg.endpoint, state, words),
      ...(index > 0 ? { label: words.leg(index) } : {}),
    };
  });
  if (attempt.target) {
    const state = stateOfTarget(attempt.target, evidence, at, answer);
    legs.push({
      ...describe('target', 'target', attempt.target, state, words),
      label: words.action(attempt.action),
    });
  }
  return answer?.effect === 'permit' && answer.facts ? permitted(legs, answer.facts) : legs;
}

function permitted(legs: readonly DiagramLeg[], facts: Facts): DiagramLeg[] {
  const listed = (fact: string): readonly unknown[] => {
    const legs = facts[fact];
    return Array.isArray(legs) ? legs : [];
  };
  const found = new Set<unknown>(NOT_CLOSED.flatMap(listed));
  return legs.map((leg) =>
    found.has(leg.id) || leg.kind === 'pstn' ? { ...leg, state: 'leaking' } : leg,
  );
}

function stateOfLegUp(leg: Leg, origin: boolean, evidence: Evidence, at: number): LegState {
  // A caller who came in from the phone network is met at the fence; any other such leg is already through it.
  if (leg.endpoint.kind === 'pstn') return origin ? 'stopped' : 'leaking';
  return vouchedFor(leg.endpoint, evidence, at) ? 'up' : 'suspect';
}

function stateOfTarget(
  target: Endpoint,
  evidence: Evidence,
  at: number,
  answer?: DrawnAnswer,
): LegState {
  if (answer?.effect === 'deny') {
    const fence = answer.reasons.filter((reason) => FENCE_CODES.has(reason.code));
    const named = fence.some((reason) => !reason.legs || reason.legs.includes('target'));
    return named ? 'stopped' : 'refused';
  }
  if (answer) return 'asked';
  return vouchedFor(target, evidence, at) || target.kind === 'pstn' ? 'asked' : 'suspect';
}

/** Whether the directory attests, at `at`, that the endpoint cannot reach the phone network. */
function vouchedFor(endpoint: Endpoint, evidence: Evidence, at: number): boolean {
  if (endpoint.kind === 'whatsapp') return true;
  const entry = evidence.endpoints?.[`${endpoint.kind}:${endpoint.id ?? ''}`];
  if (entry?.pstnReachability !== 'none') return false;
  if (endpoint.kind !== 'sip-trunk') return true;
  return entry.attestedUntil !== undefined && Date.parse(entry.attestedUntil) > at;
}

function describe(
  id: string,
  role: string,
  endpoint: Endpoint,
  state: LegState,
  words: LegWords,
): DiagramLeg {
  const kind = words.kind(endpoint.kind);
  const address = endpoint.address === undefined ? undefined : words.number(endpoint.address);
  const name = endpoint.id ?? kind;
  const second =
    state === 'suspect' ? words.reachUnknown : endpoint.id !== undefined ? kind : address;
  return { id, role, kind: endpoint.kind, name, state, ...(second ? { address: second } : {}) };
}
