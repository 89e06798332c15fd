import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Seal, type PersonKey } from './seal.js';
import type { SubjectName } from './subject-name.js';
import { NAME_LABEL, nameOfText } from './subject-statements.js';

interface SubjectRow {
  wrapped_key: Buffer | null;
  sealed_name: Buffer | null;
}

/** Reads what is kept of people, on a connection that cannot write. */
@Injectable()
export class SubjectReader {
  readonly #seal: Seal;
  readonly #byId: Statement<[number], SubjectRow>;
  readonly #live: Statement<[string], SubjectRow>;
  readonly #erasedAt: Statement<[string], number | null>;

  constructor({ connection }: LedgerConnection, seal: Seal) {
    this.#seal = seal;
    this.#byId = connection.prepare('select wrapped_key, sealed_name from subject where id = ?');
    this.#live = connection.prepare(
      'select wrapped_key, sealed_name from subject where reference = ? and erased_at is null',
    );
    this.#erasedAt = connection
      .prepare<[string], number | null>(
        'select max(erased_at) from subject where reference = ? and erased_at is not null',
      )
      .pluck();
  }

  /**
   * Opens what was sealed under the keys of these people; undefined: one of them was erased, and it stays closed for good.
   *
   * @param ids ids of subjects with commas between
   * @throws SealBroken when a byte was changed, or the key outside the database is another one
   */
  open(ids: string, label: string, sealed: Buffer): string | undefined {
    const keys: PersonKey[] = [];
    for (const id of ids === '' ? [] : ids.split(',')) {
      const row = this.#byId.get(Number(id));
      if (row === undefined) throw new Error(`subject ${id} of ${label} is not on record`);
      if (row.wrapped_key === null) return undefined;
      keys.push(this.#seal.unwrap(row.wrapped_key));
    }
    return this.#seal.open(keys, label, sealed);
  }

  /** Whom a reference stands for; undefined: nobody who is known, or who was erased. */
  nameOf(reference: string): SubjectName | undefined {
    const row = this.#live.get(reference);
    if (row?.wrapped_key == null || row.sealed_name === null) return undefined;
    const key = this.#seal.unwrap(row.wrapped_key);
    return nameOfText(this.#seal.open([key], NAME_LABEL, row.sealed_name));
  }

  /** When whom a reference stands for was last erased, in epoch milliseconds; null: never. */
  erasedAt(reference: string): number | null {
    return this.#erasedAt.get(reference) ?? null;
  }
}
