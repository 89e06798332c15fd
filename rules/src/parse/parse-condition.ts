import type { FactCatalog } from '../facts/fact-definition.js';
import { OPERATORS, type Operator } from '../model/ruleset.js';
import { checkTypes, isContextFact } from './check-types.js';
import { below, isRecord, refuseUnknownNames, shown, type ProblemList } from './problem-list.js';

/** Fact conditions and groups one rule may hold (I2). */
export const MOST_CONDITIONS = 200;
/** As many with every name put in. */
export const MOST_EXPANDED_CONDITIONS = 1_000;
/** How deep groups may nest within one rule. */
export const DEEPEST_CONDITION = 12;

/** What is needed to judge conditions: the facts there are and the names a ruleset gives. */
export interface ConditionScope {
  readonly catalog: FactCatalog;
  readonly names: ReadonlySet<string>;
  readonly problems: ProblemList;
}

/**
 * Checks one condition and all below it; refuses the shapes in which json-rules-engine would be quietly wrong (D3, D4, D6):
 * empty groups, unknown facts and operators, JSONPath, parameters, names nobody gave.
 *
 * @returns how many conditions were seen
 */
export function checkCondition(
  value: unknown,
  at: string,
  scope: ConditionScope,
  depth = 1,
): number {
  const { problems } = scope;
  if (!isRecord(value)) {
    problems.add('condition-shape', at, `${shown(value)} is no condition: write an object`);
    return 1;
  }
  if (depth > DEEPEST_CONDITION) {
    problems.add('too-deep', at, `conditions nest deeper than ${DEEPEST_CONDITION} levels`);
    return 1;
  }
  const forms = ['all', 'any', 'not', 'condition', 'fact'].filter((form) => form in value);
  if (forms.length !== 1) {
    const found = forms.length === 0 ? 'none of them' : forms.join(', ');
    problems.add(
      'condition-shape',
      at,
      `a condition has one of \`all\`, \`any\`, \`not\`, \`condition\`, \`fact\`; here: ${found}`,
    );
    return 1;
  }
  switch (forms[0]) {
    case 'all':
    case 'any':
      return checkGroup(value, forms[0], at, scope, depth);
    case 'not':
      refuseUnknownNames(value, ['not'], at, problems);
      return 1 + checkCondition(value['not'], below(at, 'not'), scope, depth + 1);
    case 'condition':
      checkName(value, at, scope);
      return 1;
    default:
      checkFact(value, at, scope);
      return 1;
  }
}

function checkGroup(
  value: Record<string, unknown>,
  form: 'all' | 'any',
  at: string,
  scope: ConditionScope,
  depth: number,
): number {
  refuseUnknownNames(value, [form], at, scope.problems);
  const members = value[form];
  if (!Array.isArray(members) || members.length === 0) {
    scope.problems.add(
      'empty-group',
      below(at, form),
      `\`${form}\` needs at least one condition: an empty one would always match elsewhere`,
    );
    return 1;
  }
  let seen = 1;
  (members as unknown[]).forEach((member, i) => {
    seen += checkCondition(member, below(below(at, form), i), scope, depth + 1);
  });
  return seen;
}

function checkName(value: Record<string, unknown>, at: string, scope: ConditionScope): void {
  refuseUnknownNames(value, ['condition'], at, scope.problems);
  const name = value['condition'];
  if (typeof name !== 'string' || !scope.names.has(name)) {
    scope.problems.add(
      'unknown-condition',
      below(at, 'condition'),
      `no condition is named ${shown(name)} in this ruleset`,
    );
  }
}

function checkFact(value: Record<string, unknown>, at: string, scope: ConditionScope): void {
  const { catalog, problems } = scope;
  refuseUnknownNames(value, ['fact', 'operator', 'value'], at, problems);
  const { fact, operator } = value;
  const factKnown =
    typeof fact === 'string' && (Object.hasOwn(catalog, fact) || isContextFact(fact));
  if (!factKnown) {
    problems.add('unknown-fact', below(at, 'fact'), `fact ${shown(fact)} is not in the catalogue`);
  }
  const operatorKnown = (OPERATORS as readonly unknown[]).includes(operator);
  if (!operatorKnown) {
    problems.add(
      'unknown-operator',
      below(at, 'operator'),
      `operator ${shown(operator)} is none of: ${OPERATORS.join(', ')}`,
    );
  }
  if (!('value' in value)) {
    problems.add(
      'missing-field',
      below(at, 'value'),
      'field is missing: give a value to compare with',
    );
  } else if (factKnown && operatorKnown) {
    checkTypes(
      { fact, operator: operator as Operator, value: value['value'] },
      catalog,
      at,
      problems,
    );
  }
}
