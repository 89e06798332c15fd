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

  /** @throws Refusal 429 while one has to wait */
  check(email: string, address: string): void {
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
  }

  failed(email: string, address: string): void {
    const now = this.clock.now();
    for (const key of [accountKey(email), address]) {
      const before = this.#failures.get(key);
      const isRecent = before !== undefined && now - before.lastAt < FORGET_AFTER_MS;
      this.#failures.delete(key);
      this.#failures.set(key, { count: isRecent ? before.count + 1 : 1, lastAt: now });
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= MOST_KEPT) break;
      this.#failures.delete(key);
    }
  }

  succeeded(email: string): void {
    this.#failures.delete(accountKey(email));
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
