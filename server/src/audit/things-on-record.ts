import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { withoutNumbers } from '../subjects/numbers-in-acts.js';
import { References } from '../subjects/references.js';

interface Left {
  readonly idx: number;
  readonly after: string | null;
}

/**
 * What the ledger tells of things that steer decisions. Whoever can write the tables can change them; the log's entries they
 * cannot change unseen.
 */
@Injectable()
export class ThingsOnRecord {
  readonly #last: Statement<[string, string], Left>;
  /** The same where an entry is no JSON any more, which no index can be used for. */
  readonly #lastReadable: Statement<[string, string], Left>;
  readonly #first: Statement<[], string>;

  constructor(
    { connection }: LedgerConnection,
    private readonly references: References,
  ) {
    const lastOf = (leaf: string): string =>
      `select idx, json_extract(${leaf}, '$.after') as after from log_entry
       where kind = 'act' and json_extract(${leaf}, '$.object') = ?
         and json_extract(${leaf}, '$.action') in (select value from json_each(?)) order by idx desc limit 1`;
    this.#last = connection.prepare(lastOf('leaf'));
    this.#lastReadable = connection.prepare(lastOf('iif(json_valid(leaf), leaf, null)'));
    this.#first = connection
      .prepare<[], string>('select kind from log_entry order by idx limit 1')
      .pluck();
  }

  /** Whether the log goes back to before there were acts: then things may be older than what it tells. */
  get isOlderThanActs(): boolean {
    return this.#first.get() !== 'act';
  }

  /**
   * The digest of a thing that the last of these acts left.
   *
   * @param object `<noun>/<id>`; acts name it with references in place of numbers, of whichever key was current then
   * @returns null: it was taken away; undefined: no act tells of it
   */
  digestOf(object: string, actions: readonly string[]): string | null | undefined {
    const names = new Set(
      this.references.keyIds.map((keyId) =>
        withoutNumbers(object, {
          of: (domain, value) => this.references.under(keyId, domain, value),
        }),
      ),
    );
    const told = [...names].flatMap((name) => this.#leftOf(name, actions));
    return told.sort((a, b) => b.idx - a.idx)[0]?.after;
  }

  #leftOf(name: string, actions: readonly string[]): Left[] {
    const listed = JSON.stringify(actions);
    let left: Left | undefined;
    try {
      left = this.#last.get(name, listed);
    } catch {
      // Somebody overwrote an entry: the ledger's own check names it, and the others tell on.
      left = this.#lastReadable.get(name, listed);
    }
    return left === undefined ? [] : [left];
  }
}
