/**
 * The fewest names whose moving explains how one order became the other; names that stand in one list only are passed over.
 *
 * @param before no name twice
 * @param after no name twice
 */
export function movedNames(before: readonly string[], after: readonly string[]): string[] {
  const places = new Map(before.map((name, place) => [name, place]));
  const kept = after.filter((name) => places.has(name));
  const staying = longestRise(kept.map((name) => places.get(name)!));
  return kept.filter((_, i) => !staying.has(i));
}

/** Indexes of a longest rising sequence among distinct numbers (patience sorting). */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  /** By length less one: the index at which the rise of that length with the lowest end ends. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  numbers.forEach((number, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    previous[i] = low === 0 ? undefined : ends[low - 1];
    ends[low] = i;
  });
  const rise = new Set<number>();
  for (let i = ends[ends.length - 1]; i !== undefined; i = previous[i]) rise.add(i);
  return rise;
}
