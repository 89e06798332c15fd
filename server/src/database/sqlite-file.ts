import path from 'node:path';
import Database from 'better-sqlite3';

/** Name of the one database file inside the data folder. */
export function databaseFile(dataFolder: string): string {
  return path.join(dataFolder, 'ringfence.sqlite');
}

/** The database cannot be used as it is; told in one line at start-up. */
export class UnusableStore extends Error {
  override readonly name = 'UnusableStore';
}

type Connection = Database.Database;

/**
 * Sets a connection up and checks that it took (S3): every commit on disk before it is answered, foreign keys enforced,
 * deleted content overwritten.
 *
 * @throws UnusableStore when SQLite does not hold what durability needs
 */
export function prepareConnection(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  // What is deleted is overwritten, so that nothing erased stays behind in a free page.
  connection.pragma('secure_delete = ON');
  const held = {
    journal_mode: connection.pragma('journal_mode', { simple: true }),
    synchronous: connection.pragma('synchronous', { simple: true }),
    foreign_keys: connection.pragma('foreign_keys', { simple: true }),
    secure_delete: connection.pragma('secure_delete', { simple: true }),
  };
  if (
    held.journal_mode !== 'wal' ||
    held.synchronous !== 2 ||
    held.foreign_keys !== 1 ||
    held.secure_delete !== 1
  ) {
    throw new UnusableStore(`SQLite does not hold its settings: ${JSON.stringify(held)}`);
  }
}

/** Opens a write connection for raw SQL; belongs to the ledger's writer alone (S2). */
export function openForWriting(file: string): Connection {
  const connection = new Database(file);
  prepareConnection(connection);
  return connection;
}

/** Opens a connection that can only read. */
export function openForReading(file: string): Connection {
  const connection = new Database(file, { readonly: true });
  connection.pragma('busy_timeout = 5000');
  return connection;
}

/**
 * Refuses SQLite releases known to lose data: the WAL reset race before 3.51.3, and the withdrawn 3.52.0 (S3).
 *
 * @throws UnusableStore naming the release
 */
export function checkSqliteRelease(connection: Connection): void {
  const release = connection.prepare('select sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = release.split('.').map(Number);
  const number = major * 1_000_000 + minor * 1_000 + patch;
  if (number < 3_051_003 || number === 3_052_000) {
    throw new UnusableStore(`SQLite ${release} may lose data: use 3.51.3 or newer, not 3.52.0`);
  }
}
