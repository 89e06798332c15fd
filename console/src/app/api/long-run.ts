import { computed, inject, signal } from '@angular/core';
import type { Observable, Subscription } from 'rxjs';
import { failureOf, type Failure } from './problem.js';
import { ServerClock } from './server-clock.js';

/** Lines every long answer may have beside its own. */
export type RunLine =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'failed'; readonly code: string; readonly message: string };

/** How far long work on the server has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Seconds, guessed from the pace so far; null while there is none. */
  readonly secondsLeft: number | null;
}

/** Long work on the server that tells line by line how far it is, and can be stopped. */
export class LongRun<Line extends { readonly type: string }> {
  private readonly clock = inject(ServerClock);
  private readonly come = signal<Progress | null>(null);
  private readonly failed = signal<Failure | null>(null);
  private readonly stopped = signal(false);
  private work: Subscription | null = null;

  readonly progress = this.come.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly cancelled = this.stopped.asReadonly();
  readonly running = computed(() => this.come() !== null);

  /** Begins; whatever still ran is stopped. @param take is given every line but progress and failure */
  start(lines: Observable<Line>, take: (line: Line) => void): void {
    this.work?.unsubscribe();
    this.failed.set(null);
    this.stopped.set(false);
    this.come.set({ done: 0, total: 0, secondsLeft: null });
    const began = this.clock.now();
    this.work = lines.subscribe({
      next: (line) => {
        if (isProgress(line)) this.come.set(progressOf(line, this.clock.now() - began));
        else if (isFailed(line))
          this.fail({ ...NOTHING_KNOWN, code: line.code, detail: line.message });
        else take(line);
      },
      error: (error: unknown) => this.fail(failureOf(error)),
      complete: () => this.come.set(null),
    });
  }

  /** Stops the work on the server too. */
  cancel(): void {
    if (this.work === null || !this.running()) return;
    this.work.unsubscribe();
    this.come.set(null);
    this.stopped.set(true);
  }

  private fail(failure: Failure): void {
    this.failed.set(failure);
    this.come.set(null);
    this.work?.unsubscribe();
  }
}

const NOTHING_KNOWN: Failure = { status: 200, code: '', detail: '', requestId: null, problems: [] };

function isProgress<T extends { type: string }>(
  line: T,
): line is T & RunLine & { type: 'progress' } {
  return line.type === 'progress';
}

function isFailed<T extends { type: string }>(line: T): line is T & RunLine & { type: 'failed' } {
  return line.type === 'failed';
}

function progressOf({ done, total }: { done: number; total: number }, ms: number): Progress {
  const secondsLeft = done === 0 ? null : Math.ceil(((ms / done) * (total - done)) / 1000);
  return { done, total, secondsLeft };
}
