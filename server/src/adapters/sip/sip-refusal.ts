import type { UnrecordedDecision } from '@ringfence/rules';
import type { SipAnswer } from './sip.dto.js';

type SipDeny = Extract<SipAnswer, { decision: 'deny' }>;

/** A deny that heals by itself is no offence of the caller's: the called side declines for now (RFC 3261, section 21.6.2). */
const FORBIDDEN = { code: 403, phrase: 'Forbidden' } as const;
const DECLINE = { code: 603, phrase: 'Decline' } as const;

/** Q.850 `call rejected`, the cause of both codes (RFC 3398, section 8.2.6.1). */
const CALL_REJECTED = 21;

/**
 * A deny as SIP says it: 403 for good, 603 with `Retry-After` where time alone lifts it, the reason's code in `Reason`
 * (RFC 6432).
 *
 * Never 404, 480, 486 or 503: some clients take these for leave to try the next way on their own.
 */
export function sipRefusal(decision: UnrecordedDecision): SipDeny {
  const { decisionId, decidedAt, retryAt } = decision;
  const { code, phrase } = retryAt === undefined ? FORBIDDEN : DECLINE;
  const reason = decision.effect === 'deny' ? nameOf(decision.reasons[0]!.code) : 'no-route';
  const retry =
    retryAt === undefined
      ? ''
      : `Retry-After: ${Math.max(1, Math.ceil((Date.parse(retryAt) - Date.parse(decidedAt)) / 1000))}\r\n`;
  return {
    id: decisionId,
    decision: 'deny',
    sip: {
      code,
      reason: `${phrase} (${reason})`,
      headers: `Reason: Q.850;cause=${CALL_REJECTED};text="${reason}"\r\n${retry}`,
    },
  };
}

/** A code as it may stand in a header; whoever writes rules chooses it. */
function nameOf(code: string): string {
  return code.replace(/[^a-z0-9-]/gi, '-').slice(0, 64);
}
