import { hash } from 'node:crypto';

/** Length of a hash of the tree, in bytes. */
export const HASH_BYTES = 32;

/** Root of a tree without leaves (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

const LEAF = 0x00;
const NODE = 0x01;

/** Hash of a leaf, from its bytes or from the UTF-8 bytes of its text (RFC 9162, 2.1.1). */
export function leafHash(leaf: string | Uint8Array): Buffer {
  const length = typeof leaf === 'string' ? Buffer.byteLength(leaf) : leaf.length;
  const bytes = Buffer.allocUnsafe(1 + length);
  bytes[0] = LEAF;
  if (typeof leaf === 'string') bytes.write(leaf, 1);
  else bytes.set(leaf, 1);
  return hash('sha256', bytes, 'buffer');
}

// One thread hashes one node at a time, so its bytes can be put together in the same place each time.
const node = Buffer.alloc(1 + 2 * HASH_BYTES, NODE);

/** Hash of a node from those below it (RFC 9162, 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return hash('sha256', node, 'buffer');
}
