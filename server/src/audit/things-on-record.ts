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
    this.#last = connection.prepare(lastOf((entry) => `${entry}.leaf`));
    this.#lastReadable = connection.prepare(
      lastOf((entry) => `iif(json_valid(${entry}.leaf), ${entry}.leaf, null)`),
    );
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

/** What was prepared counts from where its import took effect; without such an act it never did. */
function lastOf(leafOf: (entry: string) => string): string {
  const [told, taken] = [leafOf('told'), leafOf('taken')];
  return `select idx, after from (
      select json_extract(${told}, '$.after') as after,
        case json_extract(${told}, '$.action') when 'directory.prepare' then (
          select max(taken.idx) from log_entry taken
          where taken.kind = 'act' and json_extract(${taken}, '$.action') = 'directory.import'
            and json_extract(${taken}, '$.object') = 'directory-import/' || json_extract(${told}, '$.details.import')
        ) else told.idx end as idx
      from log_entry told
      where told.kind = 'act' and json_extract(${told}, '$.object') = ?
        and json_extract(${told}, '$.action') in (select value from json_each(?)))
    where idx is not null order by idx desc limit 1`;
}
