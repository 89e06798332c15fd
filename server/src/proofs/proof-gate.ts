import type { Analysis, PolicyDocument } from '@ringfence/rules';
import { policyDigest } from '@ringfence/rules';
import { open, shut, type GateProblem, type GateResult } from '../reviews/gates.js';
import { unprovedProperties, type ProvedGate, type UnprovedProperty } from './unproved-property.js';

/** Shut while a mandatory property is not proved; `unknown` is no proof. */
export function proofGate(analysis: Analysis, policy: PolicyDocument): GateResult {
  const unproved = unprovedProperties(analysis, policy);
  return gateOf({ policy: policyDigest(policy), unproved, signatures: [], overridden: [] });
}

/** The same gate once people have signed for properties. */
export function withOverrides(
  result: GateResult,
  signed: Pick<ProvedGate, 'signatures' | 'overridden'>,
): GateResult {
  return result.proofs === undefined ? result : gateOf({ ...result.proofs, ...signed });
}

function gateOf(proofs: ProvedGate): GateResult {
  const standing = proofs.unproved.filter(({ property }) => !proofs.overridden.includes(property));
  const result = standing.length === 0 ? open('proofs') : shut('proofs', standing.map(problemOf));
  return { ...result, proofs };
}

function problemOf({ property, title, verdict, at, detail }: UnprovedProperty): GateProblem {
  const says = verdict === 'refuted' ? 'is broken' : 'could not be proved';
  return {
    at,
    code: `property-${verdict}`,
    message: `\`${property}\` ${says}: ${title.en} ${detail.en}`,
  };
}
