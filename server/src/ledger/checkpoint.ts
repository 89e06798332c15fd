import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { HASH_BYTES } from './merkle-hash.js';
import { openNote, rawPublicKey, signNote, type NoteKey } from './signed-note.js';

/** How many entries the log had, and the root over them. */
export interface Checkpoint {
  readonly size: number;
  readonly root: Buffer;
}

/** The log as its checkpoints name it: its origin is told by its public key. */
export class LogIdentity implements NoteKey {
  /** The 32 bytes of the Ed25519 key. */
  readonly raw: Buffer;
  /** `ringfence/` and the beginning of the key's SHA-256; the first line of every checkpoint and the name of the key. */
  readonly name: string;

  constructor(readonly publicKey: KeyObject) {
    this.raw = rawPublicKey(publicKey);
    this.name = `ringfence/${hash('sha256', this.raw, 'hex').slice(0, 16)}`;
  }

  /** @param key a public or a private key */
  static of(key: KeyObject): LogIdentity {
    return new LogIdentity(key.type === 'public' ? key : createPublicKey(key));
  }

  /** The public key as a file for whoever verifies. */
  pem(): string {
    return this.publicKey.export({ format: 'pem', type: 'spki' }) as string;
  }
}

/** Signs a checkpoint as a note (C2SP tlog-checkpoint). */
export function signCheckpoint(
  { size, root }: Checkpoint,
  log: LogIdentity,
  privateKey: KeyObject,
): string {
  return signNote(`${log.name}\n${size}\n${root.toString('base64')}\n`, log, privateKey);
}

/**
 * Reads a checkpoint of this log.
 *
 * @returns the checkpoint, or why it must not be believed
 */
export function openCheckpoint(
  note: string,
  log: LogIdentity,
): (Checkpoint & { readonly problem?: never }) | { readonly problem: string } {
  const { text, problem } = { text: '', ...openNote(note, log) };
  if (problem !== undefined) return { problem };
  const [origin, size, root, ...rest] = text.split('\n');
  const hashed = Buffer.from(root ?? '', 'base64');
  if (
    origin !== log.name ||
    !/^(0|[1-9]\d{0,14})$/.test(size ?? '') ||
    hashed.length !== HASH_BYTES ||
    hashed.toString('base64') !== root ||
    rest.length !== 1
  ) {
    return { problem: 'it is no checkpoint of this log' };
  }
  return { size: Number(size), root: hashed };
}
