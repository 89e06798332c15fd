import type { SuiteTask } from '../bench/suite-report.js';
import type { AuditTask } from '../configuration-audits/audit-task.js';
import type { WhyNotTask } from '../decisions/why-not-task.js';
import type { AnalysisTask } from '../proofs/analysis-task.js';

/** What a thread can be asked to do. */
export type Work = SuiteTask | AnalysisTask | WhyNotTask | AuditTask;

/** Sent back by a thread whose work broke. */
export interface WorkFault {
  readonly fault: string;
}
