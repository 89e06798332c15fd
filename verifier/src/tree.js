// The Merkle tree of RFC 9162 with SHA-256.
import { hash } from 'node:crypto';

export const HASH_BYTES = 32;

const sha256 = (/** @type {Uint8Array[]} */ ...parts) =>
  hash('sha256', Buffer.concat(parts), 'buffer');

export const leafHash = (/** @type {Uint8Array} */ leaf) => sha256(Buffer.of(0), leaf);

/** @param {Uint8Array} left @param {Uint8Array} right */
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/**
 * Heights of the perfect subtrees over the leaves from `begin` up to `end`, from the left to the right.
 * @param {number} begin @param {number} end
 */
export function heightsOf(begin, end) {
  const heights = [];
  for (let at = begin, height; at < end; at += 2 ** height) {
    height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height++;
    heights.push(height);
  }
  return heights;
}

/** A tree that grows at its right: the roots of its perfect subtrees, largest first. */
export class Frontier {
  size = 0;
  /** @type {{ height: number, hash: Buffer }[]} */
  #peaks = [];

  /** Appends a leaf, or a perfect subtree of 2^height leaves. @param {Buffer} hash */
  append(hash, height = 0) {
    this.size += 2 ** height;
    for (let last = this.#peaks.at(-1); last?.height === height; last = this.#peaks.at(-1)) {
      hash = nodeHash(last.hash, hash);
      height++;
      this.#peaks.pop();
    }
    this.#peaks.push({ height, hash });
  }

  clone() {
    const copy = new Frontier();
    [copy.size, copy.#peaks] = [this.size, [...this.#peaks]];
    return copy;
  }

  root() {
    const hashes = this.#peaks.map(({ hash }) => hash);
    return hashes.length === 0
      ? sha256()
      : hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}

/**
 * Whether the path leads from the leaf to the root (RFC 9162, 2.1.3.2).
 * @param {{ index: number, size: number, leaf: Buffer, path: Buffer[], root: Buffer }} claim
 */
export function isIncluded({ index, size, leaf, path, root }) {
  if (!areSound([index, size], [leaf, root, ...path]) || index >= size) return false;
  const climbed = climb(index, size - 1, leaf, path);
  return climbed !== undefined && climbed.after.equals(root);
}

/**
 * Whether the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 9162, 2.1.4.2).
 * @param {{ from: number, to: number, path: Buffer[], fromRoot: Buffer, toRoot: Buffer }} claim
 */
export function isConsistent({ from, to, path, fromRoot, toRoot }) {
  if (!areSound([from, to], [fromRoot, toRoot, ...path]) || from > to) return false;
  if (from === to) return path.length === 0 && fromRoot.equals(toRoot);
  if (from === 0) return path.length === 0 && fromRoot.equals(sha256());
  let [node, last] = [from - 1, to - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // The smaller tree is a subtree of its own when its size is a power of two: its root is known.
  const [first, ...rest] = node === 0 ? [fromRoot, ...path] : path;
  const climbed = first && climb(node, last, first, rest);
  return !!climbed && climbed.before.equals(fromRoot) && climbed.after.equals(toRoot);
}

/**
 * From a node to the root: of the tree that ends with it, and of the tree that ends with `last`.
 * @param {number} node @param {number} last @param {Buffer} hash @param {Buffer[]} path
 */
function climb(node, last, hash, path) {
  let [before, after] = [hash, hash];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      [before, after] = [nodeHash(sibling, before), nodeHash(sibling, after)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? { before, after } : undefined;
}

const half = (/** @type {number} */ value) => Math.floor(value / 2);

/** @param {number[]} sizes @param {Buffer[]} hashes */
const areSound = (sizes, hashes) =>
  sizes.every((size) => Number.isSafeInteger(size) && size >= 0) &&
  hashes.every(({ length }) => length === HASH_BYTES);
