import type { BusinessNumber, Restriction } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';

/** Writes what events tell of a business number, in the order of their instants, not of their arrival. */
export class NumberStatements {
  readonly #set: Statement<[Record<string, unknown>]>;
  readonly #lift: Statement<[Record<string, unknown>]>;
  readonly #read: Statement<[string], { body: string; settings_at: number }>;
  readonly #write: Statement<[string, number, string]>;

  constructor(connection: Database) {
    this.#set = connection.prepare(
      `insert into number_restriction (number, type, until_at, set_at) values (:number, :type, :until, :at)
       on conflict (number, type) do update set until_at = excluded.until_at, set_at = excluded.set_at
       where set_at is null or excluded.set_at >= set_at`,
    );
    this.#lift = connection.prepare(
      `insert into number_restriction (number, type, lifted_at) values (:number, :type, :at)
       on conflict (number, type) do update set lifted_at = excluded.lifted_at
       where lifted_at is null or excluded.lifted_at >= lifted_at`,
    );
    this.#read = connection.prepare(
      'select body, settings_at from business_number where number = ?',
    );
    this.#write = connection.prepare(
      'update business_number set body = ?, settings_at = ? where number = ?',
    );
  }

  restrictionSet(number: string, { type, until }: Restriction, at: number): void {
    this.#set.run({ number, type, at, until: until === undefined ? null : Date.parse(until) });
  }

  restrictionLifted(number: string, type: string, at: number): void {
    this.#lift.run({ number, type, at });
  }

  /** Changes the settings named; a number that is not registered stays so, and an older change changes nothing. */
  settingsChanged(number: string, settings: BusinessNumber, at: number): void {
    const row = this.#read.get(number);
    if (row === undefined) return;
    const { restrictions, ...rest } = settings;
    if (at >= row.settings_at) {
      const body = JSON.parse(row.body) as BusinessNumber;
      this.#write.run(JSON.stringify({ ...body, ...rest }), at, number);
    }
    for (const restriction of restrictions ?? []) this.restrictionSet(number, restriction, at);
  }
}
