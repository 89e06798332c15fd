// A log of as many entries as asked for, written by the product's own parts into a database of its own, all but the decisions' rows.
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

const product = (file) => import(new URL(`../../dist/server/${file}.js`, import.meta.url));
const { connect, migrate } = await product('database/data-source');
const { LogStatements } = await product('ledger/log-statements');
const { LogIdentity } = await product('ledger/checkpoint');
const { EntryReader } = await product('audit/entry-reader');
const { SignedLog } = await product('audit/signed-log');
const { LogFiles } = await product('audit/log-files');
const { ENTRY_FILTER } = await product('audit/audit.dto');

const BEGAN = Date.UTC(2026, 10, 24);
/** At 1,500 decisions a second, two checkpoints a second. */
const ENTRIES_A_CHECKPOINT = 750;
const ACTIONS = ['session.begin', 'draft.save', 'draft.submit', 'draft.approve', 'directory.put'];
/** Searches as people make them, and as they hardly do. */
const SEARCHES = [
  {},
  { kind: 'decision' },
  { kind: 'act' },
  { kind: 'gap' },
  { action: 'draft.submit' },
  { action: 'draft' },
  { actor: 'person-3' },
  { object: 'draft/77' },
  { object: 'draft' },
  { action: 'draft', actor: 'person-3', object: 'draft' },
  { from: '400000', to: '600000' },
  { from: '2026-11-24T01:00:00Z', to: '2026-11-24T02:00:00Z' },
  { kind: 'decision', from: '2026-11-24T01:00:00Z', to: '2026-11-24T12:00:00Z' },
  { action: 'draft', from: '2026-11-24T01:00:00Z' },
  { after: '500000', limit: '500' },
  { kind: 'decision', after: '10', limit: '500' },
];

/** A log on disk, and what is asked of it. */
export class MillionEntries {
  #connection;
  #identity;

  constructor(connection, identity) {
    this.#connection = connection;
    this.#identity = identity;
  }

  static async make(file, keys, count) {
    const source = await connect(file, [], keys);
    await migrate(source);
    await source.destroy();
    const connection = new Database(file);
    // Nothing of it has to outlive the bench.
    connection.pragma('synchronous = OFF');
    const log = new LogStatements(connection, keys.log);
    for (let index = 0; index < count;) {
      connection.exec('begin immediate');
      for (let n = 0; n < ENTRIES_A_CHECKPOINT && index < count; n++, index++) append(log, index);
      log.sign(BEGAN + index);
      connection.exec('commit');
    }
    return new MillionEntries(connection, LogIdentity.of(keys.log));
  }

  /** Milliseconds of each search, at the best of three: the machine does other work too. */
  searches() {
    const people = { refOf: (id) => ({ id, name: id }) };
    const reader = new EntryReader({ connection: this.#connection }, people, {
      nameOf: (id) => id,
    });
    return SEARCHES.map((query) => {
      const took = [0, 0, 0].map(() => {
        const begun = performance.now();
        reader.search(ENTRY_FILTER.parse(query));
        return performance.now() - begun;
      });
      return { query, ms: Math.min(...took) };
    });
  }

  pem() {
    return this.#identity.pem();
  }

  /** Of an export of everything. */
  files() {
    const connection = { connection: this.#connection };
    const files = new LogFiles(connection, new SignedLog(connection), this.#identity);
    return files.of({}).files;
  }

  /** Where in the file of entries the year of an entry's instant has its zero. */
  offsetOf(index) {
    const before = 'select sum(length(cast(leaf as blob)) + 1) from log_entry where idx < ?';
    const leaf = 'select leaf from log_entry where idx = ?';
    const read = (sql) => this.#connection.prepare(sql).pluck().get(index);
    return read(before) + read(leaf).indexOf('"at":"20') + '"at":"2'.length;
  }

  close() {
    this.#connection.close();
  }
}

/** One entry in eight is an act, and one in a thousand a gap; the rest are decisions as large as the product's. */
function append(log, index) {
  const at = BEGAN + index * 40;
  if (index % 1_000 === 999) {
    log.append('gap', at, { from: new Date(at).toISOString(), count: 3, reason: 'SQLITE_FULL' });
  } else if (index % 8 === 7) {
    const action = ACTIONS[(index >> 3) % ACTIONS.length];
    log.append('act', at, {
      action,
      object: `${action.split('.')[0]}/${index % 500}`,
      actor: { kind: 'person', id: `person-${index % 20}`, credential: digest(index).slice(0, 12) },
      before: `sha256:${digest(index)}`,
      after: `sha256:${digest(index + 1)}`,
      reason: 'what a person says of it, in a sentence or two as they come',
    });
  } else {
    const reference = (domain) => `p1.${digest(`${domain}${index}`).slice(0, 22)}`;
    log.append('decision', at, {
      decisionId: digest(index).slice(0, 26),
      key: 'demo-machine',
      attempt: reference('attempt'),
      question: reference('question'),
      policy: { version: 1, digest: `sha256:${digest('policy')}` },
      effect: index % 3 === 0 ? 'deny' : 'permit',
      scenario: 'user-to-webrtc',
      action: 'connect',
      origin: 'whatsapp',
      target: 'webrtc',
      via: [],
      reasons: ['user-to-webrtc'],
      businessNumber: reference('number'),
      user: reference('user'),
      bsuid: null,
      validUntil: new Date(at + 60_000).toISOString(),
      payload: `sha256:${digest(index)}`,
    });
  }
}

function digest(text) {
  return createHash('sha256').update(String(text)).digest('hex');
}
