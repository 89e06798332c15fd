/** A SHA-256 hash. */
export type Hash = Uint8Array<ArrayBuffer>;

/** Hash of one entry of the ledger, of its exact bytes (RFC 9162, 2.1.1). */
export function leafHash(leaf: Uint8Array): Promise<Hash> {
  return hashOf(Uint8Array.of(0), leaf);
}

/**
 * The root that an entry and its path lead to (RFC 9162, 2.1.3.2); null when the path does not fit the place.
 *
 * @param index place of the entry, from 0
 * @param size number of entries under the root
 */
export async function rootOfInclusion(
  index: number,
  size: number,
  leaf: Hash,
  path: readonly Hash[],
): Promise<Hash | null> {
  if (!isCount(index) || !isCount(size) || index >= size) return null;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return null;
    if (isOdd(place) || place === last) {
      hash = await nodeHash(beside, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = await nodeHash(hash, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? hash : null;
}

/**
 * Whether the tree under `toRoot` begins with all of the tree under `fromRoot` (RFC 9162, 2.1.4.2).
 *
 * @param from number of entries under `fromRoot`, at least 1
 * @param to number of entries under `toRoot`
 */
export async function isConsistent(
  from: number,
  to: number,
  fromRoot: Hash,
  toRoot: Hash,
  path: readonly Hash[],
): Promise<boolean> {
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false;
  if (from === to) return path.length === 0 && isSame(fromRoot, toRoot);
  if (path.length === 0) return false;
  const steps = isPowerOfTwo(from) ? [fromRoot, ...path] : [...path];
  let [place, last] = [from - 1, to - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [before, after] = [steps[0], steps[0]];
  for (const beside of steps.slice(1)) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      before = await nodeHash(beside, before);
      after = await nodeHash(beside, after);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      after = await nodeHash(after, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(before, fromRoot) && isSame(after, toRoot);
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Hash of a node above two others (RFC 9162, 2.1.1). */
export function nodeHash(left: Hash, right: Hash): Promise<Hash> {
  return hashOf(Uint8Array.of(1), left, right);
}

async function hashOf(...parts: readonly Uint8Array[]): Promise<Hash> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

// Counts may pass 2^32: no shifts, which cut to 32 bits.
const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
}
