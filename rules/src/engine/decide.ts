import { inForce } from '../facts/parameters-in-force.js';
import { providerOf } from '../facts/provider.js';
import type { Judgement, Reason, RouteStep, UnrecordedDecision } from '../model/decision.js';
import type { CompiledPolicy } from './compile-policy.js';
import { candidatesOf, targetJudge, type Question, type TargetJudgement } from './judge-target.js';
import { obligationsOf } from './obligations.js';
import { retryAtOf } from './retry-at.js';

export type { Question } from './judge-target.js';

/** How long a permit may be used, in milliseconds. */
const PERMIT_LIFE_MS = 60_000;

/** Codes of reasons that a new permission by the user would lift. */
export const REQUESTABLE: ReadonlySet<string> = new Set([
  'permission-missing',
  'permission-expired',
  'permission-revoked',
]);

/**
 * Answers one call attempt under one policy: permit or deny, with every reason.
 *
 * Pure and synchronous: the same question under the same policy gives the same answer. A user's call that names no target is
 * judged for each configured destination as if it were the target; the route holds those that pass, in order, and when none
 * passes the first one's reasons are told. It never throws for a question that parsed.
 */
export function decide(policy: CompiledPolicy, question: Question): Judgement {
  const candidates = candidatesOf(question.attempt, question.evidence);
  const judge = targetJudge(policy, question);
  let first: TargetJudgement | undefined;
  let permitted: TargetJudgement | undefined;
  const route: RouteStep[] = [];
  for (const candidate of candidates) {
    const judged = judge(candidate);
    first ??= judged;
    if (judged.effect !== 'permit' || judged.step === null) continue;
    permitted ??= judged;
    route.push(judged.step);
  }
  const deciding = permitted ?? first ?? judge(undefined);
  return {
    decision: decisionOf(policy, question, deciding, route),
    facts: deciding.facts,
    outcomes: deciding.verdict.outcomes,
  };
}

function decisionOf(
  policy: CompiledPolicy,
  question: Question,
  { effect, reasons, facts, verdict }: TargetJudgement,
  route: RouteStep[],
): UnrecordedDecision {
  const { attempt, evidence, now, decisionId } = question;
  const values = inForce(policy.parameters, now, providerOf(evidence) ?? 'meta');
  const decision: UnrecordedDecision = {
    decisionId,
    attemptId: attempt.attemptId,
    effect,
    scenario: verdict.scenario,
    reasons,
    route,
    obligations: effect === 'permit' ? obligationsOf(facts, values) : [],
    policy: policy.reference,
    decidedAt: new Date(now).toISOString(),
  };
  if (effect === 'permit') {
    decision.validUntil = new Date(now + PERMIT_LIFE_MS).toISOString();
    return decision;
  }
  const retryAt = retryAtOf(reasons, question, values);
  if (retryAt !== null) decision.retryAt = new Date(retryAt).toISOString();
  if (isRequestable(reasons)) decision.requestable = { kind: 'call-permission' };
  return decision;
}

/** Whether a new permission by the user would lift every reason. */
function isRequestable(reasons: readonly Reason[]): boolean {
  return reasons.every(({ code }) => REQUESTABLE.has(code));
}
