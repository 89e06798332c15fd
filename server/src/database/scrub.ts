import type { Database } from 'better-sqlite3';

/**
 * Wipes what was written in the clear by an earlier version from pages that are free now, where a schema step asked for it: the
 * file is written anew and the write-ahead log cut. Ended in the middle, it is done again at the next start.
 */
export function scrubIfDue(connection: Database): void {
  if (connection.prepare('select 1 from scrub_due').get() === undefined) return;
  connection.exec('vacuum');
  connection.pragma('wal_checkpoint(truncate)');
  connection.exec('delete from scrub_due');
}
