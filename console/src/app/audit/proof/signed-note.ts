import { isSame, type Hash } from './merkle-proof.js';

/** What a checkpoint says: how long the ledger is, and its root. */
export interface Checkpoint {
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  readonly root: Hash;
}

/** Why a checkpoint is not believed. */
export type NoteFault = 'unreadable' | 'wrong-key' | 'wrong-signature';

const SIGNATURE = /^\u2014 (\S+) (\S+)$/u;
/** Kind of signature in a C2SP signed note: Ed25519. */
const ED25519 = 1;

/**
 * Reads a signed checkpoint (C2SP tlog-checkpoint in a signed-note) and checks its Ed25519 signature.
 *
 * @param publicKey raw, 32 bytes; the origin has to name it
 */
export async function openCheckpoint(
  note: string,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<Checkpoint | NoteFault> {
  const at = note.lastIndexOf('\n\n');
  if (at < 0) return 'unreadable';
  const body = note.slice(0, at + 1);
  const checkpoint = readBody(body);
  if (checkpoint === null) return 'unreadable';
  const { origin } = checkpoint;
  if (origin !== (await originOf(publicKey))) return 'wrong-key';
  const id = await keyId(origin, publicKey);
  for (const line of note.slice(at + 2).split('\n')) {
    const [, name, base64] = SIGNATURE.exec(line) ?? [];
    const bytes = name === origin ? bytesOf(base64) : null;
    if (bytes?.length !== 68 || !isSame(bytes.slice(0, 4), id)) continue;
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    const text = new TextEncoder().encode(body);
    const signed = await crypto.subtle.verify('Ed25519', key, bytes.slice(4), text);
    return signed ? checkpoint : 'wrong-signature';
  }
  return 'wrong-key';
}

/** Bytes of base64 text; null when it is none. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(base64) || base64.length % 4 !== 0) return null;
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

function readBody(body: string): Checkpoint | null {
  const [origin, size, base64, ...rest] = body.split('\n');
  const root = base64 === undefined ? null : bytesOf(base64);
  if (root?.length !== 32 || !/^(0|[1-9][0-9]{0,15})$/u.test(size) || rest.length !== 1)
    return null;
  return { origin, size: Number(size), root };
}

/** The name the ledger of this key goes by. */
async function originOf(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await sha256(publicKey);
  const hex = [...hash.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `ringfence/${hex}`;
}

async function keyId(name: string, publicKey: Uint8Array): Promise<Hash> {
  const text = new TextEncoder().encode(`${name}\n`);
  const hash = await sha256(Uint8Array.of(...text, ED25519, ...publicKey));
  return hash.slice(0, 4);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Hash> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
