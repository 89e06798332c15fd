import { hash, sign, verify, type KeyObject } from 'node:crypto';

/** Kind of a key whose signatures are Ed25519 over the text (C2SP signed-note). */
const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
/** A note may carry the signatures of witnesses too; more than this is no note of ours. */
const MOST_SIGNATURES = 64;

/** A key as notes name it (C2SP signed-note). */
export interface NoteKey {
  readonly name: string;
  readonly publicKey: KeyObject;
}

/** The 32 bytes of an Ed25519 public key (RFC 8032). */
export function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** Puts a signature under a text that ends with a newline. */
export function signNote(text: string, key: NoteKey, privateKey: KeyObject): string {
  const signature = sign(null, Buffer.from(text), privateKey);
  const blob = Buffer.concat([keyIdOf(key), signature]).toString('base64');
  return `${text}\n— ${key.name} ${blob}\n`;
}

/**
 * Reads a note signed by a key; signatures of other keys are passed over.
 *
 * @returns the text, or why it must not be believed
 */
export function openNote(
  note: string,
  key: NoteKey,
): { readonly text: string; readonly problem?: never } | { readonly problem: string } {
  const end = note.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex -- a note holds no control character but the newline
  if (end < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) {
    return { problem: 'it is no signed note' };
  }
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return { problem: 'it has too many signatures' };
  const keyId = keyIdOf(key);
  let isSigned = false;
  for (const line of lines) {
    const [, name, encoded] = /^— ([^ +]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
    if (name === undefined || encoded === undefined) return { problem: 'it is no signed note' };
    const blob = Buffer.from(encoded, 'base64');
    // Another spelling of the same bytes would make two notes of one.
    if (blob.toString('base64') !== encoded) return { problem: 'it is no signed note' };
    if (name !== key.name || !blob.subarray(0, KEY_ID_BYTES).equals(keyId)) continue;
    const signature = blob.subarray(KEY_ID_BYTES);
    if (
      signature.length !== SIGNATURE_BYTES ||
      !verify(null, Buffer.from(text), key.publicKey, signature)
    ) {
      return { problem: `its signature by ${key.name} is wrong` };
    }
    isSigned = true;
  }
  return isSigned ? { text } : { problem: `it is not signed by ${key.name}` };
}

function keyIdOf({ name, publicKey }: NoteKey): Buffer {
  const named = Buffer.concat([
    Buffer.from(`${name}\n`),
    Buffer.of(ED25519),
    rawPublicKey(publicKey),
  ]);
  return hash('sha256', named, 'buffer').subarray(0, KEY_ID_BYTES);
}
