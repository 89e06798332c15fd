import type { Database } from 'better-sqlite3';

/** The reading side of the ledger: a raw connection that cannot write. */
export class LedgerConnection {
  constructor(readonly connection: Database) {}
}
