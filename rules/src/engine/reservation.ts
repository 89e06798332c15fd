import type { Judgement, Reason } from '../model/decision.js';
import type { CompiledPolicy } from './compile-policy.js';
import { deniedInstead } from './denied-instead.js';
import type { Question } from './judge-target.js';

const DAY_MS = 86_400_000;

/** The reason code of a deny for want of a slot. */
export const CONNECTED_CALL_LIMIT = 'connected-call-limit';

/** The slot a permit has to take before it may be answered (C1). */
export interface Reservation {
  /** Whether a slot is needed: the permit rings a user and the number of connected calls is limited. */
  readonly needed: boolean;
  /** Slots per window; 0 while none is needed. */
  readonly limit: number;
  /** Length of the rolling window in milliseconds. */
  readonly windowMs: number;
}

/** What a judgement has to reserve: one connected call of the pair in the rolling 24 hours (WA-PERM-013). */
export function reservationOf(question: Question, judgement: Judgement): Reservation {
  const limit = judgement.facts['limit.connectedCalls24h'];
  const needed =
    judgement.decision.effect === 'permit' &&
    question.attempt.target?.kind === 'whatsapp' &&
    typeof limit === 'number';
  return { needed, limit: needed ? limit : 0, windowMs: DAY_MS };
}

const FALLBACK_TEXT = {
  en: 'The business has reached the number of connected calls to this user in 24 hours.',
  ja: '直近24時間にこの利用者と接続できる通話数の上限に達しています。',
};

/**
 * The same judgement turned into a deny, for when no slot is left although the count still showed one: two questions at the
 * same instant may both see the last free slot, and one of them gets it.
 *
 * Invariant: a deny stays what it is; nothing here makes a permit.
 *
 * @param reasonCode code of the deny; its text and clause are the policy's own, from the first rule of that code
 * @param retryAt when a slot falls free, in epoch milliseconds, where known
 */
export function standInDeny(
  policy: CompiledPolicy,
  question: Question,
  judgement: Judgement,
  reasonCode: string,
  retryAt?: number,
): Judgement {
  const denied = deniedInstead(judgement, reasonWithCode(policy, reasonCode));
  if (denied === judgement || retryAt === undefined || retryAt <= question.now) return denied;
  return {
    ...denied,
    decision: { ...denied.decision, retryAt: new Date(retryAt).toISOString() },
  };
}

function reasonWithCode(policy: CompiledPolicy, code: string): Reason {
  const rule = policy.rules.find(
    (candidate) => candidate.effect === 'forbid' && candidate.params.code === code,
  );
  if (rule === undefined) return { code, clause: 'WA-PERM-013', text: FALLBACK_TEXT };
  return { code, rule: rule.name, clause: rule.params.clause, text: rule.params.text };
}
