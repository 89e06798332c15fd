import { Injectable } from '@nestjs/common';
import type { PolicyDocument } from '@ringfence/rules';
import { WorkThreads } from '../threads/work-threads.js';
import type { AnalysisMessage, Proofs } from './analysis-task.js';

/** Analyses policies on a thread of their own: what is written to explode ends as `unknown` there, and no decision waits. */
@Injectable()
export class AnalysisRuns {
  constructor(private readonly threads: WorkThreads) {}

  /**
   * @param previous the policy to tell the differences from
   * @param signal ends the analysis at once
   * @throws WorkFailed when it was cut off, took too long or broke
   */
  async run(
    document: PolicyDocument,
    previous?: PolicyDocument,
    signal?: AbortSignal,
  ): Promise<Proofs> {
    let proofs: Proofs | undefined;
    const hear = (message: AnalysisMessage): boolean => {
      ({ proofs } = message);
      return true;
    };
    const compared = previous === undefined ? {} : { previous };
    await this.threads.run({ kind: 'analysis', document, ...compared }, hear, signal);
    return proofs!;
  }
}
