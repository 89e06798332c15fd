import { Injectable } from '@nestjs/common';
import type { LineSink } from '../http/json-lines.js';
import { DraftAsPolicy } from '../drafts/draft-as-policy.js';
import type { SuiteReport } from './suite-report.js';
import { WorkFailed } from '../threads/work-threads.js';
import { SuiteRuns } from './suite-runs.js';

/** Runs all suites of a draft, and tells of each case as it goes. */
@Injectable()
export class RunDraftSuites {
  constructor(
    private readonly drafts: DraftAsPolicy,
    private readonly runs: SuiteRuns,
  ) {}

  /**
   * @returns the work, which ends when its reader leaves
   * @throws Refusal 404 `draft-unknown`, 422 `not-readable`
   */
  prepare(draftId: string): (sink: LineSink) => Promise<void> {
    const { document } = this.drafts.execute(draftId).policy;
    return async ({ write, signal }) => {
      const tell = (report: SuiteReport): void => void write(report);
      try {
        await this.runs.run(document, tell, signal);
      } catch (error) {
        if (!(error instanceof WorkFailed)) throw error;
        await write({ type: 'failed', code: 'run-failed', message: error.message });
      }
    };
  }
}
