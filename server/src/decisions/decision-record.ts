import type { CallAttempt, Evidence, Judgement } from '@ringfence/rules';
import type { DecisionRecord } from '../ledger/ledger-job.js';
import { kindOnRecord } from '../subjects/subject-name.js';
import type { AskedAttempt } from './attempt-memory.js';
import type { Concerned } from './concerned-people.js';
import { permitRecordOf, type Parties } from './permit-record.js';

/** Reason codes of the phone-network area (contract, section 3). */
export const PSTN_CODES: ReadonlySet<string> = new Set([
  'pstn-leg',
  'pstn-reachable-trunk',
  'trunk-attestation-expired',
  'pstn-origin',
  'endpoint-kind-unknown',
  'emergency-number',
]);

/** A question with what it is known by, as it goes on record. */
export interface AskedQuestion {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  readonly asked: AskedAttempt;
  readonly concerned: Concerned;
  readonly parties: Parties;
}

/** What goes on record of a judgement. */
export function recordOf(question: AskedQuestion, judgement: Judgement): DecisionRecord {
  const { attempt, evidence, asked, concerned, parties } = question;
  const { decision, facts, outcomes } = judgement;
  const aimedAt = attempt.target ?? decision.route[0]?.endpoint;
  const isDeny = decision.effect === 'deny';
  return {
    decisionId: decision.decisionId,
    decidedAt: Date.parse(decision.decidedAt),
    keyId: asked.keyId,
    attempt: asked.attempt,
    question: asked.question,
    effect: decision.effect,
    scenario: decision.scenario,
    action: attempt.action,
    ...concerned,
    origin: kindOnRecord(attempt.legs[0]!.endpoint.kind),
    target: aimedAt === undefined ? null : kindOnRecord(aimedAt.kind),
    via: (attempt.via ?? []).map(kindOnRecord),
    reasons: [...new Set(decision.reasons.map(({ code }) => code))],
    pstn: isDeny && decision.reasons.some(({ code }) => PSTN_CODES.has(code)),
    rules: rulesThatDecided(judgement),
    policy: decision.policy,
    validUntil: decision.validUntil === undefined ? null : Date.parse(decision.validUntil),
    permit: permitRecordOf(decision, attempt, parties),
    payload: {
      decision: JSON.stringify(decision),
      attempt: JSON.stringify(attempt),
      evidence: JSON.stringify(evidence),
      facts: JSON.stringify(facts),
      outcomes: JSON.stringify(outcomes),
    },
  };
}

/** Full names of the rules behind the reasons; a rule's short name is unique within its ruleset only. */
function rulesThatDecided({ decision, outcomes }: Judgement): string[] {
  const named = new Set(decision.reasons.map(({ rule }) => rule));
  return [...outcomes.match, ...outcomes.unknown].filter((id) =>
    named.has(id.slice(id.indexOf('/') + 1)),
  );
}
