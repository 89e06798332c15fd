import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { RandomSource } from '../runtime/random-source.js';
import type { PseudonymKeys } from './key-set.js';

/** Bytes of a secret (X10). */
const SECRET_BYTES = 32;
/** What comes before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Of 32 random bytes, fewer than this many differ once in 10^20 draws. */
const LEAST_DIFFERENT = 12;

/** Why a key file cannot be used: the end of a sentence that began with its name. */
export class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
}

/** How one file of the key folder is written and read. */
export interface KeyFile<T> {
  readonly name: string;
  make(random: RandomSource): string;
  /** @throws UnusableKey */
  read(text: string): T;
  /** The secrets within, to see that no two keys are the same. */
  secretsOf(key: T): Uint8Array[];
}

const PSEUDONYMS = z.strictObject({
  current: z.int().min(1),
  keys: z.record(z.string().regex(/^[1-9]\d{0,5}$/), z.string()),
});

export const PSEUDONYMS_FILE: KeyFile<PseudonymKeys> = {
  name: 'pseudonyms.json',
  make: (random) => `${JSON.stringify({ current: 1, keys: { 1: newSecret(random) } }, null, 2)}\n`,
  read(text) {
    const { success, data } = PSEUDONYMS.safeParse(jsonOf(text));
    if (!success) throw new UnusableKey('is not of the form {"current":1,"keys":{"1":"…"}}');
    const keys = new Map(
      Object.entries(data.keys).map(([id, key]) => [Number(id), secretOf(key, `key ${id}`)]),
    );
    if (!keys.has(data.current)) throw new UnusableKey(`has no key ${data.current}, its current`);
    return { current: data.current, keys };
  },
  secretsOf: ({ keys }) => [...keys.values()],
};

export const SUBJECTS_FILE: KeyFile<Uint8Array> = {
  name: 'subjects.key',
  make: (random) => `${newSecret(random)}\n`,
  read: (text) => secretOf(text.trim(), 'its key'),
  secretsOf: (key) => [key],
};

export const BUNDLES_FILE = signingKey('bundles.key');
export const LOG_FILE = signingKey('log.key');

function signingKey(name: string): KeyFile<KeyObject> {
  return {
    name,
    make: (random) =>
      createPrivateKey({
        key: Buffer.concat([ED25519_PREFIX, random.bytes(SECRET_BYTES)]),
        format: 'der',
        type: 'pkcs8',
      })
        .export({ format: 'pem', type: 'pkcs8' })
        .toString(),
    read(text) {
      const key = privateKeyOf(text);
      if (key?.asymmetricKeyType !== 'ed25519') {
        throw new UnusableKey('is no Ed25519 key in PKCS #8 PEM');
      }
      refuseSample(seedOf(key), 'its key');
      return key;
    },
    secretsOf: (key) => [seedOf(key)],
  };
}

function seedOf(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'pkcs8' }).subarray(-SECRET_BYTES);
}

function privateKeyOf(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text);
  } catch {
    // What cannot be parsed is told like a key of another kind; the parser's words would help nobody.
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that is no JSON is told like JSON of another form.
    return undefined;
  }
}

function newSecret(random: RandomSource): string {
  return random.bytes(SECRET_BYTES).toString('base64');
}

function secretOf(text: string, which: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new UnusableKey(`is corrupt: ${which} is no base64`);
  if (bytes.length < SECRET_BYTES) {
    throw new UnusableKey(`is too short: ${which} has ${bytes.length} of ${SECRET_BYTES} bytes`);
  }
  if (bytes.length > SECRET_BYTES) {
    throw new UnusableKey(`is corrupt: ${which} has ${bytes.length} bytes, not ${SECRET_BYTES}`);
  }
  refuseSample(bytes, which);
  return bytes;
}

/** What somebody typed, counted up or repeated guards nothing. */
function refuseSample(bytes: Uint8Array, which: string): void {
  const step = (bytes[1]! - bytes[0]!) & 0xff;
  const isCounted = bytes.every((byte, i) => i === 0 || ((byte - bytes[i - 1]!) & 0xff) === step);
  const isTyped = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  if (isCounted || isTyped || new Set(bytes).size < LEAST_DIFFERENT) {
    throw new UnusableKey(`holds a sample: ${which} was not drawn at random`);
  }
}
