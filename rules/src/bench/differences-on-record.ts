import { changeBetween, decisionClassOf, differenceKey } from '../analysis/difference-class.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import { decide, type Question } from '../engine/decide.js';
import { candidatesOf, targetJudge, type TargetJudgement } from '../engine/judge-target.js';
import type { DecisionClass, DifferenceClass } from '../model/analysis.js';
import { replayDecision, type RecordedDecision, type Replay } from './replay.js';
import { isKilled } from './recorders-denies.js';

/** A way in which a recorded call is answered otherwise by another policy, with the key of its class. */
export interface RecordedDifference extends Pick<DifferenceClass, 'change' | 'from' | 'to'> {
  readonly key: string;
}

/**
 * The classes of calls that two policies answer differently into which a recorded call falls: the very classes of the analysis, by
 * {@link differenceKey}.
 *
 * A call falls into one; a user's call that may go to several places into one for each place that is judged otherwise, if that
 * changes its answer. Into none falls what a kill switch stopped whatever the rules say, and what the record does not hold enough
 * of to tell.
 *
 * @param before the policy to tell the difference from
 * @param replay of the recorded call under `after`
 */
export function differencesOnRecord(
  before: CompiledPolicy,
  after: CompiledPolicy,
  recorded: RecordedDecision,
  replay: Replay,
): readonly RecordedDifference[] {
  const { attempt, evidence, now, decision } = recorded;
  if (replay.change === 'not-replayable' || isKilled(decision)) return [];
  if (decision.policy.digest === before.reference.digest) {
    if (replay.change === 'same') return [];
  } else if (replayDecision(before, recorded).change === 'not-replayable') return [];
  const question: Question = { attempt, evidence, now, decisionId: decision.decisionId };
  const [was, is] = [before, after].map((policy) =>
    decisionClassOf(decide(policy, question).decision),
  ) as [DecisionClass, DecisionClass];
  if (changeBetween(was, is) === undefined) return [];
  const judges = [targetJudge(before, question), targetJudge(after, question)] as const;
  const candidates = candidatesOf(attempt, evidence);
  const found = new Map<string, RecordedDifference>();
  for (const candidate of candidates.length === 0 ? [undefined] : candidates) {
    const [from, to] = judges.map((judge) => classOf(judge(candidate))) as [
      DecisionClass,
      DecisionClass,
    ];
    const change = changeBetween(from, to);
    if (change === undefined) continue;
    const key = differenceKey({ change, from, to });
    if (!found.has(key)) found.set(key, { key, change, from, to });
  }
  return [...found.values()];
}

function classOf({ effect, reasons, step, verdict }: TargetJudgement): DecisionClass {
  const route = step === null ? [] : [step];
  return decisionClassOf({ effect, scenario: verdict.scenario, reasons, route });
}
