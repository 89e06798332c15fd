import type { RecordedDecision } from '../bench/recorded-decision.js';
import { isKilled, isStandIn } from '../bench/recorders-denies.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { Localized } from '../model/localized.js';
import type { WhyNot } from '../model/why-not.js';
import { whyNot, type WhyNotOptions } from './why-not.js';

/**
 * What would have to change for a call denied on record to be permitted; {@link whyNot} of the very question that was answered.
 *
 * Two denies are not the rules' own (a kill switch, a slot that another call took): no fact changes them, which is told.
 *
 * @param policy the version that decided
 */
export function whyNotRecorded(
  policy: CompiledPolicy,
  recorded: RecordedDecision,
  options: WhyNotOptions = {},
): WhyNot {
  const { attempt, evidence, now, decision } = recorded;
  if (isKilled(decision)) return { ways: [], complete: true, why: KILLED };
  if (isStandIn(recorded)) return { ways: [], complete: true, why: SLOT_TAKEN };
  return whyNot(policy, { attempt, evidence, now, decisionId: decision.decisionId }, options);
}

const KILLED: Localized = {
  en: 'The rules permit it as it is. A kill switch was on: it ends by itself, or an approver lifts it.',
  ja: 'ルールの上では許可される通話です。緊急停止中だったため拒否しました。緊急停止は期限で終わるか、承認者が解除します。',
};
const SLOT_TAKEN: Localized = {
  en: 'The rules permit it as it is. Another call took the last place under the limit in the same moment.',
  ja: 'ルールの上では許可される通話です。同じ瞬間に別の通話が上限の最後の1件を使いました。',
};
