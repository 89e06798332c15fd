import type { CallAttempt } from '../model/call-attempt.js';
import type { Reason } from '../model/decision.js';
import type { Endpoint } from '../model/endpoint.js';
import type { Evidence } from '../model/evidence.js';
import type { Localized } from '../model/localized.js';
import { breachesInCall, breachesOfTarget, type Breach, type LegBreach } from './pstn-reach.js';

/** Name under which the ban in code appears among the reasons; no rule of a policy bears it. */
export const PSTN_INVARIANT = 'pstn-invariant';

const WORDING: Readonly<Record<Breach, { clause: string; text: Localized }>> = {
  'pstn-leg': {
    clause: 'WA-PSTN-001',
    text: {
      en: 'A leg of this call is on the public phone network, or its address leads there.',
      ja: '通話のレッグに公衆電話網のもの、または公衆電話網につながる宛先が含まれています。',
    },
  },
  'pstn-reachable-trunk': {
    clause: 'WA-PSTN-006',
    text: {
      en: 'An endpoint of this call is not attested as unable to reach the phone network.',
      ja: '公衆電話網に到達しないことが証明されていないエンドポイントが通話に含まれています。',
    },
  },
  'trunk-attestation-expired': {
    clause: 'WA-PSTN-006',
    text: {
      en: 'The attestation that this endpoint cannot reach the phone network has ended.',
      ja: 'このエンドポイントが公衆電話網に到達しないことの証明は、有効期限が切れています。',
    },
  },
  'pstn-origin': {
    clause: 'WA-PSTN-006',
    text: {
      en: 'The caller on this trunk came in from the phone network, or may have.',
      ja: 'このトランクの発信者は公衆電話網から着信した、またはその可能性があります。',
    },
  },
  'endpoint-kind-unknown': {
    clause: 'WA-PSTN-009',
    text: {
      en: 'An endpoint of this call is of a kind nobody has classified; it counts as the phone network.',
      ja: '分類されていない種別のエンドポイントが含まれています。公衆電話網とみなされます。',
    },
  },
  'endpoint-not-registered': {
    clause: 'WA-PSTN-006',
    text: {
      en: 'An endpoint of this call is not in the directory.',
      ja: 'ディレクトリに登録されていないエンドポイントが通話に含まれています。',
    },
  },
};

/** Judges one leg to add after another; the call itself is walked once. */
export type BanGuard = (target: Endpoint | undefined) => Reason[];

/**
 * The last word on the permits of one question: reasons to deny after all, empty when the ban holds (D2).
 *
 * Invariant: nothing here can turn a deny into a permit, and no rule, role, flag or setting can switch it off.
 *
 * @param now epoch milliseconds (UTC)
 */
export function guardDecision(attempt: CallAttempt, evidence: Evidence, now: number): BanGuard {
  let inCall: readonly LegBreach[] | undefined;
  return (target) => {
    // Only when rules have permitted: the walk is not free, and a deny stays a deny.
    inCall ??= breachesInCall(attempt, evidence, now);
    return reasonsOf([...inCall, ...breachesOfTarget(target, evidence, now)]);
  };
}

function reasonsOf(breaches: readonly LegBreach[]): Reason[] {
  const legsByCode = new Map<Breach, Set<string>>();
  for (const { leg, code } of breaches) {
    const legs = legsByCode.get(code);
    if (legs === undefined) legsByCode.set(code, new Set([leg]));
    else legs.add(leg);
  }
  return [...legsByCode].map(([code, legs]) => ({
    code,
    rule: PSTN_INVARIANT,
    clause: WORDING[code].clause,
    legs: [...legs],
    text: WORDING[code].text,
  }));
}
