import type { FactCatalog, FactDefinition, FactType } from '../facts/fact-definition.js';
import type { Operator } from '../model/ruleset.js';
import { below, isRecord, shown, type ProblemList } from './problem-list.js';

const SCALAR_OF: Readonly<Record<FactType, string>> = {
  boolean: 'boolean',
  string: 'string',
  number: 'number',
  instant: 'number',
  'string-list': 'string',
};

/** Operators that compare by size. */
export const ORDERING_OPERATORS: readonly Operator[] = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
/** Operators that look into a list. */
export const LISTING_OPERATORS: readonly Operator[] = ['contains', 'doesNotContain'];
/** Operators that look for a word in a list. */
export const MEMBERSHIP_OPERATORS: readonly Operator[] = ['in', 'notIn'];

/** Names of facts the attempt brings itself. */
export const CONTEXT_FACT = /^context\.[A-Za-z0-9_.-]{1,100}$/;

/** Facts the attempt brings itself; their type is not known before the call. */
export function isContextFact(name: string): boolean {
  return CONTEXT_FACT.test(name);
}

/**
 * Checks that a condition's operator and value fit its fact, so that no coercion is ever needed (D3): `"5"` is not below 100,
 * a list is not compared with a word, and a word outside a fact's vocabulary cannot stand in a rule.
 */
export function checkTypes(
  condition: { fact: string; operator: Operator; value: unknown },
  catalog: FactCatalog,
  at: string,
  problems: ProblemList,
): void {
  const definition = Object.hasOwn(catalog, condition.fact) ? catalog[condition.fact] : undefined;
  const { operator, value } = condition;
  if (definition !== undefined) checkOperator(condition.fact, definition, operator, at, problems);
  if (isRecord(value)) {
    checkReference(definition, operator, value, catalog, below(at, 'value'), problems);
  } else if (MEMBERSHIP_OPERATORS.includes(operator)) {
    checkList(definition, value, below(at, 'value'), problems);
  } else {
    checkScalar(definition, operator, value, below(at, 'value'), problems);
  }
}

function checkOperator(
  fact: string,
  { type }: FactDefinition,
  operator: Operator,
  at: string,
  problems: ProblemList,
): void {
  const isOrdered = type === 'number' || type === 'instant';
  const fits = ORDERING_OPERATORS.includes(operator)
    ? isOrdered
    : LISTING_OPERATORS.includes(operator)
      ? type === 'string-list'
      : type !== 'string-list';
  if (!fits) {
    problems.add(
      'operator-type',
      below(at, 'operator'),
      `operator \`${operator}\` does not fit \`${fact}\`, which is a ${type}`,
    );
  }
}

function checkReference(
  definition: FactDefinition | undefined,
  operator: Operator,
  value: Record<string, unknown>,
  catalog: FactCatalog,
  at: string,
  problems: ProblemList,
): void {
  const name = value['fact'];
  if (typeof name !== 'string' || Object.keys(value).length !== 1) {
    problems.add(
      'value-type',
      at,
      `${shown(value)} is no value: write a literal or \`{"fact": …}\``,
    );
    return;
  }
  const other = Object.hasOwn(catalog, name) ? catalog[name] : undefined;
  if (other === undefined) {
    if (!isContextFact(name)) {
      problems.add('unknown-fact', below(at, 'fact'), `fact \`${name}\` is not in the catalogue`);
    }
    return;
  }
  if (definition === undefined) return;
  const wanted = MEMBERSHIP_OPERATORS.includes(operator)
    ? 'string-list'
    : LISTING_OPERATORS.includes(operator)
      ? 'string'
      : definition.type;
  if (
    other.type !== wanted ||
    (MEMBERSHIP_OPERATORS.includes(operator) && definition.type !== 'string')
  ) {
    problems.add(
      'value-type',
      below(at, 'fact'),
      `fact \`${name}\` is a ${other.type}: \`${operator}\` needs a ${wanted} here`,
    );
  }
}

function checkList(
  definition: FactDefinition | undefined,
  value: unknown,
  at: string,
  problems: ProblemList,
): void {
  if (!Array.isArray(value) || value.length === 0) {
    problems.add('value-type', at, `${shown(value)} is no list of values: name at least one`);
    return;
  }
  const members = value as readonly unknown[];
  members.forEach((member, i) => checkMember(definition, member, below(at, i), problems));
  if (new Set(members.map((member) => typeof member)).size > 1) {
    problems.add('value-type', at, 'the list mixes types: use one type only');
  }
  if (new Set(members).size < members.length) {
    problems.add('duplicate-value', at, 'a value stands twice in the list');
  }
}

function checkScalar(
  definition: FactDefinition | undefined,
  operator: Operator,
  value: unknown,
  at: string,
  problems: ProblemList,
): void {
  if (
    definition === undefined &&
    ORDERING_OPERATORS.includes(operator) &&
    typeof value !== 'number'
  ) {
    problems.add(
      'value-type',
      at,
      `${shown(value)} is no number: \`${operator}\` compares numbers`,
    );
    return;
  }
  checkMember(definition, value, at, problems);
}

function checkMember(
  definition: FactDefinition | undefined,
  value: unknown,
  at: string,
  problems: ProblemList,
): void {
  const wanted = definition === undefined ? undefined : SCALAR_OF[definition.type];
  const fits =
    wanted === undefined
      ? ['string', 'number', 'boolean'].includes(typeof value)
      : typeof value === wanted;
  if (!fits || (typeof value === 'number' && !Number.isFinite(value))) {
    problems.add('value-type', at, `${shown(value)} is no ${wanted ?? 'word, number or yes/no'}`);
    return;
  }
  const words = definition?.values;
  if (words !== undefined && !words.includes(value as string)) {
    problems.add('unknown-value', at, `${shown(value)} is none of: ${words.join(', ')}`);
  }
}
