import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomSource } from '../runtime/random-source.js';

const derive = promisify(argon2);

/** Cost of one check: 19 MiB, two passes, one lane (X1). */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** Turns a password into what is stored: `argon2id$<memory>$<passes>$<lanes>$<salt>$<tag>`. */
export async function hashPassword(password: string, random: RandomSource): Promise<string> {
  const salt = random.bytes(SALT_BYTES);
  const tag = await derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    tagLength: TAG_BYTES,
    ...COST,
  });
  return stored(salt, tag);
}

/** Stored in nobody's name: checking a password against it costs what checking a person's does, and never succeeds (X1). */
export function nobodysPassword(random: RandomSource): string {
  return stored(random.bytes(SALT_BYTES), random.bytes(TAG_BYTES));
}

/** Whether the password is the one that was stored; takes the same effort whatever the answer. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [scheme, memory, passes, parallelism, salt = '', tag = ''] = stored.split('$');
  if (scheme !== 'argon2id') return false;
  const expected = Buffer.from(tag, 'base64url');
  const actual = await derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: Buffer.from(salt, 'base64url'),
    tagLength: TAG_BYTES,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function stored(salt: Buffer, tag: Buffer): string {
  const [saltText, tagText] = [salt, tag].map((bytes) => bytes.toString('base64url'));
  return ['argon2id', COST.memory, COST.passes, COST.parallelism, saltText, tagText].join('$');
}
