import { judgeFacts } from '../engine/combine.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import { decide } from '../engine/decide.js';
import { evaluate } from '../engine/evaluate.js';
import type { DecisionClass } from '../model/analysis.js';
import type { Facts } from '../model/fact.js';
import { RULESET_NAMES } from '../model/ruleset.js';
import { naiveOutcome } from '../oracle/naive-interpreter.js';
import type { RealisedQuestion } from '../witness/realise.js';
import { decisionClassOf } from './difference-class.js';

/** What a policy really answers to a question, with the facts it answered for. */
export interface Replayed {
  readonly decision: DecisionClass;
  readonly facts: Facts;
}

/** Asks a whole policy; undefined: the second evaluator says something else of a rule. */
export function replay(policy: CompiledPolicy, question: RealisedQuestion): Replayed | undefined {
  const { attempt, evidence, now } = question;
  const { decision, facts } = decide(policy, { attempt, evidence, now, decisionId: 'witness' });
  if (!isAgreed(policy, facts)) return undefined;
  return { decision: decisionClassOf(decision), facts };
}

/** Asks the rules alone, without the ban in code; undefined as for {@link replay}. */
export function replayRules(
  policy: CompiledPolicy,
  { facts }: RealisedQuestion,
): Replayed | undefined {
  if (!isAgreed(policy, facts)) return undefined;
  return { decision: decisionClassOf({ ...judgeFacts(policy, facts), route: [] }), facts };
}

function isAgreed({ document, ...policy }: CompiledPolicy, facts: Facts): boolean {
  const { match, unknown } = evaluate({ document, ...policy }, facts);
  const matching = new Set(match.map(({ id }) => id));
  const open = new Set(unknown.map(({ id }) => id));
  return RULESET_NAMES.every((name) =>
    document.rulesets[name].rules.every((rule) => {
      const id = `${name}/${rule.name}`;
      const ours = matching.has(id) ? 'match' : open.has(id) ? 'unknown' : 'no-match';
      return naiveOutcome(rule, document.rulesets[name], facts) === ours;
    }),
  );
}
