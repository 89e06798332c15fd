import { isRecord } from './problem-list.js';

/** Names a condition refers to itself, without those the named ones refer to; total on anything. */
export function namesIn(condition: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [condition];
  while (open.length > 0) {
    const value = open.pop();
    if (!isRecord(value)) continue;
    if (typeof value['condition'] === 'string') found.add(value['condition']);
    for (const form of ['all', 'any']) {
      const members = value[form];
      if (Array.isArray(members)) for (const member of members as unknown[]) open.push(member);
    }
    if ('not' in value) open.push(value['not']);
  }
  return found;
}

/** Names a condition refers to, through other names too; a name nobody gave is among them. Ends on a circle of names. */
export function namesReached(
  condition: unknown,
  named: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...namesIn(condition)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (Object.hasOwn(named, name)) open.push(...namesIn(named[name]));
  }
  return found;
}
