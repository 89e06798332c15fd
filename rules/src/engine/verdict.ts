import type { Effect, Judgement, Reason, ScenarioId } from '../model/decision.js';
import type { CompiledRule } from './compiled-rule.js';

/** What the rules say of one set of facts, before the invariant has its last word. */
export interface Verdict {
  readonly effect: Effect;
  /** Never empty; of a deny every rule that denied, of a permit the rules that permitted. */
  readonly reasons: readonly Reason[];
  /** The flow named by the matching routing permit, on denies too; null: none. */
  readonly scenario: ScenarioId | null;
  /** Matching routing permits, highest priority first. */
  readonly permits: readonly CompiledRule[];
  readonly outcomes: Judgement['outcomes'];
}
