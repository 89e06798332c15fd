import { Injectable } from '@nestjs/common';
import type { PolicyDocument } from '@ringfence/rules';
import { WorkThreads } from '../threads/work-threads.js';
import type { SuiteMessage, SuiteReport } from './suite-report.js';

/** Runs the suites of a policy on a thread of its own; a run can be cut off at any case. */
@Injectable()
export class SuiteRuns {
  constructor(private readonly threads: WorkThreads) {}

  /**
   * @param tell hears every report, in order
   * @param signal ends the run at once
   * @throws WorkFailed when it was cut off, took too long or broke
   */
  run(
    document: PolicyDocument,
    tell: (report: SuiteReport) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const hear = ({ reports }: SuiteMessage): boolean => {
      reports.forEach(tell);
      return reports.at(-1)?.type === 'done';
    };
    return this.threads.run({ kind: 'suites', document }, hear, signal);
  }
}
