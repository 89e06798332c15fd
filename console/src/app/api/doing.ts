import { signal } from '@angular/core';
import { failureOf, type Failure } from './problem.js';

/** Something a person does on the server: whether it is under way, and why it did not work. */
export class Doing {
  private readonly failed = signal<Failure | null>(null);
  private readonly working = signal(false);

  readonly failure = this.failed.asReadonly();
  readonly busy = this.working.asReadonly();

  /** Does it, unless it is being done already. Answers whether it was done. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.working()) return false;
    this.working.set(true);
    this.failed.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.failed.set(failureOf(error));
      return false;
    } finally {
      this.working.set(false);
    }
  }

  forget(): void {
    this.failed.set(null);
  }
}
