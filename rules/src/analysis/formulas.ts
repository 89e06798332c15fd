/** A formula, as a reference into {@link Formulas}: an even number is a node, the odd one after it the opposite. */
export type Formula = number;

export const NEVER: Formula = 0;
export const ALWAYS: Formula = 1;

export function opposite(formula: Formula): Formula {
  return formula ^ 1;
}

/** What a node is: a choice among the classes of one variable, or two formulas that both hold. */
export type FormulaNode =
  | { readonly t: 'atom'; readonly variable: number; readonly classes: Uint8Array }
  | { readonly t: 'both'; readonly left: Formula; readonly right: Formula };

/**
 * Formulas over variables of a few classes each, every one of them kept once: equal ones are the same number.
 *
 * Both engines read them; neither knows of facts or rules.
 */
export class Formulas {
  readonly #nodes: (FormulaNode | undefined)[] = [undefined];
  readonly #known = new Map<string | number, Formula>();

  /** @param sizes number of classes of each variable */
  constructor(readonly sizes: readonly number[]) {}

  node(formula: Formula): FormulaNode {
    return this.#nodes[formula >> 1]!;
  }

  get count(): number {
    return this.#nodes.length;
  }

  /** Holds where the variable has one of the classes. @param classes 1 for each class that is one of them */
  among(variable: number, classes: Uint8Array): Formula {
    const count = classes.reduce((sum, one) => sum + one, 0);
    if (count === 0) return NEVER;
    if (count === classes.length) return ALWAYS;
    // The first class is in no stored set, so that a choice and its opposite share a node.
    if (classes[0] === 1)
      return opposite(
        this.#atom(
          variable,
          classes.map((one) => 1 - one),
        ),
      );
    return this.#atom(variable, classes);
  }

  both(left: Formula, right: Formula): Formula {
    if (left === NEVER || right === NEVER || left === opposite(right)) return NEVER;
    if (left === ALWAYS || left === right) return right;
    if (right === ALWAYS) return left;
    const merged = this.#mergedChoice(left, right);
    if (merged !== undefined) return merged;
    const [one, other] = left < right ? [left, right] : [right, left];
    const key = one * 2 ** 26 + other;
    return this.#known.get(key) ?? this.#add(key, { t: 'both', left: one, right: other });
  }

  either(left: Formula, right: Formula): Formula {
    return opposite(this.both(opposite(left), opposite(right)));
  }

  /** Pairs of pairs rather than a chain, so that no walk goes deep. */
  all(formulas: readonly Formula[]): Formula {
    let row: readonly Formula[] = formulas;
    while (row.length > 1) {
      const next: Formula[] = [];
      for (let i = 0; i < row.length; i += 2) {
        next.push(i + 1 < row.length ? this.both(row[i]!, row[i + 1]!) : row[i]!);
      }
      row = next;
    }
    return row[0] ?? ALWAYS;
  }

  any(formulas: readonly Formula[]): Formula {
    return opposite(this.all(formulas.map(opposite)));
  }

  differs(left: Formula, right: Formula): Formula {
    return this.either(this.both(left, opposite(right)), this.both(opposite(left), right));
  }

  /** Where a formula holds for some class of each variable that is let go of. */
  anyOf(formula: Formula, isFree: (variable: number) => boolean): Formula {
    let left = formula;
    for (const variable of this.variablesOf(formula)) {
      if (!isFree(variable)) continue;
      const size = this.sizes[variable]!;
      left = this.any(Array.from({ length: size }, (_, at) => this.#given(left, variable, at)));
    }
    return left;
  }

  variablesOf(formula: Formula): ReadonlySet<number> {
    const variables = new Set<number>();
    const seen = new Set<number>();
    const walk = (one: Formula): void => {
      if (one < 2 || seen.has(one >> 1)) return;
      seen.add(one >> 1);
      const node = this.node(one);
      if (node.t === 'atom') variables.add(node.variable);
      else {
        walk(node.left);
        walk(node.right);
      }
    };
    walk(formula);
    return variables;
  }

  /** A formula where one variable has a class. */
  #given(formula: Formula, variable: number, at: number): Formula {
    if (formula < 2) return formula;
    const node = this.node(formula);
    const made =
      node.t === 'both'
        ? this.both(this.#given(node.left, variable, at), this.#given(node.right, variable, at))
        : node.variable !== variable
          ? formula & ~1
          : node.classes[at] === 1
            ? ALWAYS
            : NEVER;
    return made ^ (formula & 1);
  }

  #atom(variable: number, classes: Uint8Array): Formula {
    const key = `${variable}:${classes.join('')}`;
    return this.#known.get(key) ?? this.#add(key, { t: 'atom', variable, classes });
  }

  #mergedChoice(left: Formula, right: Formula): Formula | undefined {
    const [one, other] = [this.#nodes[left >> 1], this.#nodes[right >> 1]];
    if (one?.t !== 'atom' || other?.t !== 'atom' || one.variable !== other.variable)
      return undefined;
    const [ofLeft, ofRight] = [left & 1, right & 1];
    return this.among(
      one.variable,
      one.classes.map((is, i) => (is ^ ofLeft) & (other.classes[i]! ^ ofRight)),
    );
  }

  #add(key: string | number, node: FormulaNode): Formula {
    const formula = this.#nodes.length * 2;
    this.#nodes.push(node);
    this.#known.set(key, formula);
    return formula;
  }
}
