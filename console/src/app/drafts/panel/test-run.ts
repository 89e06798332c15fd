import type { Coverage, DraftPolicy } from '@ringfence/rules';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { SuiteLine } from '../../api/change-wire.js';
import { LongRun } from '../../api/long-run.js';
import { ServerClock } from '../../api/server-clock.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftSaving } from '../desk/draft-saving.js';
import { DraftSource } from '../draft-source.js';

export type CaseLine = Extract<SuiteLine, { type: 'case' }>;

/** What a run of all cases found, and of which text. */
export interface TestResult {
  readonly passed: number;
  readonly failed: number;
  readonly unexpecting: number;
  readonly coverage: Coverage;
  readonly cases: readonly CaseLine[];
  readonly at: number;
  readonly policy: DraftPolicy;
}

/** Runs every case of the draft on the server, as it was saved last. */
@Injectable()
export class TestRun {
  private readonly desk = inject(DraftDesk);
  private readonly saving = inject(DraftSaving);
  private readonly source = inject(DraftSource);
  private readonly clock = inject(ServerClock);
  private readonly found = signal<TestResult | null>(null);
  private readonly run = new LongRun<SuiteLine>();
  private readonly preparing = signal(false);

  readonly result = this.found.asReadonly();
  readonly progress = this.run.progress;
  readonly failure = this.run.failure;
  readonly cancelled = this.run.cancelled;
  readonly running = computed(() => this.preparing() || this.run.running());
  /** The text has changed since. */
  readonly stale = computed(() => {
    const result = this.found();
    return result !== null && result.policy !== this.desk.policy();
  });
  /** Outcome of each case by `<suite>` and `<name>`. */
  readonly outcomes = computed(
    () => new Map((this.found()?.cases ?? []).map((each) => [keyOf(each.suite, each.name), each])),
  );

  async start(): Promise<void> {
    const head = this.desk.head();
    if (head === null || this.running()) return;
    this.preparing.set(true);
    await this.saving.flush();
    this.preparing.set(false);
    const policy = this.desk.policy();
    const cases: CaseLine[] = [];
    this.run.start(this.source.runSuites(head.id), (line) => {
      if (line.type === 'case') cases.push(line);
      else if (line.type === 'done') {
        const { passed, failed, unexpecting, coverage } = line;
        const at = this.clock.now();
        this.found.set({ passed, failed, unexpecting, coverage, cases, at, policy });
      }
    });
  }

  cancel(): void {
    this.run.cancel();
  }
}

export function keyOf(suite: string, name: string): string {
  return JSON.stringify([suite, name]);
}
