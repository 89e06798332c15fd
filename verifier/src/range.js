// What an export says of its place in the log.
import { objectOf, Unusable } from './export-files.js';
import { bytesOf } from './note.js';
import { HASH_BYTES, heightsOf } from './tree.js';

/** @typedef {{ height: number, hash: Buffer }} Subtree */
/** @typedef {{ first: number, count: number, size: number, left: Subtree[], right: Subtree[] }} Range */

/** @param {string} text of range.json @returns {Range} @throws {Unusable} when it names no range */
export function readRange(text) {
  const { first, count, size, left, right } = objectOf(text);
  const areCounts = [first, count, size].every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!areCounts || first + count > size)
    throw new Unusable('range.json names no range of entries');
  return {
    first,
    count,
    size,
    left: subtreesOf(left, heightsOf(0, first)),
    right: subtreesOf(right, heightsOf(first + count, size)),
  };
}

/** @param {unknown} hashes @param {number[]} heights @returns {Subtree[]} */
function subtreesOf(hashes, heights) {
  const list = Array.isArray(hashes) ? hashes.map(bytesOf) : [];
  return heights.map((height, i) => {
    const hash = list[i];
    if (list.length !== heights.length || hash?.length !== HASH_BYTES) {
      throw new Unusable('range.json lacks hashes of the entries before or after');
    }
    return { height, hash };
  });
}
