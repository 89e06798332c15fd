import {
  FACT_CATALOG,
  type ConditionValue,
  type FactCondition,
  type FactDefinition,
  type Operator,
  type Scalar,
} from '@ringfence/rules';

const CATALOG: Readonly<Record<string, FactDefinition>> = FACT_CATALOG;

export type FactType = FactDefinition['type'];

const EQUALITY: readonly Operator[] = ['equal', 'notEqual'];
const MEMBERSHIP: readonly Operator[] = ['in', 'notIn'];
const LISTING: readonly Operator[] = ['contains', 'doesNotContain'];
const ORDERING: readonly Operator[] = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];

/** What the catalogue says of a fact; undefined for what the caller brings itself. */
export function definitionOf(fact: string): FactDefinition | undefined {
  return Object.hasOwn(CATALOG, fact) ? CATALOG[fact] : undefined;
}

/** Operators that fit a fact of this type; a fact of unknown type may be compared in any way. */
export function operatorsFor(type: FactType | undefined): readonly Operator[] {
  switch (type) {
    case 'boolean':
      return EQUALITY;
    case 'string':
      return [...EQUALITY, ...MEMBERSHIP];
    case 'number':
    case 'instant':
      return [...ORDERING, ...EQUALITY, ...MEMBERSHIP];
    case 'string-list':
      return LISTING;
    default:
      return [...EQUALITY, ...MEMBERSHIP, ...ORDERING, ...LISTING];
  }
}

/** Whether an operator compares with several values at once. */
export function takesList(operator: Operator): boolean {
  return MEMBERSHIP.includes(operator);
}

/** Type another fact must have to be compared with: `any` beside a fact whose type nobody knows; null: there is none that fits. */
export function comparableType(fact: string, operator: Operator): FactType | 'any' | null {
  const type = definitionOf(fact)?.type;
  if (MEMBERSHIP.includes(operator)) {
    return type === 'string' || type === undefined ? 'string-list' : null;
  }
  if (LISTING.includes(operator)) return 'string';
  return type ?? 'any';
}

/** Whether a value is another fact. */
export function isFactValue(value: ConditionValue): value is { readonly fact: string } {
  return typeof value === 'object' && 'fact' in value;
}

/** A condition on another fact: operator and value stay where they fit, and begin anew where they do not. */
export function withFact(condition: FactCondition, fact: string): FactCondition {
  const type = definitionOf(fact)?.type;
  const operators = operatorsFor(type);
  const operator = operators.includes(condition.operator) ? condition.operator : operators[0];
  return fitted({ ...condition, fact, operator });
}

/** The same condition with another operator. */
export function withOperator(condition: FactCondition, operator: Operator): FactCondition {
  return fitted({ ...condition, operator });
}

/** A condition whose value has the kind its fact and operator ask for. */
function fitted(condition: FactCondition): FactCondition {
  const { fact, operator, value } = condition;
  if (isFactValue(value)) {
    const wanted = comparableType(fact, operator);
    const type = definitionOf(value.fact)?.type;
    if (wanted === 'any' || (wanted !== null && (type === undefined || type === wanted))) {
      return condition;
    }
    return { fact, operator, value: takesList(operator) ? [] : firstValue(fact) };
  }
  if (takesList(operator)) {
    const list = Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar];
    return { fact, operator, value: list.filter((each) => fits(fact, each)) };
  }
  const scalar = Array.isArray(value) ? (value as readonly Scalar[])[0] : (value as Scalar);
  const kept = scalar !== undefined && fits(fact, scalar);
  return { fact, operator, value: kept ? scalar : firstValue(fact) };
}

/** A value to begin with. */
export function firstValue(fact: string): Scalar {
  const definition = definitionOf(fact);
  if (definition?.values?.[0] !== undefined) return definition.values[0];
  switch (definition?.type) {
    case 'boolean':
      return true;
    case 'number':
    case 'instant':
      return 0;
    default:
      return '';
  }
}

function fits(fact: string, value: Scalar): boolean {
  const definition = definitionOf(fact);
  if (definition === undefined) return true;
  if (definition.values !== undefined) return definition.values.includes(value as string);
  const wanted = { boolean: 'boolean', number: 'number', instant: 'number' } as const;
  return typeof value === (wanted[definition.type as keyof typeof wanted] ?? 'string');
}

/** What was typed as a number: the number, or the text itself while it is none, so that nothing typed is lost. */
export function numberOrText(text: string): Scalar {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/gu, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
}
