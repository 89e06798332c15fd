import type { Database, Statement } from 'better-sqlite3';
import type { ToldParts } from './call-parts.js';

/** Calls held at once. */
const MOST_HELD = 50_000;

/**
 * The calls of which nobody knows yet whose they are: what was told of their media is kept like that of every call, and counts
 * once a WhatsApp call is mixed with them. Where too many are held, those that are over make room, then the oldest.
 *
 * One instance belongs to one write connection.
 */
export class HeldCalls {
  readonly #hold: Statement<[string, number]>;
  readonly #tellOver: Statement<[number, string]>;
  readonly #count: Statement<[], number>;
  readonly #least: Statement<[number], string>;
  readonly #forget: readonly Statement<[string]>[];
  readonly #bound: number;
  /** As many as are held, or more: those that are held no longer are taken off when it is counted again. */
  #atMost: number;

  /** @param bound calls held at once */
  constructor(connection: Database, bound = MOST_HELD) {
    this.#bound = bound;
    this.#hold = connection.prepare(
      'insert or ignore into held_call (call_ref, held_at, is_over) values (?, ?, 0)',
    );
    this.#tellOver = connection.prepare('update held_call set is_over = ? where call_ref = ?');
    this.#count = connection.prepare<[], number>('select count(*) from held_call').pluck();
    this.#least = connection
      .prepare<[number], string>(
        'select call_ref from held_call order by is_over desc, held_at, rowid limit ?',
      )
      .pluck();
    this.#forget = ['call_leg', 'call_group', 'call_name', 'held_call'].map((table) =>
      connection.prepare(`delete from ${table} where call_ref = ?`),
    );
    this.#atMost = this.#count.get()!;
  }

  /** Holds a call, and what it is mixed with. @param at epoch milliseconds (UTC) */
  hold({ call, group }: ToldParts, isOver: boolean, at: number): void {
    for (const each of new Set([call, ...(group?.calls ?? [])])) {
      this.#atMost += this.#hold.run(each, at).changes;
    }
    this.#tellOver.run(Number(isOver), call);
    if (this.#atMost > this.#bound) this.#makeRoom();
  }

  /** A hundredth more than has to go, so that not every call makes room anew. */
  #makeRoom(): void {
    this.#atMost = this.#count.get()!;
    if (this.#atMost <= this.#bound) return;
    const excess = this.#atMost - this.#bound + Math.floor(this.#bound / 100);
    for (const call of this.#least.all(excess)) {
      for (const statement of this.#forget) statement.run(call);
    }
    this.#atMost -= excess;
  }
}
