import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * The only way to write through TypeORM: one transaction at a time.
 *
 * TypeORM shares one SQLite connection, so two transactions at once would mix, and an acknowledged row could vanish with a
 * stranger's rollback (S2).
 */
@Injectable()
export class WriteLane {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly source: DataSource) {}

  /** Runs `work` in a transaction of its own, after all that were asked for before. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.source.transaction(work));
    // The next in line starts whether this one succeeded or not; its own caller hears of the failure.
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}
