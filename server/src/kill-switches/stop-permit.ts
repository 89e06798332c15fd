import {
  killSwitchDeny,
  type CallAttempt,
  type Judgement,
  type UnrecordedDecision,
} from '@ringfence/rules';

/** Who knows what is stopped; undefined: nothing stops this one. */
interface Stopping {
  stopping(attempt: CallAttempt): object | undefined;
}

/** Turns a permit that a kill switch covers into a deny; anything else stays what it is (V6). */
export function stopPermit(
  judgement: Judgement,
  attempt: CallAttempt,
  killSwitches: Stopping,
): Judgement {
  return killSwitches.stopping(attempt) === undefined ? judgement : killSwitchDeny(judgement);
}

/** The same for a decision on record, of which the facts are not asked for again. */
export function stopRecorded(
  decision: UnrecordedDecision,
  attempt: CallAttempt,
  killSwitches: Stopping,
): UnrecordedDecision {
  const recorded = { decision, facts: {}, outcomes: { match: [], unknown: [] } };
  return stopPermit(recorded, attempt, killSwitches).decision;
}
