import type { Reason } from '../model/decision.js';
import type { Facts, FactValue } from '../model/fact.js';

/** Where the facts hold the legs a reason is about. */
const LEGS_BY_CODE: Readonly<Record<string, string>> = {
  'pstn-leg': 'pstn.legs',
  'pstn-reachable-trunk': 'pstn.openLegs',
  'trunk-attestation-expired': 'pstn.expiredLegs',
  'pstn-origin': 'pstn.originLegs',
  'endpoint-kind-unknown': 'pstn.unclassifiedLegs',
  'emergency-number': 'pstn.emergencyLegs',
  'endpoint-not-registered': 'endpoints.unregisteredLegs',
};

/** The reason with the ids of the legs it is about, where it is about legs. */
export function withLegs(reason: Reason, facts: Facts): Reason {
  const fact = Object.hasOwn(LEGS_BY_CODE, reason.code) ? LEGS_BY_CODE[reason.code] : undefined;
  const legs = fact === undefined ? undefined : facts[fact];
  return isList(legs) && legs.length > 0 ? { ...reason, legs: [...new Set(legs)] } : reason;
}

function isList(value: FactValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}
