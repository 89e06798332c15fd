import type { Database } from 'better-sqlite3';
import { DataSource, type DataSourceOptions, type EntitySchema } from 'typeorm';
import type { KeySet } from '../keys/key-set.js';
import type { RandomSource } from '../runtime/random-source.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { migrationsWith } from './migrations.js';
import { checkSqliteRelease, prepareConnection, UnusableStore } from './sqlite-file.js';

export type EntityClass = (new () => object) | EntitySchema;

/** The one place that names the driver. */
function options(
  file: string,
  entities: readonly EntityClass[],
  keys: KeySet,
  random: RandomSource,
): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: file,
    entities: [...entities],
    migrations: migrationsWith(keys, random),
    migrationsTransactionMode: 'each',
    synchronize: false,
    prepareDatabase: (connection: Database) => {
      checkSqliteRelease(connection);
      prepareConnection(connection);
    },
  };
}

/**
 * Connects TypeORM to the database file; one source writes, another reads (S2).
 *
 * @param keys what schema steps seal with
 */
export async function connect(
  file: string,
  entities: readonly EntityClass[],
  keys: KeySet,
  random: RandomSource = new SystemRandomSource(),
): Promise<DataSource> {
  return new DataSource(options(file, entities, keys, random)).initialize();
}

/**
 * Brings the schema up to date (S4).
 *
 * @throws UnusableStore when the file was written by a newer version of the product
 */
export async function migrate(source: DataSource): Promise<void> {
  const known = new Set(source.migrations.map(({ name }) => name));
  const tables: unknown[] = await source.query(
    `select 1 from sqlite_master where type = 'table' and name = 'migrations'`,
  );
  if (tables.length > 0) {
    const applied: { name: string }[] = await source.query('select name from migrations');
    const newer = applied.filter(({ name }) => !known.has(name));
    if (newer.length > 0) {
      throw new UnusableStore(
        `the data was written by a newer version (schema step ${newer[0]!.name}): start that version`,
      );
    }
  }
  await source.runMigrations();
}
