import type { CompiledPolicy } from '../engine/compile-policy.js';
import { decide, type Question } from '../engine/decide.js';
import type { Judgement } from '../model/decision.js';
import type { RecordedDecision } from './recorded-decision.js';

/** The record of a question as a policy answered it, and the recorder left it or made it another. */
export function recordOf(
  policy: CompiledPolicy,
  question: Question,
  recorder: (judgement: Judgement) => Judgement = (judgement) => judgement,
): RecordedDecision {
  const { attempt, evidence, now } = question;
  return { attempt, evidence, now, ...recorder(decide(policy, question)) };
}
