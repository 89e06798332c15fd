import type { EntryFilter, Place } from './audit.dto.js';

/** Expressions that the log's indexes are over (schema step 7): they must be spelled alike to be used. */
const ACTION = `json_extract(leaf, '$.action')`;
const ACTOR = `json_extract(leaf, '$.actor.id')`;
const OBJECT = `json_extract(leaf, '$.object')`;

/** A search as SQL. */
export interface EntrySearch {
  /** The table, and by which index where the planner would take a worse one. */
  readonly from: string;
  readonly where: readonly string[];
  readonly values: readonly unknown[];
}

/** What a search asks of the entries. */
export function entrySearch(filter: EntryFilter): EntrySearch {
  const where: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, ...more: unknown[]): void => {
    where.push(condition);
    values.push(...more);
  };
  const addPlace = (place: Place | undefined, compare: '>=' | '<'): void => {
    if (place === undefined) return;
    if ('index' in place) add(`idx ${compare} ?`, place.index);
    else add(`at ${compare} ?`, place.at);
  };
  addPlace(filter.from, '>=');
  addPlace(filter.to, '<');
  const { kind, action, actor, object } = filter;
  if (kind !== undefined) add('kind = ?', kind);
  // Only acts have these, and the indexes are over acts alone.
  if ([action, actor, object].some((part) => part !== undefined)) add(`kind = 'act'`);
  if (actor !== undefined) add(`${ACTOR} = ?`, actor);
  for (const [expression, wanted, mark] of [
    [ACTION, action, '.'],
    [OBJECT, object, '/'],
  ] as const) {
    if (wanted === undefined) continue;
    if (wanted.includes(mark)) add(`${expression} = ?`, wanted);
    else
      add(`${expression} > ? and ${expression} < ?`, `${wanted}${mark}`, `${wanted}${next(mark)}`);
  }
  return { from: `log_entry ${indexFor(filter)}`, where, values };
}

/** The index that narrows most; without a word on it the planner reads every act. */
function indexFor({ action, actor, object }: EntryFilter): string {
  if (object?.includes('/') === true) return 'indexed by log_entry_object';
  if (actor !== undefined) return 'indexed by log_entry_actor';
  if (action !== undefined) return 'indexed by log_entry_action';
  return object === undefined ? '' : 'indexed by log_entry_object';
}

/** The character after a mark: every text that begins with the mark comes before it. */
function next(mark: string): string {
  return String.fromCharCode(mark.charCodeAt(0) + 1);
}
