import fc from 'fast-check';
import { SpendingMeter } from './budget.js';
import { ClauseEngine } from './clauses.js';
import { Diagrams, EMPTY } from './diagram.js';
import { formulaHolds } from './formula-value.js';
import { Formulas, opposite, type Formula } from './formulas.js';
import { luby } from './sat-solver.js';

const SIZES = [2, 3, 5, 1, 8];
const RUNS = 400;

/** A formula as it is drawn: built anew for each space. */
type Drawn =
  | { readonly t: 'atom'; readonly variable: number; readonly mask: number }
  | { readonly t: 'not'; readonly of: Drawn }
  | { readonly t: 'all' | 'any'; readonly of: readonly Drawn[] };

const { drawn } = fc.letrec<{ drawn: Drawn }>((tie) => ({
  drawn: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      t: fc.constant('atom' as const),
      variable: fc.nat(SIZES.length - 1),
      mask: fc.nat(255),
    }),
    fc.record({ t: fc.constant('not' as const), of: tie('drawn') }),
    fc.record({
      t: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('drawn'), { maxLength: 4 }),
    }),
  ),
}));

function built(formulas: Formulas, one: Drawn): Formula {
  switch (one.t) {
    case 'atom': {
      const size = SIZES[one.variable]!;
      return formulas.among(
        one.variable,
        Uint8Array.from({ length: size }, (_, i) => (one.mask >> i) & 1),
      );
    }
    case 'not':
      return opposite(built(formulas, one.of));
    default: {
      const members = one.of.map((member) => built(formulas, member));
      return one.t === 'all' ? formulas.all(members) : formulas.any(members);
    }
  }
}

/** What a drawn formula means, told without formulas, diagrams or clauses. */
function meant(one: Drawn, classes: readonly number[]): boolean {
  switch (one.t) {
    case 'atom':
      return ((one.mask >> classes[one.variable]!) & 1) === 1;
    case 'not':
      return !meant(one.of, classes);
    case 'all':
      return one.of.every((member) => meant(member, classes));
    default:
      return one.of.some((member) => meant(member, classes));
  }
}

function allClasses(): number[][] {
  return SIZES.reduce<number[][]>(
    (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, at) => [...row, at])),
    [[]],
  );
}

const SPACE = allClasses();

function endless(): SpendingMeter {
  return new SpendingMeter({ nodes: 1e7, ms: 1e9 }, () => 0);
}

describe('The engines', () => {
  it('say of random formulas what trying all classes says', () => {
    const property = fc.property(fc.array(drawn, { minLength: 1, maxLength: 4 }), (list) => {
      const formulas = new Formulas(SIZES);
      const order = SIZES.map((_, variable) => variable).reverse();
      const diagrams = new Diagrams(formulas, order, endless());
      // One solver for all of them: a question leaves nothing behind.
      const clauses = new ClauseEngine(formulas, endless());
      for (const one of list) {
        const formula = built(formulas, one);
        const set = diagrams.of(formula);
        const inside = SPACE.filter((classes) => meant(one, classes));
        for (const classes of SPACE) {
          const isIn = meant(one, classes);
          if (formulaHolds(formulas, formula, classes) !== isIn) return false;
          if (diagrams.holds(set, classes) !== isIn) return false;
        }
        if ((set === EMPTY) !== (inside.length === 0)) return false;
        if (clauses.canHold([formula]) !== inside.length > 0) return false;
        if (inside.length > 0 && !isShown(formulas, formula, diagrams.oneOf(set))) return false;
      }
      return true;
    });
    const result = fc.check(property, { numRuns: RUNS });
    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
  });

  it('agree where conflicts are many: more pigeons than holes', () => {
    for (const [pigeons, holes] of [
      [5, 5],
      [7, 6],
    ] as const) {
      const formulas = new Formulas(Array.from({ length: pigeons }, () => holes));
      const apart: Formula[] = [];
      for (let a = 0; a < pigeons; a++) {
        for (let b = a + 1; b < pigeons; b++) {
          for (let hole = 0; hole < holes; hole++) {
            const here = Uint8Array.from({ length: holes }, (_, i) => (i === hole ? 1 : 0));
            apart.push(opposite(formulas.both(formulas.among(a, here), formulas.among(b, here))));
          }
        }
      }
      const order = formulas.sizes.map((_, variable) => variable);
      const diagrams = new Diagrams(formulas, order, endless());
      expect(diagrams.of(formulas.all(apart)) !== EMPTY).toBe(pigeons <= holes);
      expect(new ClauseEngine(formulas, endless()).canHold(apart)).toBe(pigeons <= holes);
    }
  });

  it('let go of a variable where some class of it would do', () => {
    const property = fc.property(drawn, fc.nat(SIZES.length - 1), (one, variable) => {
      const formulas = new Formulas(SIZES);
      const left = formulas.anyOf(built(formulas, one), (at) => at === variable);
      return SPACE.every((classes) => {
        const some = Array.from({ length: SIZES[variable]! }, (_, at) =>
          classes.with(variable, at),
        );
        return formulaHolds(formulas, left, classes) === some.some((each) => meant(one, each));
      });
    });
    const result = fc.check(property, { numRuns: RUNS });
    expect(result.failed)
      .withContext(fc.defaultReportMessage(result) ?? '')
      .toBeFalse();
  });

  it('restart after 1 1 2 1 1 2 4 units', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 15].map(luby)).toEqual([1, 1, 2, 1, 1, 2, 4, 1, 8]);
  });
});

/** Whether every call of a way into a set is in the set, whatever the free variables are. */
function isShown(
  formulas: Formulas,
  formula: Formula,
  call: ReadonlyMap<number, readonly number[]>,
): boolean {
  const inside = SPACE.filter((classes) =>
    [...call].every(([variable, left]) => classes[variable] === left[0]),
  );
  return inside.length > 0 && inside.every((classes) => formulaHolds(formulas, formula, classes));
}
