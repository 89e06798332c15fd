import type { AnalysisBudget } from '../model/analysis.js';
import { BudgetSpent, SpendingMeter } from './budget.js';
import type { CallSpace } from './call-space.js';
import { ClauseEngine } from './clauses.js';
import { Diagrams, EMPTY, type DiagramRef } from './diagram.js';
import type { Formula } from './formulas.js';

/** Whether any possible call is in a set; `unknown`: the budget ended first. */
export type Occupancy = 'empty' | 'occupied' | 'unknown';

/** One call of a set: the classes left for each variable it fixes; all others are free. */
export type CallClasses = ReadonlyMap<number, readonly number[]>;

/** Both engines on one space of calls; each asked by itself. */
export class Engines {
  readonly diagrams: Diagrams;
  readonly #clauses: ClauseEngine;
  readonly #diagramMeter: SpendingMeter;
  readonly #meter: SpendingMeter;

  constructor(
    readonly space: CallSpace,
    budget: AnalysisBudget,
    clock: () => number,
  ) {
    // A set that explodes must leave time for the second engine.
    this.#diagramMeter = new SpendingMeter({ ...budget, ms: budget.ms / 2 }, clock);
    this.diagrams = new Diagrams(space.formulas, orderOf(space), this.#diagramMeter);
    this.#meter = new SpendingMeter(budget, clock);
    this.#clauses = new ClauseEngine(space.formulas, this.#meter);
  }

  get spent(): AnalysisBudget {
    return this.#diagramMeter.spent;
  }

  /** Whether there is no time left for anything. */
  get isLate(): boolean {
    return this.#meter.isLate;
  }

  /** To be called where much is done that neither engine counts. @throws BudgetSpent when the time is over */
  look(): void {
    this.#meter.look();
  }

  byDiagram(formula: Formula): Occupancy {
    return orUnknown(() => this.possible(formula) !== EMPTY);
  }

  bySat(formula: Formula): Occupancy {
    return orUnknown(() => this.#clauses.canHold([this.space.possible, formula]));
  }

  /** A call of a set, by the engine that has one; undefined: none, or out of budget. */
  oneOf(formula: Formula): CallClasses | undefined {
    try {
      const set = this.possible(formula);
      return set === EMPTY ? undefined : this.diagrams.oneOf(set);
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      return this.bySat(formula) === 'occupied' ? this.#clauses.classesFound() : undefined;
    }
  }

  /** The class of each variable in one call of a set that is not empty; free variables take their plainest. @throws BudgetSpent */
  sampleOf(formula: Formula): readonly number[] {
    const call = this.diagrams.oneOf(this.possible(formula));
    return this.space.formulas.sizes.map((_, variable) => call.get(variable)?.[0] ?? 0);
  }

  /** The possible calls of a set. @throws BudgetSpent */
  possible(formula: Formula): DiagramRef {
    return this.diagrams.both(this.diagrams.of(this.space.possible), this.diagrams.of(formula));
  }

  /** Whether no possible call is in a set. @throws BudgetSpent */
  isEmpty(formula: Formula): boolean {
    return this.possible(formula) === EMPTY;
  }
}

function orUnknown(isOccupied: () => boolean): Occupancy {
  try {
    return isOccupied() ? 'occupied' : 'empty';
  } catch (error) {
    if (error instanceof BudgetSpent) return 'unknown';
    throw error;
  }
}

/** Facts that many others depend on come first: what kind of call it is. */
function orderOf({ partition, formulas }: CallSpace): readonly number[] {
  const rank = (variable: number): number => {
    const fact = partition.variables[variable]!.facts[0]!;
    const at = FIRST.findIndex((prefix) => fact.startsWith(prefix));
    return at < 0 ? FIRST.length : at;
  };
  return formulas.sizes.map((_, variable) => variable).sort((a, b) => rank(a) - rank(b) || a - b);
}

const FIRST = [
  'attempt.businessNumber',
  'flow.',
  'attempt.',
  'legs.',
  'permission.',
  'businessNumber.',
  'limits.',
];
