/** Things of one key together, each group in the order it had. (`Map.groupBy` is newer than the oldest Node that is supported.) */
export function alike<T>(things: readonly T[], keyOf: (thing: T) => unknown): readonly T[][] {
  const groups = new Map<unknown, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return [...groups.values()];
}
