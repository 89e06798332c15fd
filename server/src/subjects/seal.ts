import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
} from 'node:crypto';
import type { RandomSource } from '../runtime/random-source.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The key of one person: 32 bytes, one to a character, since that many small buffers would each hold on to a larger one. */
export type PersonKey = string;

/** What was sealed cannot be opened: the key is another one, or a byte was changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Seals what is kept of people with AES-256-GCM, under keys of theirs that are wrapped by a key outside the database.
 *
 * What concerns several people is sealed under all their keys at once: without any one of them it stays closed for good.
 */
export class Seal {
  readonly #master: KeyObject;
  readonly #wrapping: KeyObject;
  readonly #random: RandomSource;

  /** @param master 32 bytes */
  constructor(master: Uint8Array, random: RandomSource) {
    this.#master = createSecretKey(master);
    this.#wrapping = this.#derived('wrapping');
    this.#random = random;
  }

  /** A new person's key, wrapped. */
  newKey(): { key: PersonKey; wrapped: Buffer } {
    const key = this.#random.bytes(KEY_BYTES);
    return { key: key.toString('latin1'), wrapped: this.#encrypt(this.#wrapping, 'subject', key) };
  }

  /** @throws SealBroken */
  unwrap(wrapped: Buffer): PersonKey {
    return decrypted(this.#wrapping, 'subject', wrapped).toString('latin1');
  }

  /**
   * @param keys of all people concerned, in any order; none: sealed all the same
   * @param label what it is and which one, such as `decision 01J…`: what was sealed as one thing cannot be passed off as another
   */
  seal(keys: readonly PersonKey[], label: string, text: string): Buffer {
    return this.#encrypt(this.#keyOf(keys), label, Buffer.from(text));
  }

  /** @throws SealBroken */
  open(keys: readonly PersonKey[], label: string, sealed: Buffer): string {
    return decrypted(this.#keyOf(keys), label, sealed).toString();
  }

  /** One key of all people's, whatever their order. */
  #keyOf(keys: readonly PersonKey[]): KeyObject {
    return this.#derived(`sealing ${[...keys].sort().join('')}`);
  }

  #derived(purpose: string): KeyObject {
    // A key object, since using plain bytes as a key costs more than what they are used for.
    return createSecretKey(createHmac('sha256', this.#master).update(purpose, 'latin1').digest());
  }

  #encrypt(key: KeyObject, label: string, bytes: Buffer): Buffer {
    const nonce = this.#random.bytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(label));
    const body = cipher.update(bytes);
    return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]);
  }
}

function decrypted(key: KeyObject, label: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const body = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(label))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (error) {
    throw new SealBroken(`what is sealed as \`${label}\` cannot be opened`, { cause: error });
  }
}
