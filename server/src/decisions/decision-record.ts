import { hash } from 'node:crypto';
import { canonicalJson, type CallAttempt, type Evidence, type Judgement } from '@ringfence/rules';
import type { DecisionRecord } from '../ledger/ledger-job.js';

/** Reason codes of the phone-network area (contract, section 3). */
export const PSTN_CODES: ReadonlySet<string> = new Set([
  'pstn-leg',
  'pstn-reachable-trunk',
  'trunk-attestation-expired',
  'pstn-origin',
  'endpoint-kind-unknown',
  'emergency-number',
]);

/** A question with the key that asked it, as it goes on record. */
export interface AskedQuestion {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  readonly keyId: string;
  readonly bodyDigest: string;
}

/** Digest of a question's canonical bytes: the same question, however it was spelled. */
export function bodyDigestOf(question: object): string {
  return hash('sha256', canonicalJson(question), 'base64url');
}

/** The row that records a judgement. */
export function recordOf(asked: AskedQuestion, judgement: Judgement): DecisionRecord {
  const { attempt, evidence } = asked;
  const { decision, facts, outcomes } = judgement;
  const isDeny = decision.effect === 'deny';
  return {
    decisionId: decision.decisionId,
    decidedAt: Date.parse(decision.decidedAt),
    keyId: asked.keyId,
    attemptId: attempt.attemptId,
    bodyDigest: asked.bodyDigest,
    effect: decision.effect,
    scenario: decision.scenario,
    action: attempt.action,
    businessNumber: attempt.businessNumber,
    waId: attempt.user.waId ?? null,
    bsuid: attempt.user.bsuid ?? null,
    origin: attempt.legs[0]!.endpoint.kind,
    target: attempt.target?.kind ?? decision.route[0]?.endpoint.kind ?? null,
    via: attempt.via ?? [],
    reasons: [...new Set(decision.reasons.map(({ code }) => code))],
    pstn: isDeny && decision.reasons.some(({ code }) => PSTN_CODES.has(code)),
    rules: rulesThatDecided(judgement),
    version: decision.policy.version,
    validUntil: decision.validUntil === undefined ? null : Date.parse(decision.validUntil),
    decision: JSON.stringify(decision),
    attempt: JSON.stringify(attempt),
    evidence: JSON.stringify(evidence),
    facts: JSON.stringify(facts),
    outcomes: JSON.stringify(outcomes),
  };
}

/** Full names of the rules behind the reasons; a rule's short name is unique within its ruleset only. */
function rulesThatDecided({ decision, outcomes }: Judgement): string[] {
  const named = new Set(decision.reasons.map(({ rule }) => rule));
  return [...outcomes.match, ...outcomes.unknown].filter((id) =>
    named.has(id.slice(id.indexOf('/') + 1)),
  );
}
