import { hash } from 'node:crypto';
import type { DecisionRecord } from './ledger-job.js';

/** What the leaf of a decision is made from; every record has it. */
export type DecisionLeafSource = Omit<
  DecisionRecord,
  'decidedAt' | 'businessNumber' | 'pstn' | 'rules' | 'permit' | 'subjects' | 'payload'
>;

/**
 * What the log's entry says of a decision: references where a number or an id would tell of a person (A6), and the digest of the
 * sealed payload, which proves the payload as long as it is there and stays provable when its key is gone.
 */
export function decisionLeaf(source: DecisionLeafSource, payload: Uint8Array): object {
  const { references, policy, validUntil } = source;
  return {
    decisionId: source.decisionId,
    key: source.keyId,
    attempt: source.attempt,
    question: source.question,
    policy: { version: policy.version, digest: policy.digest },
    effect: source.effect,
    scenario: source.scenario,
    action: source.action,
    origin: source.origin,
    target: source.target,
    via: source.via,
    reasons: source.reasons,
    businessNumber: references.businessNumber,
    user: references.user,
    bsuid: references.bsuid,
    validUntil: validUntil === null ? null : new Date(validUntil).toISOString(),
    payload: `sha256:${hash('sha256', payload, 'hex')}`,
  };
}
