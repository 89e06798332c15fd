import {
  OPERATORS,
  type Condition,
  type FactCondition,
  type PolicyProperty,
  type Rule,
} from '@ringfence/rules';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The condition in what was typed, when it can be shown as a tree: each node one of the five kinds. What is wrong with its facts
 * and values is no matter here: the parser tells it, and the form shows it.
 */
export function readableCondition(value: unknown): Condition | null {
  return isCondition(value) ? value : null;
}

function isCondition(value: unknown): value is Condition {
  if (!isRecord(value)) return false;
  if ('fact' in value) return isFactCondition(value);
  if ('not' in value) return isCondition(value['not']);
  if ('condition' in value) return typeof value['condition'] === 'string';
  const members = value['all'] ?? value['any'];
  return Array.isArray(members) && members.every(isCondition);
}

function isFactCondition(value: Record<string, unknown>): value is FactCondition & typeof value {
  const { fact, operator, value: compared } = value;
  const scalar = (each: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof each);
  return (
    typeof fact === 'string' &&
    (OPERATORS as readonly unknown[]).includes(operator) &&
    (scalar(compared) ||
      (Array.isArray(compared) && compared.every(scalar)) ||
      (isRecord(compared) && typeof compared['fact'] === 'string'))
  );
}

/** The rule in what was typed, when form and sentence can show it. */
export function readableRule(value: unknown): Rule | null {
  if (!isRecord(value) || !isCondition(value['conditions'])) return null;
  const { event } = value;
  if (!isRecord(event) || !isRecord(event['params'])) return null;
  if (event['type'] !== 'permit' && event['type'] !== 'forbid') return null;
  return value as unknown as Rule;
}

/** Where things of a draft have their names. */
export type NameField = 'name' | 'key' | 'id';

/** The property in what was typed, when the form can show it. */
export function readableProperty(value: unknown): PolicyProperty | null {
  if (!isRecord(value) || !isCondition(value['when'])) return null;
  const { id, title, kind } = value;
  if (typeof id !== 'string' || !isRecord(title)) return null;
  if (kind !== 'never-permits' && kind !== 'always-able') return null;
  return value as unknown as PolicyProperty;
}

/** The name a thing gives itself: in a value, or in a text that is no JSON yet. */
export function nameIn(value: unknown, field: NameField = 'name'): string | null {
  if (typeof value === 'string') {
    const found = new RegExp(`"${field}"\\s*:\\s*"([^"\\\\]{1,120})"`, 'u').exec(value);
    return found?.[1] ?? null;
  }
  const name = isRecord(value) ? value[field] : undefined;
  return typeof name === 'string' && name !== '' ? name : null;
}

/** Named conditions of a ruleset as far as they can be shown. */
export function namedConditions(ruleset: unknown): Readonly<Record<string, Condition>> {
  const conditions = isRecord(ruleset) ? ruleset['conditions'] : undefined;
  if (!isRecord(conditions)) return {};
  return Object.fromEntries(
    Object.entries(conditions).filter((entry): entry is [string, Condition] =>
      isCondition(entry[1]),
    ),
  );
}

/** Names of a ruleset's named conditions, readable or not. */
export function conditionNames(ruleset: unknown): readonly string[] {
  const conditions = isRecord(ruleset) ? ruleset['conditions'] : undefined;
  return isRecord(conditions) ? Object.keys(conditions) : [];
}

/** Members of a list; none where something else stands. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The rules a ruleset holds, readable or not; none where the ruleset itself is text. */
export function rulesIn(ruleset: unknown): readonly unknown[] {
  return isRecord(ruleset) ? listIn(ruleset['rules']) : [];
}
