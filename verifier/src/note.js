// Checkpoints as C2SP signed notes (tlog-checkpoint), with Ed25519.
import { createPublicKey, hash, verify } from 'node:crypto';
import { Unusable } from './export-files.js';

const NOTE = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n((?:— \S+ \S+\n)+)$/u;

/** @typedef {{ size: number, root: Buffer }} Checkpoint */
/** @typedef {{ key: import('node:crypto').KeyObject, origin: string, id: Buffer }} LogKey */

/**
 * Reads the log's public key, which tells the name that the log signs with.
 * @param {string} pem @returns {LogKey} @throws {Unusable} when it is no Ed25519 key
 */
export function readKey(pem) {
  const key = publicKeyOf(pem);
  const raw = Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
  const origin = `ringfence/${hash('sha256', raw, 'hex').slice(0, 16)}`;
  // The one byte says: Ed25519 over the text of the note.
  const named = Buffer.concat([Buffer.from(`${origin}\n\x01`), raw]);
  return { key, origin, id: hash('sha256', named, 'buffer').subarray(0, 4) };
}

/** @param {string} pem */
function publicKeyOf(pem) {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, as any other file that is no such key.
  }
  throw new Unusable('the key is no Ed25519 public key in PEM form');
}

/**
 * Reads a checkpoint; signatures of other keys, such as witnesses', are passed over.
 * @param {string} note @param {LogKey} log
 * @returns {Checkpoint | undefined} undefined when the log did not sign it
 */
export function openCheckpoint(note, log) {
  const [, origin, size, root, signatures = ''] = NOTE.exec(note) ?? [];
  const rootHash = bytesOf(root);
  if (origin !== log.origin || !rootHash) return undefined;
  const text = Buffer.from(note.slice(0, note.length - signatures.length - 1));
  let isSigned = false;
  for (const line of signatures.slice(0, -1).split('\n')) {
    const [, name, encoded] = line.split(' ');
    const blob = bytesOf(encoded);
    if (blob === undefined) return undefined;
    if (name !== log.origin || !blob.subarray(0, 4).equals(log.id)) continue;
    if (!verify(null, text, log.key, blob.subarray(4))) return undefined;
    isSigned = true;
  }
  return isSigned ? { size: Number(size), root: rootHash } : undefined;
}

/** Bytes of a Base64 text in its only spelling; undefined for any other. @param {unknown} text */
export function bytesOf(text) {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
