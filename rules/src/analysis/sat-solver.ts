import type { SpendingMeter } from './budget.js';
import { ActivityHeap } from './activity-heap.js';

/** A literal: twice the variable, plus one where it is denied. */
export type Literal = number;

interface Clause {
  readonly literals: Int32Array;
  readonly isLearnt: boolean;
  /** Number of decision levels among its literals when it was learnt: low is worth keeping. */
  readonly spread: number;
  isDropped: boolean;
}

const UNSET = -1;
const RESTART_UNIT = 64;
const FIRST_LEARNT_LIMIT = 4000;
const DECAY = 1 / 0.95;

/**
 * Says whether clauses can be met together: conflict-driven clause learning with two watched literals, activity order, saved
 * phases, Luby restarts, and removal of learnt clauses that spread wide.
 *
 * Clauses may be added between questions; a question is asked under assumptions, which leave nothing behind.
 */
export class SatSolver {
  #values = new Int8Array(0);
  #levels = new Int32Array(0);
  #reasons: (Clause | undefined)[] = [];
  #phases = new Int8Array(0);
  #seen = new Uint8Array(0);
  readonly #watches: Clause[][] = [];
  readonly #trail: Literal[] = [];
  readonly #levelStarts: number[] = [];
  readonly #order = new ActivityHeap();
  #learnt: Clause[] = [];
  #learntLimit = FIRST_LEARNT_LIMIT;
  #head = 0;
  #count = 0;
  #bump = 1;
  #isBroken = false;

  constructor(private readonly meter: SpendingMeter) {}

