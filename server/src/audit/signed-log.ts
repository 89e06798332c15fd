import { Injectable } from '@nestjs/common';
import type { Database, Statement } from 'better-sqlite3';
import { Refusal } from '../http/refusal.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { StoredTree } from '../ledger/stored-tree.js';
import type { EdgeLevel } from '../ledger/tree-edge.js';
import type { Place } from './audit.dto.js';

/** A signed checkpoint as stored. */
export interface StoredCheckpoint {
  readonly size: number;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  readonly note: string;
}

/** Reads checkpoints and the tree they are signed over, on a connection that cannot write. */
@Injectable()
export class SignedLog {
  readonly #connection: Database;
  readonly #newest: Statement<[], StoredCheckpoint>;
  readonly #ofSize: Statement<[number], StoredCheckpoint>;
  readonly #edge: Statement<[], EdgeLevel>;
  readonly #firstSince: Statement<[number], number | null>;

  constructor({ connection }: LedgerConnection) {
    this.#connection = connection;
    this.#newest = connection.prepare('select * from log_checkpoint order by size desc limit 1');
    this.#ofSize = connection.prepare('select * from log_checkpoint where size = ?');
    this.#edge = connection.prepare('select level, n, hashes from log_edge order by level');
    this.#firstSince = connection
      .prepare<[number], number | null>('select min(idx) from log_entry where at >= ?')
      .pluck();
  }

  /** The newest checkpoint, and the tree up to it. */
  newest(): { readonly checkpoint: StoredCheckpoint; readonly tree: StoredTree } {
    const { checkpoint, edge } = this.#connection.transaction(() => ({
      checkpoint: this.#newest.get(),
      edge: this.#edge.all(),
    }))();
    if (checkpoint === undefined) throw unknownSize();
    return { checkpoint, tree: new StoredTree(this.#connection, edge) };
  }

  /** @throws Refusal 404 `checkpoint-unknown` when none was signed over exactly so many entries */
  ofSize(size: number): StoredCheckpoint {
    const checkpoint = this.#ofSize.get(size);
    if (checkpoint === undefined) throw unknownSize();
    return checkpoint;
  }

  /** Index of the first entry at a place or after it; `end` when there is none before that. */
  indexOf(place: Place | undefined, otherwise: number, end: number): number {
    if (place === undefined) return otherwise;
    return Math.min('index' in place ? place.index : (this.#firstSince.get(place.at) ?? end), end);
  }
}

function unknownSize(): Refusal {
  return new Refusal(
    404,
    'checkpoint-unknown',
    'no checkpoint was signed over so many entries: ask for the newest one, without a size',
  );
}
