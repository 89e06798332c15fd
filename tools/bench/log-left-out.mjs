// Stands in for the product's `ledger/log-statements.js` in one of the two servers that `ledger.mjs` compares: decisions get their
// index, and neither leaf nor tree nor signature is made. No setting of the product leads here: see `without-log.mjs`.
import { canonicalJson } from '@ringfence/rules';

export class LogStatements {
  #insert;
  #head;

  constructor(connection) {
    const newest =
      'select max(coalesce((select max(idx) from log_entry), -1), coalesce((select max(idx) from decision), -1))';
    this.#head = connection.prepare(newest).pluck().get();
    this.#insert = connection.prepare(
      'insert into log_entry (idx, at, kind, leaf) values (?, ?, ?, ?)',
    );
  }

  get head() {
    return this.#head;
  }

  get isSigned() {
    return true;
  }

  /** Acts are written as they are: the first start looks for its own. */
  append(kind, at, fields) {
    const index = ++this.#head;
    if (kind !== 'decision') {
      const leaf = { ...fields, v: 1, index, at: new Date(at).toISOString(), kind };
      this.#insert.run(index, at, kind, canonicalJson(leaf));
    }
    return index;
  }

  sign() {}
}
