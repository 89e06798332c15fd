import { analyse, certify, confirmWitnesses } from '@ringfence/rules';
import { SystemClock } from '../runtime/system-clock.js';
import type { AnalysisMessage, AnalysisTask } from './analysis-task.js';

/** Proves what there is to prove of a policy; every call that is shown was asked of json-rules-engine too. */
export async function runAnalysis(
  { document, previous }: AnalysisTask,
  tell: (message: AnalysisMessage) => void,
): Promise<void> {
  const compared = previous === undefined ? {} : { previous };
  const clock = new SystemClock();
  const shown = analyse(document, { clock: () => clock.monotonic(), ...compared });
  const analysis = await confirmWitnesses(shown, document);
  tell({ proofs: { analysis, certificate: certify(document, analysis) } });
}
