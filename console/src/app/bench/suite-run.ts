import { computed, signal } from '@angular/core';
import type { Suite, TestCase } from '@ringfence/rules';
import type { BenchResult } from './bench-answer.js';

export interface SuiteCase {
  readonly suite: string;
  readonly test: TestCase;
}

export interface FailedCase extends SuiteCase {
  readonly result: BenchResult;
}

/** Small enough that progress moves and a cancel is felt, large enough that the way there does not dominate. */
export const CHUNK = 40;

type Phase = 'idle' | 'running' | 'done' | 'cancelled' | 'failed';

/** Asks every case of the shipped suites in chunks, and keeps what failed. */
export class SuiteRun {
  private readonly state = signal<Phase>('idle');
  private readonly answered = signal(0);
  private readonly failed = signal<readonly FailedCase[]>([]);
  private cancelled = false;

  readonly phase = this.state.asReadonly();
  readonly done = this.answered.asReadonly();
  readonly failures = this.failed.asReadonly();
  readonly total: number;
  readonly share = computed(() => (this.total === 0 ? 0 : this.answered() / this.total));

  private readonly cases: readonly SuiteCase[];

  constructor(
    suites: readonly Suite[],
    private readonly ask: (cases: readonly TestCase[]) => Promise<readonly BenchResult[]>,
  ) {
    this.cases = suites.flatMap((suite) =>
      suite.cases.map((test) => ({ suite: suite.name, test })),
    );
    this.total = this.cases.length;
  }

  /** Runs to the end, to a cancel, or to the first chunk that could not be asked; that error is passed on. */
  async start(): Promise<void> {
    this.state.set('running');
    try {
      for (let at = 0; at < this.cases.length && !this.cancelled; at += CHUNK) {
        const chunk = this.cases.slice(at, at + CHUNK);
        const results = await this.ask(chunk.map(({ test }) => test));
        const failed = chunk.flatMap((each, index) =>
          passed(results[index]) ? [] : [{ ...each, result: results[index] }],
        );
        this.failed.update((before) => [...before, ...failed]);
        this.answered.update((count) => count + chunk.length);
      }
      this.state.set(this.cancelled && this.answered() < this.total ? 'cancelled' : 'done');
    } catch (error) {
      this.state.set('failed');
      throw error;
    }
  }

  /** The chunk under way is still answered; no further one is asked. */
  cancel(): void {
    this.cancelled = true;
  }
}

/** A case without an expectation passes when it can be answered at all. */
function passed(result: BenchResult | undefined): boolean {
  return result?.decision !== undefined && result.pass !== false;
}
