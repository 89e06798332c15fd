import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { RecentlyUsed } from '../runtime/recently-used.js';
import type { RandomSource } from '../runtime/random-source.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Keys of subjects kept unwrapped. */
const KEPT = 10_000;

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
  readonly #master: Uint8Array;
  readonly #wrapping: Uint8Array;
  readonly #random: RandomSource;
  /** By the wrapped bytes themselves: an entry can never be out of date. */
  readonly #unwrapped = new RecentlyUsed<string, Uint8Array>(KEPT);

  /** @param master 32 bytes */
  constructor(master: Uint8Array, random: RandomSource) {
    this.#master = master;
    this.#wrapping = derived(master, 'wrapping');
    this.#random = random;
  }

  /** A new subject's key, wrapped. */
  newKey(): { key: Uint8Array; wrapped: Uint8Array } {
    const key = this.#random.bytes(KEY_BYTES);
    const wrapped = this.#encrypt(this.#wrapping, 'subject', key);
    this.#unwrapped.set(Buffer.from(wrapped).toString('latin1'), key);
    return { key, wrapped };
  }

  /** @throws SealBroken */
  unwrap(wrapped: Uint8Array): Uint8Array {
    const name = Buffer.from(wrapped).toString('latin1');
    let key = this.#unwrapped.get(name);
    if (key === undefined) {
      key = decrypted(this.#wrapping, 'subject', wrapped);
      this.#unwrapped.set(name, key);
    }
    return key;
  }

  /** Lets go of every key that was unwrapped. */
  forgetKeys(): void {
    this.#unwrapped.clear();
  }

  /**
   * @param keys of all people concerned, in any order; none: sealed all the same
   * @param label what it is and which one, such as `decision 01J…`: what was sealed as one thing cannot be passed off as another
   */
  seal(keys: readonly Uint8Array[], label: string, text: string): Buffer {
    return this.#encrypt(this.#keyOf(keys, label), label, Buffer.from(text));
  }

  /** @throws SealBroken */
  open(keys: readonly Uint8Array[], label: string, sealed: Uint8Array): string {
    return decrypted(this.#keyOf(keys, label), label, sealed).toString();
  }

  #keyOf(keys: readonly Uint8Array[], label: string): Uint8Array {
    const mac = createHmac('sha256', this.#master).update(`sealed\0${label}\0`);
    for (const key of keys.length < 2 ? keys : [...keys].sort((a, b) => Buffer.compare(a, b)))
      mac.update(key);
    return mac.digest();
  }

  #encrypt(key: Uint8Array, label: string, bytes: Uint8Array): Buffer {
    const nonce = this.#random.bytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(label));
    const body = cipher.update(bytes);
    return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]);
  }
}

function derived(master: Uint8Array, purpose: string): Uint8Array {
  return createHmac('sha256', master).update(purpose).digest();
}

function decrypted(key: Uint8Array, label: string, sealed: Uint8Array): Buffer {
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
