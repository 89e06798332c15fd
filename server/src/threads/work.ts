import type { SuiteTask } from '../bench/suite-report.js';
import type { WhyNotTask } from '../decisions/why-not-task.js';
import type { AnalysisTask } from '../proofs/analysis-task.js';

/** What a thread can be asked to do with a policy. */
export type Work = SuiteTask | AnalysisTask | WhyNotTask;

/** Sent back by a thread whose work broke. */
export interface WorkFault {
  readonly fault: string;
}
