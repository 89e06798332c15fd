import { factDeriver } from '../facts/derive-facts.js';
import { guardDecision } from '../invariant/guard-decision.js';
import type { CallAttempt, Leg } from '../model/call-attempt.js';
import type { Effect, Reason, RouteStep } from '../model/decision.js';
import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/fact.js';
import { judgeFacts } from './combine.js';
import type { CompiledPolicy } from './compile-policy.js';
import { withLegs } from './reason-legs.js';
import type { Verdict } from './verdict.js';

/** One question to the decision point: the attempt, what is known about it, and the instant. */
export interface Question {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  /** Epoch milliseconds (UTC), from the injected clock. */
  readonly now: number;
  /** Time-ordered and unique, from the injected source of ids. */
  readonly decisionId: string;
}

/** What becomes of the question when this endpoint is the leg to connect. */
export interface TargetJudgement {
  readonly effect: Effect;
  readonly reasons: Reason[];
  readonly step: RouteStep | null;
  readonly facts: Facts;
  readonly verdict: Verdict;
}

/** Judges one leg to add after another. */
export type TargetJudge = (target: Endpoint | undefined) => TargetJudgement;

/** Derives the facts, asks the rules, and lets the invariant have the last word; what concerns the call is read once. */
export function targetJudge(
  policy: CompiledPolicy,
  { attempt, evidence, now }: Question,
): TargetJudge {
  const factsFor = factDeriver(attempt, evidence, policy.parameters, now);
  const guard = guardDecision(attempt, evidence, now);
  return (target) => {
    const facts = factsFor(target);
    const verdict = judgeFacts(policy, facts);
    const reasons = verdict.reasons.map((reason) => withLegs(reason, facts));
    if (verdict.effect === 'deny') return { effect: 'deny', reasons, step: null, facts, verdict };

    const breaches = guard(target);
    if (breaches.length > 0)
      return { effect: 'deny', reasons: breaches, step: null, facts, verdict };
    // A permit says where to connect; one that names no place permits nothing.
    if (target === undefined)
      return { effect: 'deny', reasons: [NO_ROUTE], step: null, facts, verdict };
    return { effect: 'permit', reasons, step: stepTo(target, verdict), facts, verdict };
  };
}

/** The endpoints a question is judged for: its target, else the destinations of a call by a user; none: nowhere to go. */
export function candidatesOf(attempt: CallAttempt, evidence: Evidence): readonly Endpoint[] {
  if (attempt.target !== undefined) return [attempt.target];
  const origin: Leg | undefined = attempt.legs[0];
  return origin?.endpoint.kind === 'whatsapp' ? (evidence.businessNumber?.destinations ?? []) : [];
}

const NO_ROUTE: Reason = {
  code: 'no-route',
  text: {
    en: 'The attempt names no target and no destination is configured for it.',
    ja: '接続先の指定がなく、設定済みの着信先もありません。',
  },
};

function stepTo(endpoint: Endpoint, verdict: Verdict): RouteStep {
  const seconds = verdict.permits[0]?.params.connectTimeoutSeconds;
  return typeof seconds === 'number' ? { endpoint, connectTimeoutSeconds: seconds } : { endpoint };
}