  newVariable(): number {
    const variable = this.#count++;
    if (variable >= this.#values.length) this.#widen();
    this.#values[variable] = UNSET;
    this.#watches.push([], []);
    this.#order.add(variable);
    return variable;
  }

  /** Adds a clause; to be called between questions only. */
  addClause(given: readonly Literal[]): void {
    this.#backTo(0);
    const literals: Literal[] = [];
    const distinct = new Set(given);
    for (const literal of distinct) {
      const value = this.#valueOf(literal);
      if (value === 1 || distinct.has(literal ^ 1)) return;
      if (value === UNSET) literals.push(literal);
    }
    if (literals.length === 0) this.#isBroken = true;
    else if (literals.length === 1) {
      this.#assign(literals[0]!, undefined);
      if (this.#propagate() !== undefined) this.#isBroken = true;
    } else this.#attach(literals, false, 0);
  }

  /** @returns whether all clauses can be met together with the assumptions @throws BudgetSpent */
  solve(assumptions: readonly Literal[]): boolean {
    this.#backTo(0);
    if (this.#isBroken) return false;
    for (let round = 1; ; round++) {
      const answer = this.#search(assumptions, RESTART_UNIT * luby(round));
      if (answer !== undefined) return answer;
      this.#backTo(0);
      if (this.#learnt.length > this.#learntLimit) this.#dropLearnt();
    }
  }

  /** Value of a variable in the assignment found last; false where it does not matter. */
  isTrue(variable: number): boolean {
    return this.#values[variable] === 1;
  }

  #search(assumptions: readonly Literal[], conflictsAllowed: number): boolean | undefined {
    for (let conflicts = 0; ;) {
      this.meter.takeStep();
      const conflict = this.#propagate();
      if (conflict !== undefined) {
        if (this.#levelStarts.length === 0) {
          this.#isBroken = true;
          return false;
        }
        conflicts++;
        this.#learnFrom(conflict);
        continue;
      }
      if (conflicts >= conflictsAllowed) return undefined;
      const next = this.#nextDecision(assumptions);
      if (next === 'refused') return false;
      if (next === undefined) return true;
      this.#levelStarts.push(this.#trail.length);
      if (this.#valueOf(next) === UNSET) this.#assign(next, undefined);
    }
  }

  /** Assumptions first, each on a level of its own; undefined: everything is assigned. */
  #nextDecision(assumptions: readonly Literal[]): Literal | 'refused' | undefined {
    const level = this.#levelStarts.length;
    if (level < assumptions.length) {
      const assumption = assumptions[level]!;
      return this.#valueOf(assumption) === 0 ? 'refused' : assumption;
    }
    for (;;) {
      const variable = this.#order.takeFirst();
      if (variable === undefined) return undefined;
      if (this.#values[variable] === UNSET)
        return variable * 2 + (this.#phases[variable] === 1 ? 0 : 1);
    }
  }

  #propagate(): Clause | undefined {
    while (this.#head < this.#trail.length) {
      const denied = this.#trail[this.#head++]! ^ 1;
      const watching = this.#watches[denied]!;
      let kept = 0;
      for (let i = 0; i < watching.length; i++) {
        const clause = watching[i]!;
        if (clause.isDropped) continue;
        const { literals } = clause;
        if (literals[0] === denied) {
          literals[0] = literals[1]!;
          literals[1] = denied;
        }
        const first = literals[0]!;
        if (this.#valueOf(first) === 1) {
          watching[kept++] = clause;
          continue;
        }
        if (this.#watchAnother(clause)) continue;
        watching[kept++] = clause;
        if (this.#valueOf(first) === 0) {
          for (i++; i < watching.length; i++) watching[kept++] = watching[i]!;
          watching.length = kept;
          this.#head = this.#trail.length;
          return clause;
        }
        this.#assign(first, clause);
      }
      watching.length = kept;
    }
    return undefined;
  }

  #watchAnother(clause: Clause): boolean {
    const { literals } = clause;
    for (let i = 2; i < literals.length; i++) {
      const literal = literals[i]!;
      if (this.#valueOf(literal) === 0) continue;
      literals[i] = literals[1]!;
      literals[1] = literal;
      this.#watches[literal]!.push(clause);
      return true;
    }
    return false;
  }

  /** Learns the clause at the first point through which the conflict is implied, and goes back to where it would have helped. */
  #learnFrom(conflict: Clause): void {
    const level = this.#levelStarts.length;
    const learnt: Literal[] = [0];
    const touched: number[] = [];
    let clause: Clause | undefined = conflict;
    let position = this.#trail.length;
    let open = 0;
    let implied: Literal = -1;
    do {
      for (const literal of clause!.literals) {
        const variable = literal >> 1;
        if (literal === implied || this.#seen[variable] === 1 || this.#levels[variable] === 0)
          continue;
        this.#seen[variable] = 1;
        touched.push(variable);
        this.#bump = this.#order.bump(variable, this.#bump);
        if (this.#levels[variable] === level) open++;
        else learnt.push(literal);
      }
      do implied = this.#trail[--position]!;
      while (this.#seen[implied >> 1] === 0);
      clause = this.#reasons[implied >> 1];
      open--;
    } while (open > 0);
    learnt[0] = implied ^ 1;
    for (const variable of touched) this.#seen[variable] = 0;
    this.#bump *= DECAY;
    this.#useLearnt(learnt);
  }

  #useLearnt(learnt: Literal[]): void {
    let back = 0;
    for (let i = 1; i < learnt.length; i++) {
      const level = this.#levels[learnt[i]! >> 1]!;
      if (level <= back) continue;
      back = level;
      [learnt[1], learnt[i]] = [learnt[i]!, learnt[1]!];
    }
    const spread = new Set(learnt.map((literal) => this.#levels[literal >> 1])).size;
    this.#backTo(back);
    const reason = learnt.length === 1 ? undefined : this.#attach(learnt, true, spread);
    this.#assign(learnt[0]!, reason);
  }

  #attach(given: readonly Literal[], isLearnt: boolean, spread: number): Clause {
    this.meter.takeNode();
    const literals = Int32Array.from(given);
    const clause: Clause = { literals, isLearnt, spread, isDropped: false };
    this.#watches[literals[0]!]!.push(clause);
    this.#watches[literals[1]!]!.push(clause);
    if (isLearnt) this.#learnt.push(clause);
    return clause;
  }

  /** Drops the wider half of what was learnt; at level 0, so that none of it is a reason still needed. */
  #dropLearnt(): void {
    this.#learnt.sort((a, b) => a.spread - b.spread);
    const kept = this.#learnt.length >> 1;
    for (const clause of this.#learnt.splice(kept)) {
      if (clause.spread > 2) clause.isDropped = true;
      else this.#learnt.push(clause);
    }
    this.#learntLimit *= 1.1;
  }

  #assign(literal: Literal, reason: Clause | undefined): void {
    const variable = literal >> 1;
    this.#values[variable] = (literal & 1) ^ 1;
    this.#levels[variable] = this.#levelStarts.length;
    this.#reasons[variable] = reason;
    this.#trail.push(literal);
  }

  #backTo(level: number): void {
    if (this.#levelStarts.length <= level) return;
    const start = this.#levelStarts[level]!;
    for (let i = this.#trail.length - 1; i >= start; i--) {
      const variable = this.#trail[i]! >> 1;
      this.#phases[variable] = this.#values[variable]!;
      this.#values[variable] = UNSET;
      this.#reasons[variable] = undefined;
      this.#order.add(variable);
    }
    this.#trail.length = start;
    this.#levelStarts.length = level;
    this.#head = start;
  }

  #valueOf(literal: Literal): number {
    const value = this.#values[literal >> 1]!;
    return value === UNSET ? UNSET : value ^ (literal & 1);
  }

  #widen(): void {
    const size = Math.max(256, this.#values.length * 2);
    this.#values = widened(this.#values, new Int8Array(size));
    this.#phases = widened(this.#phases, new Int8Array(size));
    this.#levels = widened(this.#levels, new Int32Array(size));
    this.#seen = widened(this.#seen, new Uint8Array(size));
  }
}

function widened<T extends Int8Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The sequence of Luby, Sinclair and Zuckerman: 1 1 2 1 1 2 4 … */
export function luby(round: number): number {
  for (let size = 1; ; size = size * 2 + 1) {
    if (round === size) return (size + 1) / 2;
    if (round < size) return luby(round - (size - 1) / 2);
  }
}
