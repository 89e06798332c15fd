import type { Confirmation } from '../api/people-wire.js';

/** What waits, in its order: what came in one import stands together where its first change does. */
export function groupsOf(all: readonly Confirmation[]): readonly (readonly Confirmation[])[] {
  const groups = new Map<string, Confirmation[]>();
  for (const each of all) {
    const key = each.import ?? each.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()];
}
