import type { Condition, Rule } from '@ringfence/rules';

/**
 * A ruleset in which a named condition is called otherwise, in its place and wherever it is referred to. A name that another
 * condition has already is not given a second time: the ruleset stays as it is.
 */
export function renamedCondition<T>(ruleset: T, from: string, to: string): T {
  if (!isRecord(ruleset) || !isRecord(ruleset['conditions'])) return ruleset;
  const { conditions } = ruleset;
  if (from === to || !Object.hasOwn(conditions, from) || Object.hasOwn(conditions, to))
    return ruleset;
  const renamed = Object.entries(conditions).map(
    ([name, condition]) => [name === from ? to : name, withName(condition, from, to)] as const,
  );
  const rules = withName(ruleset['rules'], from, to);
  return { ...ruleset, conditions: Object.fromEntries(renamed), rules };
}

/** Rules and named conditions that refer to a named condition, by their names. */
export function usersOf(ruleset: unknown, name: string): readonly string[] {
  if (!isRecord(ruleset)) return [];
  const refers = (thing: unknown): boolean =>
    JSON.stringify(thing)?.includes(JSON.stringify({ condition: name })) === true;
  const rules = Array.isArray(ruleset['rules']) ? (ruleset['rules'] as Partial<Rule>[]) : [];
  const conditions = Object.entries((ruleset['conditions'] ?? {}) as Record<string, Condition>);
  return [
    ...rules.filter((rule) => refers(rule?.conditions)).map((rule) => rule.name ?? ''),
    ...conditions.filter(([, condition]) => refers(condition)).map(([each]) => each),
  ];
}

/** A name that is free. */
export function freeConditionName(names: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'new-condition' : `new-condition-${number}`;
    if (!names.includes(name)) return name;
  }
}

function withName(thing: unknown, from: string, to: string): unknown {
  if (Array.isArray(thing)) return thing.map((each) => withName(each, from, to));
  if (!isRecord(thing)) return thing;
  if (thing['condition'] === from && Object.keys(thing).length === 1) return { condition: to };
  return Object.fromEntries(
    Object.entries(thing).map(([name, value]) => [name, withName(value, from, to)]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
