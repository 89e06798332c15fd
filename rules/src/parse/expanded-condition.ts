import { isRecord } from './problem-list.js';

/** A condition with its names put in, as the compiler sees it. */
export interface ExpandedCondition {
  /** Conditions, each name counted as often as it is used; stops one above the bound. */
  readonly count: number;
  /** Names of all facts that are read, compared ones included. */
  readonly facts: ReadonlySet<string>;
}

/**
 * Counts a condition with every name put in, so that few names which use each other cannot stand for millions of conditions.
 *
 * Total on anything; a circle of names ends at the bound.
 *
 * @param most where counting stops
 */
export function expandCondition(
  condition: unknown,
  named: Readonly<Record<string, unknown>>,
  most: number,
): ExpandedCondition {
  const facts = new Set<string>();
  const open: unknown[] = [condition];
  let count = 0;
  while (open.length > 0 && count <= most) {
    const value = open.pop();
    count++;
    if (!isRecord(value)) continue;
    const { fact, value: compared, condition: name } = value;
    if (typeof fact === 'string') facts.add(fact);
    if (isRecord(compared) && typeof compared['fact'] === 'string') facts.add(compared['fact']);
    for (const form of ['all', 'any']) {
      const members = value[form];
      if (Array.isArray(members)) for (const member of members as unknown[]) open.push(member);
    }
    if ('not' in value) open.push(value['not']);
    if (typeof name === 'string' && Object.hasOwn(named, name)) open.push(named[name]);
  }
  return { count, facts };
}
