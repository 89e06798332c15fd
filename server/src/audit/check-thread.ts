import type { LogFinding } from './log-finding.js';

/** Asks to look at all that is signed now, without a pause; answered by a report with the same number. */
export interface CheckRequest {
  readonly request: number;
}

/** How far the thread has come. */
export interface CheckReport {
  /** Number of entries that were looked at. */
  readonly checkedTo: number;
  /** Whether all that was signed at the time was looked at. */
  readonly isWhole: boolean;
  readonly finding?: LogFinding;
  readonly request?: number;
}
