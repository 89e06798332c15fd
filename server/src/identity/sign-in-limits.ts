import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import { Refusal } from '../http/refusal.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
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

/** Slows down guessing: each further failure doubles the wait, for the account and for the address, also after a restart (X6). */
@Injectable()
export class SignInLimits {
  readonly #failures = new Map<string, Failures>();

  constructor(
    private readonly reading: ReadSource,
    private readonly clock: Clock,
  ) {}

  /** Reads the failures of before the start. */
  async load(): Promise<void> {
    const rows: { subject: string; count: number; last_at: number }[] =
      await this.reading.source.query(
        'select * from sign_in_failure where last_at > ? order by last_at desc limit ?',
        [this.clock.now() - FORGET_AFTER_MS, MOST_KEPT],
      );
    for (const { subject, count, last_at } of rows.reverse()) {
      this.#failures.set(subject, { count, lastAt: last_at });
    }
  }

  /**
   * Counts an attempt as a failure until it has succeeded, so that many at once count as many one after another.
   *
   * @throws Refusal 429 while one has to wait
   */
  begin(email: string, address: string): void {
    const [account, origin] = [subjectOf('account', email), subjectOf('address', address)];
    const wait = Math.max(
      this.#wait(account, FREE_PER_ACCOUNT),
      this.#wait(origin, FREE_PER_ADDRESS),
    );
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new Refusal(429, 'too-many-requests', `too many failures: wait ${seconds} s`, {
        headers: { 'retry-after': String(seconds) },
      });
    }
    this.#count(account);
    this.#count(origin);
  }

  /** What puts a failure on record, so that a restart does not forgive it. */
  failed(email: string, address: string): SqlWrite[] {
    const subjects = [subjectOf('account', email), subjectOf('address', address)];
    return [
      {
        sql: 'delete from sign_in_failure where last_at <= ?',
        values: [this.clock.now() - FORGET_AFTER_MS],
      },
      ...subjects.flatMap((subject) => this.#kept(subject)),
    ];
  }

  /** The account begins anew, and the address is not blamed for this attempt. @returns what puts that on record */
  succeeded(email: string, address: string): SqlWrite[] {
    const [account, origin] = [subjectOf('account', email), subjectOf('address', address)];
    this.#failures.delete(account);
    const failures = this.#failures.get(origin);
    if (failures !== undefined) failures.count--;
    return [{ sql: 'delete from sign_in_failure where subject = ?', values: [account] }];
  }

  #kept(subject: string): SqlWrite[] {
    const failures = this.#failures.get(subject);
    if (failures === undefined) return [];
    return [
      {
        sql: `insert into sign_in_failure (subject, count, last_at) values (?, ?, ?)
         on conflict (subject) do update set count = max(count, excluded.count), last_at = max(last_at, excluded.last_at)`,
        values: [subject, failures.count, failures.lastAt],
      },
    ];
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

/** What people type into the place of an address may be anything, a password too: it is kept as a digest. */
function subjectOf(kind: 'account' | 'address', text: string): string {
  return hash('sha256', `${kind} ${text.trim().toLowerCase()}`, 'base64url');
}
