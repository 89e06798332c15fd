import { Injectable } from '@nestjs/common';
import type { Database, Statement } from 'better-sqlite3';
import { MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { leafHash } from '../ledger/merkle-hash.js';
import type { AuditEntry, AuditPage, EntryFilter } from './audit.dto.js';
import { entrySearch } from './entry-search.js';
import { readLeaf, type Leaf } from './read-leaf.js';

interface Row {
  readonly idx: number;
  readonly at: number;
  readonly kind: string;
  readonly leaf: string;
}

/** Reads entries of the log, on a connection that cannot write. */
@Injectable()
export class EntryReader {
  readonly #connection: Database;
  readonly #one: Statement<[number], Row>;

  constructor(
    { connection }: LedgerConnection,
    private readonly people: People,
    private readonly machineKeys: MachineKeys,
  ) {
    this.#connection = connection;
    this.#one = connection.prepare('select idx, at, kind, leaf from log_entry where idx = ?');
  }

  one(index: number): AuditEntry | undefined {
    const row = this.#one.get(index);
    return row === undefined ? undefined : this.#entry(row);
  }

  /** One page of a search, newest first, and how many there are in all. */
  search(filter: EntryFilter): AuditPage {
    const { from, where, values } = entrySearch(filter);
    const total = this.#connection
      .prepare<unknown[], number>(`select count(*) from ${from} ${all(where)}`)
      .pluck()
      .get(...values)!;
    const page = filter.after === undefined ? where : [...where, 'idx < ?'];
    // Entries in the order of an index of their own are put in order; those in the order of the log are read as they come.
    const order = from.includes('indexed by') ? '+idx' : 'idx';
    // The indexes first: the entries themselves are read for the page alone.
    const rows = this.#connection
      .prepare<unknown[], Row>(
        `select idx, at, kind, leaf from log_entry where idx in
           (select idx from ${from} ${all(page)} order by ${order} desc limit ?)
         order by idx desc`,
      )
      .all(...values, ...(filter.after === undefined ? [] : [filter.after]), filter.limit + 1);
    const items = rows.slice(0, filter.limit).map((row) => this.#entry(row));
    return rows.length > filter.limit
      ? { items, next: String(items.at(-1)!.index), total }
      : { items, total };
  }

  #entry({ idx, at, kind, leaf }: Row): AuditEntry {
    const fields = readLeaf(leaf);
    return {
      index: idx,
      at: new Date(at).toISOString(),
      kind,
      leafHash: leafHash(leaf).toString('base64'),
      leaf: { ...fields },
      actorName: this.#nameOf(fields),
    };
  }

  #nameOf(leaf: Leaf): string | null {
    const actor = leaf['actor'] as { kind: string; id: string } | undefined;
    if (actor?.kind === 'person') return this.people.refOf(actor.id).name;
    return actor?.kind === 'machine' ? this.machineKeys.nameOf(actor.id) : null;
  }
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
}
