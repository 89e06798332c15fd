import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { References } from '../subjects/references.js';

/** Knows events that were seen under an older key of references; all others are known where they are written. */
@Injectable()
export class SeenEvents {
  readonly #find: Statement<[string], unknown>;

  constructor(
    private readonly references: References,
    { connection }: LedgerConnection,
  ) {
    this.#find = connection.prepare('select 1 from event_seen where event_ref = ?');
  }

  beforeTheKeysChanged(eventId: string): boolean {
    if (this.references.keyIds.length === 1) return false;
    const [, ...older] = this.references.all('event', eventId);
    return older.some((reference) => this.#find.get(reference) !== undefined);
  }
}
