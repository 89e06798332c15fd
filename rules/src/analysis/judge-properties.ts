import { compileCondition } from '../engine/compile-condition.js';
import type { CompiledPolicy } from '../engine/compile-policy.js';
import type { EngineVerdicts, PropertyVerdict, Verdict, Witness } from '../model/analysis.js';
import type { Localized } from '../model/localized.js';
import type { Engines, Occupancy } from './engines.js';
import type { PropertySet } from './property-sets.js';
import { replay, replayRules } from './replay.js';
import { findQuestion, witnessOf } from './witness-search.js';

export type PropertyHead = Pick<
  PropertyVerdict,
  'id' | 'title' | 'from' | 'mandatory' | 'overridable'
>;

/**
 * Judges one property: proved where both engines say so, refuted where a real call shows it, else unknown.
 *
 * What must be possible is proved by a real call and refuted where both engines find none.
 */
export function judgeProperty(
  engines: Engines,
  policy: CompiledPolicy,
  head: PropertyHead,
  set: PropertySet,
): PropertyVerdict {
  const { kind, calls } = set;
  const found = { diagram: engines.byDiagram(calls), sat: engines.bySat(calls) };
  const says = (occupancy: Occupancy): Verdict =>
    occupancy === 'unknown'
      ? 'unknown'
      : (occupancy === 'empty') === (kind === 'never')
        ? 'proved'
        : 'refuted';
  const verdicts: EngineVerdicts = { diagram: says(found.diagram), sat: says(found.sat) };
  const told = { ...head, engines: verdicts };
  if (found.diagram === 'empty' && found.sat === 'empty') {
    return { ...told, verdict: kind === 'never' ? 'proved' : 'refuted' };
  }
  if (found.diagram !== found.sat && !Object.values(found).includes('unknown')) {
    return { ...told, verdict: 'unknown', why: ENGINES_DIFFER };
  }
  if (!Object.values(found).includes('occupied'))
    return { ...told, verdict: 'unknown', why: OUT_OF_BUDGET };
  const witness = witnessIn(engines, policy, set);
  if (witness === undefined) return { ...told, verdict: 'unknown', why: NOT_SHOWN };
  return { ...told, verdict: kind === 'never' ? 'refuted' : 'proved', witness };
}

function witnessIn(
  engines: Engines,
  policy: CompiledPolicy,
  { kind, calls, scope, effect, about }: PropertySet,
): Witness | undefined {
  const ask = scope === 'rules' ? replayRules : replay;
  const found = findQuestion(engines, policy, calls, (question) => {
    const answer = ask(policy, question);
    return answer?.decision.effect === effect ? answer : undefined;
  });
  const hangsOn = about === undefined ? [] : [compileCondition(about, {})];
  // A call that has to be possible is no offence.
  return found && witnessOf(found, hangsOn, kind === 'some' ? { isRight: true } : {});
}

export const OUT_OF_BUDGET: Localized = {
  en: 'Time or memory granted for the proof ran out.',
  ja: '証明に割り当てられた時間またはメモリを使い切りました。',
};
const ENGINES_DIFFER: Localized = {
  en: 'The two engines disagree; please report it.',
  ja: '2つの検証エンジンの結果が一致しません。不具合としてご報告ください。',
};
const NOT_SHOWN: Localized = {
  en: 'It could not be proved, and no real call was found that shows the opposite.',
  ja: '証明できず、反例となる実際の通話も見つかりませんでした。',
};
