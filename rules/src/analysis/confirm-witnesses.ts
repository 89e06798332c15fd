import type { Analysis, PropertyVerdict, RuleConflict, Witness } from '../model/analysis.js';
import type { Localized } from '../model/localized.js';
import type { PolicyDocument } from '../model/policy.js';
import { secondOpinion } from '../oracle/second-opinion.js';

/**
 * Asks json-rules-engine about every call an analysis shows; where it says something else of any rule, the verdict is `unknown`.
 *
 * Apart from {@link analyse}, which is synchronous, because that engine is not.
 */
export async function confirmWitnesses(
  analysis: Analysis,
  policy: PolicyDocument,
): Promise<Analysis> {
  const confirmed = async (witness: Witness | undefined): Promise<boolean> =>
    witness === undefined || (await secondOpinion(policy, witness.facts)).agrees;
  const properties: PropertyVerdict[] = [];
  for (const property of analysis.properties) {
    const { witness, ...rest } = property;
    properties.push(
      (await confirmed(witness)) ? property : { ...rest, verdict: 'unknown', why: NOT_CONFIRMED },
    );
  }
  const conflicts: RuleConflict[] = [];
  for (const conflict of analysis.conflicts) {
    const { witness, ...rest } = conflict;
    conflicts.push((await confirmed(witness)) ? conflict : rest);
  }
  const { difference } = analysis;
  if (difference === undefined) return { ...analysis, properties, conflicts };
  const classes = [];
  for (const one of difference.classes) if (await confirmed(one.witness)) classes.push(one);
  if (classes.length === difference.classes.length) return { ...analysis, properties, conflicts };
  const equivalent = classes.length > 0 ? 'refuted' : 'unknown';
  return {
    ...analysis,
    properties,
    conflicts,
    difference: { equivalent, classes, complete: false, why: NOT_CONFIRMED },
  };
}

const NOT_CONFIRMED: Localized = {
  en: 'A second rule engine does not answer the call that was found in the same way.',
  ja: '見つかった通話に対する別のルールエンジンの判定が一致しません。',
};
