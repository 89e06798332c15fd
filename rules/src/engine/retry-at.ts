import { nextOpening } from '../facts/call-hours.js';
import { instantOf } from '../facts/inquiry.js';
import type { ParametersInForce } from '../facts/parameters-in-force.js';
import { judgeRestrictions } from '../facts/restrictions.js';
import type { CallAttempt } from '../model/call-attempt.js';
import type { Reason } from '../model/decision.js';
import type { Evidence, Restriction } from '../model/evidence.js';

interface Denied {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
  readonly now: number;
}

/**
 * When asking again can help: the latest instant at which the reasons have healed, in epoch milliseconds; null unless every
 * reason heals by itself at a known instant that is still to come.
 */
export function retryAtOf(
  reasons: readonly Reason[],
  denied: Denied,
  values: ParametersInForce,
): number | null {
  let latest: number | null = null;
  for (const { code } of reasons) {
    const at = healsAt(code, denied, values);
    if (at === null || at <= denied.now) return null;
    if (latest === null || at > latest) latest = at;
  }
  return latest;
}

/** When a reason heals by itself, epoch milliseconds; null: not known, or never. */
export function healsAt(code: string, denied: Denied, values: ParametersInForce): number | null {
  const { attempt, evidence, now } = denied;
  switch (code) {
    case 'connected-call-limit':
      return instantOf(evidence.usage?.nextConnectedSlotAt);
    case 'outside-call-hours': {
      const hours = evidence.businessNumber?.callHours;
      return hours === undefined ? null : nextOpening(hours, now);
    }
    case 'restricted-by-platform': {
      const judged = judgeRestrictions(evidence.businessNumber?.restrictions, now, values);
      return lastEnd(attempt.legs[0]?.endpoint.kind === 'whatsapp' ? judged.user : judged.business);
    }
    default:
      return null;
  }
}

function lastEnd(restrictions: readonly Restriction[]): number | null {
  let last: number | null = null;
  for (const restriction of restrictions) {
    const until = instantOf(restriction.until);
    if (until === null) return null;
    if (last === null || until > last) last = until;
  }
  return last;
}
