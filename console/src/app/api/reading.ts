import { signal } from '@angular/core';
import { failureOf, type Failure } from './problem.js';

/** Something read from the server: what is known, what failed, and whether it is being asked for. Old answers stay until new ones come. */
export class Reading<T> {
  private readonly known = signal<T | null>(null);
  private readonly failed = signal<Failure | null>(null);
  private readonly asking = signal(false);
  private turn = 0;

  readonly value = this.known.asReadonly();
  readonly failure = this.failed.asReadonly();
  readonly busy = this.asking.asReadonly();

  /** Asks; an answer that a later question has overtaken is dropped. Answers whether this one counted. */
  async ask(question: () => Promise<T>): Promise<boolean> {
    const turn = ++this.turn;
    this.asking.set(true);
    try {
      const value = await question();
      if (turn !== this.turn) return false;
      this.known.set(value);
      this.failed.set(null);
      return true;
    } catch (error) {
      if (turn === this.turn) this.failed.set(failureOf(error));
      return false;
    } finally {
      if (turn === this.turn) this.asking.set(false);
    }
  }

  change(change: (value: T) => T): void {
    this.known.update((value) => (value === null ? null : change(value)));
  }

  forget(): void {
    this.turn++;
    this.known.set(null);
    this.failed.set(null);
    this.asking.set(false);
  }
}
