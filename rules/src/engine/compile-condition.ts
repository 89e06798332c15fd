import type { Condition } from '../model/ruleset.js';
import { compileLeaf } from './compile-leaf.js';
import type { ConditionNode, Test } from './condition-node.js';
import { FALSE, TRUE, UNKNOWN } from './truth.js';

type NamedConditions = Readonly<Record<string, Condition>>;

/**
 * Compiles a condition into a tree of tests; named conditions are inlined.
 *
 * Total on anything the parser would have refused: an empty group, a missing or cyclic name and a shape nobody knows are
 * unknown, which denies (D3).
 */
export function compileCondition(
  condition: Condition,
  named: NamedConditions,
  within: readonly string[] = [],
): ConditionNode {
  if ('all' in condition) return group('all', condition.all, named, within);
  if ('any' in condition) return group('any', condition.any, named, within);
  if ('not' in condition) {
    const of = compileCondition(condition.not, named, within);
    return { t: 'not', of, test: negation(of.test) };
  }
  if ('condition' in condition) {
    const name = condition.condition;
    const meant = Object.hasOwn(named, name) && !within.includes(name) ? named[name] : undefined;
    const of: ConditionNode =
      meant === undefined
        ? { t: 'any', of: [], test: undecided }
        : compileCondition(meant, named, [...within, name]);
    return { t: 'named', name, of, test: of.test };
  }
  return compileLeaf(condition);
}

const undecided: Test = () => UNKNOWN;

function group(
  t: 'all' | 'any',
  members: readonly Condition[],
  named: NamedConditions,
  within: readonly string[],
): ConditionNode {
  const of = members.map((member) => compileCondition(member, named, within));
  const tests = of.map((node) => node.test);
  const test =
    tests.length === 0 ? undecided : t === 'all' ? conjunction(tests) : disjunction(tests);
  return { t, of, test };
}

function conjunction(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0]!;
  return (facts) => {
    let result: 1 | 2 = TRUE;
    for (let i = 0; i < tests.length; i++) {
      const one = tests[i]!(facts);
      if (one === FALSE) return FALSE;
      if (one === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
}

function disjunction(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0]!;
  return (facts) => {
    let result: 0 | 2 = FALSE;
    for (let i = 0; i < tests.length; i++) {
      const one = tests[i]!(facts);
      if (one === TRUE) return TRUE;
      if (one === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
}

function negation(test: Test): Test {
  return (facts) => {
    const result = test(facts);
    return result === UNKNOWN ? UNKNOWN : result === TRUE ? FALSE : TRUE;
  };
}
