import type { Facts } from '../model/fact.js';
import type { CompiledPolicy } from './compile-policy.js';
import type { CompiledRule } from './compiled-rule.js';
import { visitCandidates } from './rule-index.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from './truth.js';

/** The rules that matched or stayed unknown, each list in policy order; every other rule did not match. */
export interface Evaluation {
  readonly match: readonly CompiledRule[];
  readonly unknown: readonly CompiledRule[];
  /** Those of `unknown` whose evaluation failed. */
  readonly failed: ReadonlySet<CompiledRule>;
}

const NONE: ReadonlySet<CompiledRule> = new Set();

/** Decides every rule alone, synchronously; keeps no state between calls. */
export function evaluate(policy: CompiledPolicy, facts: Facts): Evaluation {
  const match: CompiledRule[] = [];
  const unknown: CompiledRule[] = [];
  let failed: Set<CompiledRule> | undefined;
  visitCandidates(policy.index, facts, (rule) => {
    let outcome: Kleene;
    try {
      outcome = rule.condition.test(facts);
    } catch {
      // A failing rule must not become a silent pass: unknown denies, and the reason says so.
      (failed ??= new Set()).add(rule);
      outcome = UNKNOWN;
    }
    if (outcome === TRUE) match.push(rule);
    else if (outcome !== FALSE) unknown.push(rule);
  });
  if (match.length > 1) match.sort(byIndex);
  if (unknown.length > 1) unknown.sort(byIndex);
  return { match, unknown, failed: failed ?? NONE };
}

function byIndex(a: CompiledRule, b: CompiledRule): number {
  return a.index - b.index;
}
