// Checks one proof that the API gave: that an entry is in the log, or that the log only grew.
import { Unusable } from './export-files.js';
import { bytesOf, openCheckpoint } from './note.js';
import { isConsistent, isIncluded, leafHash } from './tree.js';

/** @typedef {import('./note.js').Checkpoint} Checkpoint */
/** @typedef {import('./verify-export.js').Verdict} Verdict */

/**
 * Checks the receipt of an entry by the checkpoint in it.
 * @param {Record<string, any>} receipt @param {import('./note.js').LogKey} log @returns {Verdict}
 */
export function verifyReceipt({ index, leaf, proof }, log) {
  const checkpoint = openCheckpoint(String(proof.checkpoint), log);
  const { size, root } = checkpoint ?? { size: 0, root: Buffer.alloc(0) };
  const checked = { first: index, count: 1, size, root: root.toString('base64'), checkpoints: 1 };
  const hash = leafHash(Buffer.from(canonical(leaf)));
  const isSound = leaf?.index === index && proof.index === index && proof.size === size;
  if (isSound && isIncluded({ index, size, leaf: hash, path: hashesOf(proof.path), root })) {
    return { result: 'intact', ...checked };
  }
  const [what, message] = checkpoint
    ? ['entry', 'the entry is not part of the log that was signed']
    : ['checkpoint', 'the checkpoint is not signed by this key'];
  return { result: 'tampered', ...checked, firstBad: index, lastBad: index, what, message };
}

/**
 * Checks a proof of consistency between two checkpoints that were kept.
 * @param {Record<string, any>} proof @param {Checkpoint[]} kept @returns {Verdict}
 * @throws {Unusable} when one of them is missing
 */
export function verifyGrowth({ from, to, path }, kept) {
  const [fromRoot, toRoot] = [from, to].map((size) => kept.find((old) => old.size === size)?.root);
  if (!fromRoot || !toRoot)
    throw new Unusable(`checkpoints of ${from} and ${to} entries are needed`);
  const root = toRoot.toString('base64');
  const checked = { first: 0, count: to, size: to, root, checkpoints: 2 };
  if (isConsistent({ from, to, path: hashesOf(path), fromRoot, toRoot })) {
    return { result: 'intact', ...checked };
  }
  const message = `the log of ${to} entries does not begin with that of ${from}`;
  return { result: 'tampered', ...checked, firstBad: 0, lastBad: from - 1, what: 'fork', message };
}

const hashesOf = (/** @type {unknown} */ path) =>
  Array.isArray(path) ? path.map((hash) => bytesOf(hash) ?? Buffer.alloc(0)) : [];

/**
 * The canonical text of JSON (RFC 8785): names in order, and values as JavaScript writes them.
 * @param {unknown} value @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, of]) => `${JSON.stringify(name)}:${canonical(of)}`).join(',')}}`;
}
