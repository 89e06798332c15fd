import { KILL_SWITCH } from '../engine/kill-switch.js';
import { CONNECTED_CALL_LIMIT } from '../engine/reservation.js';
import type { UnrecordedDecision } from '../model/decision.js';
import type { RecordedDecision } from './recorded-decision.js';

/** Whether a kill switch stopped a call that the rules permit. A rule may bear the same code; the recorder's own reason names no rule. */
export function isKilled({ reasons }: UnrecordedDecision): boolean {
  return reasons.some(({ code, rule }) => code === KILL_SWITCH && rule === undefined);
}

/** Whether another call took the last slot under the limit of connected calls, in the same moment: the rule itself did not match. */
export function isStandIn({
  decision,
  outcomes,
}: Pick<RecordedDecision, 'decision' | 'outcomes'>): boolean {
  const [reason] = decision.reasons;
  return (
    decision.effect === 'deny' &&
    decision.reasons.length === 1 &&
    reason?.code === CONNECTED_CALL_LIMIT &&
    !outcomes.match.some((id) => shortName(id) === reason.rule)
  );
}

/** The rule's own name in `<ruleset>/<rule>`. */
export function shortName(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
