// Receipts as the server gives them, each with one bit changed somewhere, held against the verifier.
import { generateKeyPairSync } from 'node:crypto';
import { readKey } from '../../verifier/src/note.js';
import { verifyReceipt } from '../../verifier/src/verify-proof.js';

const product = (file) => import(new URL(`../../dist/server/ledger/${file}.js`, import.meta.url));
const { LogIdentity, signCheckpoint } = await product('checkpoint');
const { leafHash } = await product('merkle-hash');
const { inclusionPath, rootOfTree } = await product('merkle-proof');
const { rootOfHashes } = await product('tree-edge');

const MOST_LEAVES = 300;
/** Trees of so many sizes; each gives many receipts. */
const TREES = 40;
const LEAVES = Array.from({ length: MOST_LEAVES }, (_, index) =>
  JSON.stringify({
    action: 'draft.save',
    at: '2026-11-24T00:00:00.000Z',
    index,
    kind: 'act',
    reason: `r${index}`,
    v: 1,
  }),
);

/** @returns how many receipts were taken with a bit changed, and how many honest ones were not */
export function mutationsAccepted(count, seed) {
  const random = randomFrom(seed);
  const { privateKey } = generateKeyPairSync('ed25519');
  const identity = LogIdentity.of(privateKey);
  const key = readKey(identity.pem());
  const trees = Array.from({ length: TREES }, () =>
    treeOf(1 + random(MOST_LEAVES), identity, privateKey),
  );
  let [accepted, refused] = [0, 0];
  for (let n = 0; n < count; n++) {
    const tree = trees[random(TREES)];
    const index = random(tree.size);
    const changed = MUTATIONS[random(MUTATIONS.length)](receiptOf(tree, index), random);
    if (changed !== undefined && verifyReceipt(changed, key).result === 'intact') accepted++;
    if (n % 100 === 0 && verifyReceipt(receiptOf(tree, index), key).result !== 'intact') refused++;
  }
  return { accepted, refused };
}

function treeOf(size, identity, privateKey) {
  const hashes = LEAVES.slice(0, size).map((leaf) => leafHash(leaf));
  const source = {
    perfect: (height, index) =>
      rootOfHashes(Buffer.concat(hashes.slice(index * 2 ** height, (index + 1) * 2 ** height))),
  };
  const note = signCheckpoint({ size, root: rootOfTree(source, size) }, identity, privateKey);
  return { size, source, note };
}

function receiptOf({ size, source, note }, index) {
  const path = inclusionPath(source, index, size).map((hash) => hash.toString('base64'));
  return { index, leaf: JSON.parse(LEAVES[index]), proof: { index, size, path, checkpoint: note } };
}

/** Each changes one bit; undefined: there is nothing to change, or what came out cannot be read at all. */
const MUTATIONS = [
  function leaf(receipt, random) {
    const text = flip(Buffer.from(LEAVES[receipt.index]), random).toString('latin1');
    try {
      return { ...receipt, leaf: JSON.parse(text) };
    } catch {
      // No JSON any more: whoever sends it is not heard at all.
      return undefined;
    }
  },
  function path({ proof, ...receipt }, random) {
    if (proof.path.length === 0) return undefined;
    const at = random(proof.path.length);
    return {
      ...receipt,
      proof: { ...proof, path: proof.path.with(at, flip64(proof.path[at], random)) },
    };
  },
  function index(receipt, random) {
    const other = receipt.index ^ (1 << random(9));
    // As a liar would: wherever the index stands.
    return {
      index: other,
      leaf: { ...receipt.leaf, index: other },
      proof: { ...receipt.proof, index: other },
    };
  },
  function size({ proof, ...receipt }, random) {
    return { ...receipt, proof: { ...proof, size: proof.size ^ (1 << random(9)) } };
  },
  function sizeSigned(receipt, random) {
    const size = receipt.proof.size ^ (1 << random(9));
    return withNote(receipt, 1, () => String(size), { size });
  },
  function root(receipt, random) {
    return withNote(receipt, 2, (line) => flip64(line, random));
  },
  function signature(receipt, random) {
    return withNote(receipt, 4, (line) => {
      const [dash, name, blob] = line.split(' ');
      return [dash, name, flip64(blob, random)].join(' ');
    });
  },
];

function withNote({ proof, ...receipt }, line, change, more = {}) {
  const lines = proof.checkpoint.split('\n');
  return {
    ...receipt,
    proof: { ...proof, ...more, checkpoint: lines.with(line, change(lines[line])).join('\n') },
  };
}

function flip(bytes, random) {
  bytes[random(bytes.length)] ^= 1 << random(8);
  return bytes;
}

const flip64 = (text, random) => flip(Buffer.from(text, 'base64'), random).toString('base64');

/** Whole numbers below a bound, the same ones for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
