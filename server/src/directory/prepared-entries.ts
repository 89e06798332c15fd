import type { JudgedChange } from '../confirmations/judged-change.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import type { EntryList } from './directory-file.dto.js';
import { RESTRICTIONS_OF } from './number-rows.js';

/** An entry as its table keeps it, beside the row it takes the place of. */
export interface PreparedEntry {
  readonly list: EntryList;
  /** Name of the row: its number alone, kind and id, or platform and route. */
  readonly name: readonly [first: string, second: string];
  /** Body of the row that was judged; null: there was none. */
  readonly before: string | null;
  readonly after: string;
  /** Of a number: as `RESTRICTIONS_TEXT` gave them, and what takes their place. */
  readonly restrictions?: {
    readonly before: string;
    readonly after: readonly (readonly [type: string | null, until: number | null])[];
  };
}

/** A judged entry of the directory, which many others can be put in with. */
export interface JudgedEntry extends JudgedChange {
  readonly entry: PreparedEntry;
}

/** Keeps an entry aside, where nothing reads it. */
export function prepare(importId: string, position: number, entry: PreparedEntry): SqlWrite {
  const { list, name, before, after, restrictions } = entry;
  return {
    sql: `insert into directory_import_entry (import_id, position, list, first, second, before, restrictions_before,
        after, restrictions_after) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    values: [
      importId,
      position,
      list,
      ...name,
      before,
      restrictions?.before ?? null,
      after,
      restrictions === undefined ? null : JSON.stringify(restrictions.after),
    ],
  };
}

/**
 * Puts every prepared entry into effect in a few statements, however many they are: calls wait for them. They fit only while each
 * row is the one that was judged.
 *
 * @param now epoch milliseconds (UTC)
 */
export function takeEffect(
  importId: string,
  entries: readonly PreparedEntry[],
  now: number,
): SqlWrite[] {
  const count = (list: EntryList): number => entries.filter((each) => each.list === list).length;
  const [numbers, endpoints, routes] = [
    count('businessNumbers'),
    count('endpoints'),
    count('routes'),
  ];
  return [
    ...(endpoints > 0
      ? [putPairs(importId, 'endpoints', 'endpoint', ['kind', 'id'], endpoints)]
      : []),
    ...(routes > 0
      ? [putPairs(importId, 'routes', 'route', ['platform', 'route_id'], routes)]
      : []),
    ...(numbers > 0 ? putNumbers(importId, numbers, now) : []),
    { sql: 'delete from directory_import_entry where import_id = ?', values: [importId] },
  ];
}

function putPairs(
  importId: string,
  list: EntryList,
  table: string,
  [first, second]: readonly [string, string],
  changes: number,
): SqlWrite {
  return {
    sql: `insert into ${table} (${first}, ${second}, body)
      select new.first, new.second, new.after from directory_import_entry new
        left join ${table} old on old.${first} = new.first and old.${second} = new.second
      where new.import_id = ? and new.list = ? and old.body is new.before
      on conflict (${first}, ${second}) do update set body = excluded.body`,
    values: [importId, list],
    changes,
  };
}

function putNumbers(importId: string, changes: number, now: number): SqlWrite[] {
  const of = `from directory_import_entry new where new.import_id = ? and new.list = 'businessNumbers'`;
  return [
    {
      sql: `insert into business_number (number, body, settings_at)
        select new.first, new.after, ? from directory_import_entry new
          left join business_number old on old.number = new.first
        where new.import_id = ? and new.list = 'businessNumbers' and old.body is new.before
          and ${RESTRICTIONS_OF('new.first')} = new.restrictions_before
        on conflict (number) do update set body = excluded.body, settings_at = excluded.settings_at, setting_times = '{}'`,
      values: [now, importId],
      changes,
    },
    {
      sql: `delete from number_restriction where number in (select new.first ${of})`,
      values: [importId],
    },
    {
      // Told twice, the later end holds; no end is the latest.
      sql: `insert into number_restriction (number, type, until_at, set_at)
        select new.first, told.value ->> 0, told.value ->> 1, ?
        from directory_import_entry new, json_each(new.restrictions_after) told
        where new.import_id = ? and new.list = 'businessNumbers'
        on conflict (number, type) do update set until_at = max(until_at, excluded.until_at)`,
      values: [now, importId],
    },
  ];
}
