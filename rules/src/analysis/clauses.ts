import type { SpendingMeter } from './budget.js';
import { ALWAYS, NEVER, type Formula, type Formulas } from './formulas.js';
import { SatSolver, type Literal } from './sat-solver.js';

/** Up to this many classes every pair of them is excluded by a clause of its own. */
const FEW = 6;

/**
 * Asks the solver about formulas: one variable for each class of a fact, of which exactly one holds, and one for each formula.
 *
 * Nothing of it is shared with the diagrams but the formulas themselves, so that one mistake is not made twice.
 */
export class ClauseEngine {
  readonly #solver: SatSolver;
  readonly #literals = new Map<number, Literal>();
  readonly #classes = new Map<number, readonly Literal[]>();

  constructor(
    private readonly formulas: Formulas,
    meter: SpendingMeter,
  ) {
    this.#solver = new SatSolver(meter);
  }

  /** Whether there are classes for which all formulas hold. @throws BudgetSpent */
  canHold(formulas: readonly Formula[]): boolean {
    if (formulas.includes(NEVER)) return false;
    const asked = formulas.filter((formula) => formula !== ALWAYS);
    return this.#solver.solve(asked.map((formula) => this.#literalOf(formula)));
  }

  /** The class of each variable in the answer found last; a variable no formula reads is left out. */
  classesFound(): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, readonly number[]>();
    for (const [variable, literals] of this.#classes) {
      const at = literals.findIndex((literal) => this.#solver.isTrue(literal >> 1));
      if (at >= 0) found.set(variable, [at]);
    }
    return found;
  }

  #literalOf(formula: Formula): Literal {
    const known = this.#literals.get(formula >> 1);
    if (known !== undefined) return known ^ (formula & 1);
    const node = this.formulas.node(formula);
    const literal =
      node.t === 'atom'
        ? this.#choice(node.variable, node.classes)
        : this.#conjunction(this.#literalOf(node.left), this.#literalOf(node.right));
    this.#literals.set(formula >> 1, literal);
    return literal ^ (formula & 1);
  }

  #conjunction(left: Literal, right: Literal): Literal {
    const both = this.#newLiteral();
    this.#solver.addClause([both ^ 1, left]);
    this.#solver.addClause([both ^ 1, right]);
    this.#solver.addClause([both, left ^ 1, right ^ 1]);
    return both;
  }

  #choice(variable: number, chosen: Uint8Array): Literal {
    const literals = this.#classesOf(variable);
    const inside = literals.filter((_, i) => chosen[i] === 1);
    if (inside.length === 1) return inside[0]!;
    const choice = this.#newLiteral();
    this.#solver.addClause([choice ^ 1, ...inside]);
    for (const literal of inside) this.#solver.addClause([choice, literal ^ 1]);
    return choice;
  }

  #classesOf(variable: number): readonly Literal[] {
    const known = this.#classes.get(variable);
    if (known !== undefined) return known;
    const literals = Array.from({ length: this.formulas.sizes[variable]! }, () =>
      this.#newLiteral(),
    );
    this.#classes.set(variable, literals);
    this.#solver.addClause(literals);
    this.#atMostOne(literals);
    return literals;
  }

  /** Pairs where there are few; else a chain that says "one of those before". */
  #atMostOne(literals: readonly Literal[]): void {
    if (literals.length <= FEW) {
      for (const [i, one] of literals.entries()) {
        for (const other of literals.slice(i + 1)) this.#solver.addClause([one ^ 1, other ^ 1]);
      }
      return;
    }
    let before = literals[0]!;
    for (const literal of literals.slice(1)) {
      this.#solver.addClause([before ^ 1, literal ^ 1]);
      const upToHere = this.#newLiteral();
      this.#solver.addClause([before ^ 1, upToHere]);
      this.#solver.addClause([literal ^ 1, upToHere]);
      before = upToHere;
    }
  }

  #newLiteral(): Literal {
    return this.#solver.newVariable() * 2;
  }
}
