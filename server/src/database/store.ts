import type { Database } from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { KeySet } from '../keys/key-set.js';
import { openKeys } from '../keys/open-keys.js';
import { Ledger } from '../ledger/ledger.js';
import type { Clock } from '../runtime/clock.js';
import type { Config } from '../runtime/config.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import type { References } from '../subjects/references.js';
import { renewReferences } from '../subjects/renew-references.js';
import { Seal } from '../subjects/seal.js';
import { connect, migrate } from './data-source.js';
import { FolderLock } from './folder-lock.js';
import { scrubIfDue } from './scrub.js';
import { databaseFile, openForReading, openForWriting } from './sqlite-file.js';

/** Every connection to the data folder, opened and closed as one. */
export class Store {
  private constructor(
    private readonly lock: FolderLock,
    /** Brings the schema up to date, and folds the write-ahead log at the end; features never write through it (S2). */
    private readonly writing: DataSource,
    readonly reading: DataSource,
    /** Raw and read-only. */
    readonly raw: Database,
    readonly ledger: Ledger,
    readonly keys: KeySet,
    readonly references: References,
    readonly seal: Seal,
  ) {}

  /**
   * Claims the data folder, reads the keys, brings the schema up to date and opens everything.
   *
   * @throws UnusableStore when the folder is in use, cannot be used, or was written by a newer version
   * @throws StartRefused when a key cannot be used
   */
  static async open(config: Config, clock: Clock): Promise<Store> {
    const lock = FolderLock.take(config.dataFolder);
    try {
      return await Store.#openWith(lock, config, clock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  static async #openWith(lock: FolderLock, config: Config, clock: Clock): Promise<Store> {
    const file = databaseFile(config.dataFolder);
    const random = new SystemRandomSource();
    const keys = openKeys(config, file, random);
    const writing = await connect(file, [], keys);
    await migrate(writing);
    const seal = new Seal(keys.subjects, random);
    const references = settle(file, keys, seal);
    const reading = await connect(file, [], keys);
    const raw = openForReading(file);
    const ledger = await Ledger.open(file, clock, config.queueBound, keys);
    return new Store(lock, writing, reading, raw, ledger, keys, references, seal);
  }

  /** Writes what waits, folds the write-ahead log into the file and lets the folder go. */
  async close(): Promise<void> {
    await this.ledger.close();
    this.raw.close();
    await this.reading.destroy();
    await this.writing.query('pragma wal_checkpoint(truncate)');
    await this.writing.destroy();
    this.lock.release();
  }
}

/** What has to be done before the writer begins, on a connection of its own. */
function settle(file: string, keys: KeySet, seal: Seal): References {
  const connection = openForWriting(file);
  try {
    scrubIfDue(connection);
    return renewReferences(connection, keys, seal);
  } finally {
    connection.close();
  }
}
