import type { AnalysisBudget } from '../model/analysis.js';

/** What was granted is spent: nothing is known about what was being asked. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

const STEPS_BETWEEN_LOOKS = 1024;

/** Counts nodes and time of one analysis, and ends it where either runs out. */
export class SpendingMeter {
  readonly #started: number;
  #nodes = 0;
  #steps = 0;
  #late = false;

  /** @param clock milliseconds that only ever grow, from any origin */
  constructor(
    private readonly budget: AnalysisBudget,
    private readonly clock: () => number,
  ) {
    this.#started = clock();
  }

  /** @throws BudgetSpent when there is no node left */
  takeNode(): void {
    if (++this.#nodes > this.budget.nodes) throw new BudgetSpent();
    this.takeStep();
  }

  /** @throws BudgetSpent when the time is over */
  takeStep(): void {
    if (this.#late) throw new BudgetSpent();
    if (++this.#steps % STEPS_BETWEEN_LOOKS === 0) this.look();
  }

  /** Reads the clock at once, where a step is long. @throws BudgetSpent when the time is over */
  look(): void {
    if (this.isLate) throw new BudgetSpent();
  }

  /** Whether the time is over. */
  get isLate(): boolean {
    this.#late ||= this.clock() - this.#started > this.budget.ms;
    return this.#late;
  }

  get spent(): AnalysisBudget {
    return { nodes: this.#nodes, ms: this.clock() - this.#started };
  }
}
