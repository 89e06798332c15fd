import { isRecord } from './problem-list.js';

/** Names of conditions that lead back to themselves; in json-rules-engine they overflow the stack (D3). */
export function cyclicNames(conditions: Readonly<Record<string, unknown>>): string[] {
  const next = new Map(
    Object.entries(conditions).map(([name, condition]) => [name, referencesOf(condition)]),
  );
  return [...next.keys()].filter((name) => reaches(name, name, next));
}

function reaches(
  from: string,
  goal: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const seen = new Set<string>();
  const open = [...(next.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === goal) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(next.get(name) ?? []));
  }
  return false;
}

function referencesOf(condition: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [condition];
  while (open.length > 0) {
    const value = open.pop();
    if (!isRecord(value)) continue;
    if (typeof value['condition'] === 'string') found.add(value['condition']);
    for (const form of ['all', 'any']) {
      const members = value[form];
      if (Array.isArray(members)) open.push(...(members as unknown[]));
    }
    if ('not' in value) open.push(value['not']);
  }
  return found;
}
