import type { Database, Statement } from 'better-sqlite3';
import type { PersonKey, Seal } from './seal.js';
import type { Subject, SubjectName } from './subject-name.js';

/** What a subject's name is sealed as. */
export const NAME_LABEL = 'name';

/** People with their keys, as a sealed row needs them. */
export interface Keyring {
  /** Ids of the subjects, rising, with commas between: which keys open the row. */
  readonly ids: string;
  readonly keys: readonly PersonKey[];
}

/** Gives every person whose data is kept a key of their own; one instance belongs to one write connection. */
export class SubjectStatements {
  readonly #seal: Seal;
  readonly #find: Statement<[string], { id: number; wrapped_key: Buffer }>;
  readonly #insert: Statement<[string, Buffer, Buffer, number]>;

  constructor(connection: Database, seal: Seal) {
    this.#seal = seal;
    this.#find = connection.prepare(
      'select id, wrapped_key from subject where reference = ? and erased_at is null',
    );
    this.#insert = connection.prepare(
      'insert into subject (reference, wrapped_key, sealed_name, created_at) values (?, ?, ?, ?)',
    );
  }

  /**
   * The keys of all these people; who is seen for the first time, or again after having been erased, gets a new one.
   *
   * @param at epoch milliseconds (UTC)
   */
  keyring(subjects: readonly Subject[], at: number): Keyring {
    const held = subjects.map((subject) => this.#keyOf(subject, at)).sort((a, b) => a.id - b.id);
    return { ids: held.map(({ id }) => id).join(), keys: held.map(({ key }) => key) };
  }

  #keyOf(subject: Subject, at: number): { id: number; key: PersonKey } {
    // Read each time, for an erasure may have come in between.
    const row = this.#find.get(subject.reference);
    if (row !== undefined) return { id: row.id, key: this.#seal.unwrap(row.wrapped_key) };
    const { key, wrapped } = this.#seal.newKey();
    const name = this.#seal.seal([key], NAME_LABEL, nameText(subject));
    const { lastInsertRowid } = this.#insert.run(subject.reference, wrapped, name, at);
    return { id: Number(lastInsertRowid), key };
  }
}

export function nameText({ domain, value }: SubjectName): string {
  return `${domain} ${value}`;
}

export function nameOfText(text: string): SubjectName {
  const space = text.indexOf(' ');
  return { domain: text.slice(0, space) as SubjectName['domain'], value: text.slice(space + 1) };
}
