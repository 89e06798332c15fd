import { computed, signal } from '@angular/core';

/** A state of the text, and where it was changed to become so. */
interface Step<T> {
  readonly state: T;
  readonly at: string;
}

/** So many steps can be taken back. States share what did not change, so a step costs what it changed. */
const DEEPEST = 300;

/** What was typed, step by step, across all views of it. */
export class EditHistory<T> {
  private readonly past = signal<readonly Step<T>[]>([]);
  private readonly future = signal<readonly Step<T>[]>([]);
  /** Typing goes on in the step it began, until it pauses or goes on elsewhere. */
  private open: string | null = null;

  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);

  /**
   * Remembers the state before a change.
   *
   * @param at place that changes; shown again when the change is taken back
   * @param typing names what is being typed: changes of the same name are one step until {@link pause}
   */
  record(before: T, at: string, typing: string | null): void {
    this.future.set([]);
    if (typing !== null && typing === this.open) return;
    this.open = typing;
    this.past.update((steps) => [...steps.slice(1 - DEEPEST), { state: before, at }]);
  }

  /** The next change begins a step of its own. */
  pause(): void {
    this.open = null;
  }

  /** @returns the state before the last step, and where it differs; null: there is none */
  undo(now: T): Step<T> | null {
    return this.go(this.past, this.future, now);
  }

  redo(now: T): Step<T> | null {
    return this.go(this.future, this.past, now);
  }

  /** Brings what somebody else changed into every state, so that taking back one's own steps does not take back theirs. */
  rebase(change: (state: T) => T): void {
    const each = (steps: readonly Step<T>[]): readonly Step<T>[] =>
      steps.map((step) => ({ ...step, state: change(step.state) }));
    this.past.update(each);
    this.future.update(each);
    this.pause();
  }

  clear(): void {
    this.past.set([]);
    this.future.set([]);
    this.pause();
  }

  private go(from: typeof this.past, to: typeof this.past, now: T): Step<T> | null {
    const step = from().at(-1);
    if (step === undefined) return null;
    from.update((steps) => steps.slice(0, -1));
    to.update((steps) => [...steps, { state: now, at: step.at }]);
    this.pause();
    return step;
  }
}
