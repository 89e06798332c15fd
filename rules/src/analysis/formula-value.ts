import { ALWAYS, type Formula, type Formulas } from './formulas.js';

/** Whether a formula holds for one call. @param classes one class for each variable */
export function formulaHolds(
  formulas: Formulas,
  formula: Formula,
  classes: readonly number[],
): boolean {
  const known = new Map<number, boolean>();
  const holds = (one: Formula): boolean => {
    if (one < 2) return one === ALWAYS;
    let value = known.get(one >> 1);
    if (value === undefined) {
      const node = formulas.node(one);
      value =
        node.t === 'atom'
          ? node.classes[classes[node.variable]!] === 1
          : holds(node.left) && holds(node.right);
      known.set(one >> 1, value);
    }
    return value !== ((one & 1) === 1);
  };
  return holds(formula);
}
