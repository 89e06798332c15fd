import type { CompiledPolicy, Decision, Localized } from '@ringfence/rules';
import { listOf, type DecisionRow } from './decision-row.js';

/**
 * What is left to tell of a decision once somebody it concerns was erased: when, what and why by its codes, and nothing of whom.
 *
 * @param policy the version that decided
 */
export function erasedDecision(row: DecisionRow, policy: CompiledPolicy | undefined): Decision {
  return {
    decisionId: row.decision_id,
    attemptId: row.attempt_ref,
    effect: row.effect,
    scenario: row.scenario,
    reasons: listOf(row.reasons).map((code) => ({ code, text: textOf(code, policy) })),
    route: [],
    obligations: [],
    ...(row.valid_until === null ? {} : { validUntil: new Date(row.valid_until).toISOString() }),
    policy: policy?.reference ?? { version: row.version, digest: '' },
    decidedAt: new Date(row.decided_at).toISOString(),
    log: { index: row.idx },
  };
}

/** The sentence of the first rule with the code; a code of the engine's own stands for itself. */
function textOf(code: string, policy: CompiledPolicy | undefined): Localized {
  const rule = policy?.rules.find(({ params }) => params.code === code);
  return rule?.params.text ?? { en: code, ja: code };
}
