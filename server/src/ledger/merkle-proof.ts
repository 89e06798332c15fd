import { EMPTY_ROOT, nodeHash } from './merkle-hash.js';

/** Tells the roots of perfect subtrees of a tree. */
export interface SubtreeSource {
  /** Root over the leaves from `index * 2^height` on, 2^height of them. */
  perfect(height: number, index: number): Buffer;
}

/** Root of the tree of the first `size` leaves (RFC 9162, 2.1.1). */
export function rootOfTree(source: SubtreeSource, size: number): Buffer {
  return size === 0 ? EMPTY_ROOT : rootOfRange(source, 0, size);
}

/**
 * The nodes that lead from a leaf to the root of the tree of `size` leaves, lowest first (RFC 9162, 2.1.3.1).
 *
 * @param index less than `size`
 */
export function inclusionPath(source: SubtreeSource, index: number, size: number): Buffer[] {
  const path: Buffer[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      path.push(rootOfRange(source, middle, end));
      end = middle;
    } else {
      path.push(rootOfRange(source, begin, middle));
      begin = middle;
    }
  }
  return path.reverse();
}

/**
 * The nodes that show the tree of `from` leaves to be the beginning of that of `to` leaves (RFC 9162, 2.1.4.1).
 *
 * @param from at most `to`; from nothing, and from the same size, nothing is needed
 */
export function consistencyPath(source: SubtreeSource, from: number, to: number): Buffer[] {
  if (from === 0 || from === to) return [];
  const path: Buffer[] = [];
  let [begin, end] = [0, to];
  while (end !== from) {
    const middle = begin + splitOf(end - begin);
    if (from <= middle) {
      path.push(rootOfRange(source, middle, end));
      end = middle;
    } else {
      path.push(rootOfRange(source, begin, middle));
      begin = middle;
    }
  }
  // What is left ends with the smaller tree; when it is that tree as a whole, its root is known already.
  if (begin > 0) path.push(rootOfRange(source, begin, end));
  return path.reverse();
}

/**
 * The perfect subtrees that cover the leaves from `begin` up to `end`, from the left to the right; with `end` above `begin` by
 * any number, as in an export of a part of the log.
 */
export function subtreesOf(begin: number, end: number): { height: number; index: number }[] {
  const subtrees: { height: number; index: number }[] = [];
  for (let at = begin; at < end;) {
    let height = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      height++;
    }
    subtrees.push({ height, index: at / width });
    at += width;
  }
  return subtrees;
}

/** Root over leaves that the recursion of RFC 9162 arrives at: `begin` is a multiple of a power of two that is no smaller. */
function rootOfRange(source: SubtreeSource, begin: number, end: number): Buffer {
  const roots = subtreesOf(begin, end).map(({ height, index }) => source.perfect(height, index));
  return roots.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest power of two that is less than `width`. */
function splitOf(width: number): number {
  let split = 1;
  while (split * 2 < width) split *= 2;
  return split;
}
