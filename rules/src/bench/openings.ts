import type { CompiledPolicy } from '../engine/compile-policy.js';
import { evaluate, type Evaluation } from '../engine/evaluate.js';
import {
  candidatesOf,
  targetJudge,
  type Question,
  type TargetJudgement,
} from '../engine/judge-target.js';
import { guardDecision } from '../invariant/guard-decision.js';
import type { Judgement, Reason } from '../model/decision.js';
import type { Endpoint } from '../model/endpoint.js';
import { openRules, type OpenRule } from './open-rules.js';
import type { RecordedDecision } from './recorded-decision.js';

/** What lacking evidence leaves open about one endpoint the question is judged for. */
export interface Opening {
  /** Rules on which it rests whether the endpoint may be connected. */
  readonly effect: readonly OpenRule[];
  /** Of a permit: rules on which the name of the flow rests. */
  readonly flow: readonly OpenRule[];
  /** Of a deny: rules on which rests what is told with it. */
  readonly told: readonly OpenRule[];
}

/**
 * What lacking evidence leaves open, for each endpoint the question is judged for; nothing is listed that it cannot change.
 *
 * Open rules are taken each for itself, though one fact may decide several: so it may find open what is not, never the reverse.
 */
export function openings(
  policy: CompiledPolicy,
  question: Question,
  judged: Judgement,
  recorded: RecordedDecision,
): Opening[] {
  const candidates = candidatesOf(question.attempt, question.evidence);
  // With one endpoint or none the judgement speaks of that one; of several it tells the one that decided.
  if (candidates.length <= 1 && judged.outcomes.unknown.length === 0) return [];
  const judge = targetJudge(policy, question);
  const targets = candidates.length === 0 ? [undefined] : candidates;
  return targets.flatMap((target, i): Opening[] => {
    const judgement = judge(target);
    if (judgement.verdict.outcomes.unknown.length === 0) return [];
    const evaluation = evaluate(policy, judgement.facts);
    const open = openRules(policy, evaluation.unknown, judgement.facts, recorded);
    if (open.length === 0) return [];
    const wanting = open.filter(({ rule }) => wants(judgement.reasons, rule.name));
    const flow = open.filter((one) => couldNameFlow(one, judgement));
    if (judgement.effect === 'permit') return [{ effect: [], flow, told: [] }];
    const deniesAnyway = !couldPermit(policy, question, target, evaluation, open);
    // When none may be connected, the first one's reasons and flow are told.
    const told = i === 0 ? [...wanting, ...flow] : [];
    return [{ effect: deniesAnyway ? [] : open, flow: [], told }];
  });
}

function wants(reasons: readonly Reason[], rule: string): boolean {
  return reasons.some((reason) => reason.code === 'fact-missing' && reason.rule === rule);
}

function couldNameFlow({ rule, couldMatch }: OpenRule, { verdict }: TargetJudgement): boolean {
  const first = verdict.permits[0];
  if (!couldMatch || rule.ruleset !== 'routing' || rule.effect !== 'permit') return false;
  return (
    first === undefined ||
    rule.priority > first.priority ||
    (rule.priority === first.priority && rule.index < first.index)
  );
}

/** Whether a deny could turn into a permit if the open rules turned out well, each for itself. */
function couldPermit(
  policy: CompiledPolicy,
  { attempt, evidence, now }: Question,
  target: Endpoint | undefined,
  { match, unknown }: Evaluation,
  open: readonly OpenRule[],
): boolean {
  if (target === undefined || guardDecision(attempt, evidence, now)(target).length > 0)
    return false;
  if (match.some(({ effect }) => effect === 'forbid')) return false;
  const mayFail = new Set(open.filter(({ couldFail }) => couldFail).map(({ rule }) => rule));
  if (unknown.some((rule) => rule.effect === 'forbid' && !mayFail.has(rule))) return false;
  const permitting = [
    ...match,
    ...open.filter(({ couldMatch }) => couldMatch).map(({ rule }) => rule),
  ];
  return policy.rulesets.every(({ name, kind }) =>
    name === 'pstn-ban'
      ? kind === 'ban'
      : kind === 'allow-list' &&
        permitting.some((rule) => rule.ruleset === name && rule.effect === 'permit'),
  );
}
