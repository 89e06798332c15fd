import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { Clock } from '../runtime/clock.js';

/** Failures that are forgiven before waiting begins, per account and per address. */
const FREE_PER_ACCOUNT = 5;
const FREE_PER_ADDRESS = 30;
const FORGET_AFTER_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const MOST_KEPT = 10_000;

interface Failures {
  count: number;
  lastAt: number;
}

/** Slows down guessing: each further failure doubles the wait, for the account and for the address (X6). */
@Injectable()
export class SignInLimits {
  readonly #failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /**
   * Counts an attempt as a failure until it has succeeded, so that many at once count as many one after another.
   *
   * @throws Refusal 429 while one has to wait
   */
  begin(email: string, address: string): void {
    const wait = Math.max(
      this.#wait(accountKey(email), FREE_PER_ACCOUNT),
      this.#wait(address, FREE_PER_ADDRESS),
    );
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new Refusal(429, 'too-many-requests', `too many failures: wait ${seconds} s`, {
        headers: { 'retry-after': String(seconds) },
      });
    }
    this.#count(accountKey(email));
    this.#count(address);
  }

  /** The account begins anew, and the address is not blamed for this attempt. */
  succeeded(email: string, address: string): void {
    this.#failures.delete(accountKey(email));
    const failures = this.#failures.get(address);
    if (failures !== undefined) failures.count--;
  }

  #count(key: string): void {
    const now = this.clock.now();
    const before = this.#failures.get(key);
    const isRecent = before !== undefined && now - before.lastAt < FORGET_AFTER_MS;
    this.#failures.delete(key);
    this.#failures.set(key, { count: isRecent ? before.count + 1 : 1, lastAt: now });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_KEPT && oldest !== undefined) this.#failures.delete(oldest);
  }

  #wait(key: string, free: number): number {
    const failures = this.#failures.get(key);
    if (failures === undefined || failures.count < free) return 0;
    const length = Math.min(1000 * 2 ** (failures.count - free), LONGEST_WAIT_MS);
    return failures.lastAt + length - this.clock.now();
  }
}

function accountKey(email: string): string {
  return `account ${email.trim().toLowerCase()}`;
}
