import type { BusinessNumber, CallHours, Restriction } from '@ringfence/rules';
import type { Database, Statement } from 'better-sqlite3';

interface SettingsRow {
  body: string;
  /** When the number was put in whole. */
  settings_at: number;
  /** By setting that changed since: when. */
  setting_times: string;
}

/** Writes what events tell of a business number, in the order of their instants, not of their arrival. */
export class NumberStatements {
  readonly #set: Statement<[Record<string, unknown>]>;
  readonly #lift: Statement<[Record<string, unknown>]>;
  readonly #read: Statement<[string], SettingsRow>;
  readonly #write: Statement<[string, string, string]>;

  constructor(connection: Database) {
    this.#set = connection.prepare(
      `insert into number_restriction (number, type, until_at, set_at) values (:number, :type, :until, :at)
       on conflict (number, type) do update set until_at = excluded.until_at, set_at = excluded.set_at
       where set_at is null or excluded.set_at > set_at or (excluded.set_at = set_at
         and coalesce(excluded.until_at, 1e15) >= coalesce(until_at, 1e15))`,
    );
    this.#lift = connection.prepare(
      `insert into number_restriction (number, type, lifted_at) values (:number, :type, :at)
       on conflict (number, type) do update set lifted_at = excluded.lifted_at
       where lifted_at is null or excluded.lifted_at >= lifted_at`,
    );
    this.#read = connection.prepare(
      'select body, settings_at, setting_times from business_number where number = ?',
    );
    this.#write = connection.prepare(
      'update business_number set body = ?, setting_times = ? where number = ?',
    );
  }

  restrictionSet(number: string, { type, until }: Restriction, at: number): void {
    this.#set.run({ number, type, at, until: until === undefined ? null : Date.parse(until) });
  }

  /** What is dated later than it was heard of ends nothing that is set afterwards. @param seenAt epoch milliseconds (UTC) */
  restrictionLifted(number: string, type: string, at: number, seenAt: number): void {
    this.#lift.run({ number, type, at: Math.min(at, seenAt) });
  }

  /**
   * Changes the settings named, each unless a newer change told of it; a number that is not registered stays so. A change that is
   * dated later than now keeps nothing from being shut.
   *
   * @param seenAt when it was heard of, in epoch milliseconds (UTC)
   */
  settingsChanged(number: string, settings: BusinessNumber, at: number, seenAt: number): void {
    const row = this.#read.get(number);
    if (row === undefined) return;
    const { restrictions, ...rest } = settings;
    const body = JSON.parse(row.body) as Record<string, unknown>;
    const times = JSON.parse(row.setting_times) as Record<string, number>;
    for (const [setting, value] of Object.entries(rest)) {
      const known = times[setting] ?? row.settings_at;
      if (at < known && !(known > seenAt && value === false)) continue;
      body[setting] =
        setting === 'callHours' ? hoursWithMeaning(value as CallHours, body[setting]) : value;
      times[setting] = at;
    }
    this.#write.run(JSON.stringify(body), JSON.stringify(times), number);
    for (const restriction of restrictions ?? []) this.restrictionSet(number, restriction, at);
  }
}

/** Platforms list holidays without saying whether they open or close the day: what the directory says stays, else closed (WA-SET-007). */
function hoursWithMeaning(told: CallHours, before: unknown): CallHours {
  const { holidayMeans } = (before ?? {}) as CallHours;
  return { holidayMeans: holidayMeans ?? 'closed', ...told };
}
