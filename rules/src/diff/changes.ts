import type { Change } from '../model/policy-diff.js';

/** What became of the thing under one key. */
export interface KeyedChange<T> {
  readonly key: string;
  readonly change: Change<T>;
}

/**
 * What differs between two sets of things that are known by a key: in the order of `after`, then what was removed.
 *
 * @param bytesOf equal exactly when two things mean the same
 */
export function changesByKey<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  bytesOf: (thing: T) => string,
): KeyedChange<T>[] {
  const changes: KeyedChange<T>[] = [];
  for (const [key, now] of after) {
    const then = before.get(key);
    if (then === undefined) changes.push({ key, change: { change: 'added', after: now } });
    else if (bytesOf(then) !== bytesOf(now)) {
      changes.push({ key, change: { change: 'changed', before: then, after: now } });
    }
  }
  for (const [key, then] of before) {
    if (!after.has(key)) changes.push({ key, change: { change: 'removed', before: then } });
  }
  return changes;
}
