import { mutationReport, type AnalysisBudget, type PolicyDocument } from '@ringfence/rules';
import type { FromMistakes } from './mistake-messages.js';

/** A draft of a thousand rules has thousands of small mistakes; who waits can stop it. */
const BUDGET: AnalysisBudget = { nodes: 2_000_000, ms: 120_000 };

/** How often it is told how far the work is. */
const TELL_EVERY_MS = 100;

/**
 * Tries every small mistake on the cases of all suites of a draft; lives in a worker, since it takes seconds.
 *
 * @param policy null: the draft is none at the moment
 * @param clock milliseconds that only ever grow
 */
export function tryMistakes(
  policy: PolicyDocument | null,
  tell: (message: FromMistakes) => void,
  clock: () => number,
): void {
  if (policy === null) {
    tell({ kind: 'unreadable' });
    return;
  }
  let toldAt = -Infinity;
  const cases = policy.suites.flatMap((suite) => suite.cases);
  const report = mutationReport(policy, cases, {
    clock,
    budget: BUDGET,
    progress(done, total) {
      if (clock() - toldAt < TELL_EVERY_MS) return;
      toldAt = clock();
      tell({ kind: 'progress', done, total });
    },
  });
  tell({ kind: 'done', report });
}
