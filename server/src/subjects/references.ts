import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { PseudonymKeys } from '../keys/key-set.js';
import { RecentlyUsed } from '../runtime/recently-used.js';

/**
 * What a reference stands for. Numbers are E.164 digits without `+`, of users and businesses alike, so that one reference
 * finds both.
 */
export type ReferenceDomain = 'number' | 'bsuid' | 'attempt' | 'question' | 'call' | 'event';

/** `p<key id>.<22 characters of base64url>`. */
export const REFERENCE = /^p([1-9]\d{0,5})\.[A-Za-z0-9_-]{22}$/;

/** Characters of an HMAC that a reference shows: 132 bits. */
const SHOWN = 22;
/** Names asked for again and again; those of one call are not. */
const KEPT = 20_000;

/**
 * Makes the references that stand for numbers and ids wherever they must not be read (A6): HMAC-SHA-256 under a key outside the
 * database, so that trying all numbers is of no use without the key.
 */
export class References {
  readonly #keys: ReadonlyMap<number, KeyObject>;
  readonly #current: number;
  readonly #lasting: ReadonlySet<string>;
  readonly #kept = {
    number: new RecentlyUsed<string, string>(KEPT),
    bsuid: new RecentlyUsed<string, string>(KEPT),
  };
  /** Ids of all keys, the current one first. */
  readonly keyIds: readonly number[];

  /** @param lasting references under an older key that permissions and counts still stand under, and that go on to stand for their names */
  constructor({ current, keys }: PseudonymKeys, lasting: ReadonlySet<string> = new Set()) {
    this.#lasting = lasting;
    this.#keys = new Map([...keys].map(([id, key]) => [id, createSecretKey(key)]));
    this.#current = current;
    const older = [...keys.keys()].filter((id) => id !== current).sort((a, b) => b - a);
    this.keyIds = [current, ...older];
  }

  /** The reference under which a name is kept: made with the current key, unless one made with an older key lasts. */
  of(domain: ReferenceDomain, value: string): string {
    if (domain !== 'number' && domain !== 'bsuid') return this.under(this.#current, domain, value);
    const kept = this.#kept[domain];
    const known = kept.get(value);
    if (known !== undefined) return known;
    const made =
      (this.#lasting.size === 0
        ? undefined
        : this.all(domain, value).find((reference) => this.#lasting.has(reference))) ??
      this.under(this.#current, domain, value);
    kept.set(value, made);
    return made;
  }

  /** The references under every key, the current one first: what was recorded before a change of keys is found by an older one. */
  all(domain: ReferenceDomain, value: string): string[] {
    return this.keyIds.map((id) => this.under(id, domain, value));
  }

  /** The reference under the key that another reference was made with. */
  like(other: string, domain: ReferenceDomain, value: string): string {
    return this.under(keyIdOf(other), domain, value);
  }

  /** @throws Error when there is no such key */
  under(keyId: number, domain: ReferenceDomain, value: string): string {
    const key = this.#keys.get(keyId);
    if (key === undefined) throw new Error(`there is no key ${keyId} of references`);
    const digest = createHmac('sha256', key).update(`${domain}\0${value}`).digest('base64url');
    return `p${keyId}.${digest.slice(0, SHOWN)}`;
  }
}

/** Id of the key that a reference was made with; 0: it is none. */
export function keyIdOf(reference: string): number {
  return Number(REFERENCE.exec(reference)?.[1] ?? 0);
}
