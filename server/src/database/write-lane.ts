import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** How long the lane asks for the store's turn, and how often, in milliseconds (S3). */
const PATIENCE_MS = 5_000;
const ASK_EVERY_MS = 5;

/**
 * The only way to write through TypeORM: one transaction at a time.
 *
 * TypeORM shares one SQLite connection, so two transactions at once would mix, and an acknowledged row could vanish with a
 * stranger's rollback (S2). While the ledger's thread holds the store, the lane waits without holding up the event loop,
 * on which callers are answered.
 */
@Injectable()
export class WriteLane {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly source: DataSource) {}

  /** Runs `work` in a transaction of its own, after all that were asked for before. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#transact(work));
    // The next in line starts whether this one succeeded or not; its own caller hears of the failure.
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async #transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    await runner.query('pragma busy_timeout = 0');
    await begin(runner);
    try {
      const result = await work(runner.manager);
      await runner.query('commit');
      return result;
    } catch (error) {
      // Some errors, such as a full disk, have rolled back by themselves.
      await runner.query('rollback').catch(() => undefined);
      throw error;
    }
  }
}

/** Takes the store's turn to write before the first statement, so that nothing read in between can be stale (S3). */
async function begin(runner: QueryRunner): Promise<void> {
  for (let waited = 0; ; waited += ASK_EVERY_MS) {
    try {
      await runner.query('begin immediate');
      return;
    } catch (error) {
      const isBusy = String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
      if (!isBusy || waited >= PATIENCE_MS) throw error;
      await wait(ASK_EVERY_MS);
    }
  }
}
