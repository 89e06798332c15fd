import {
  ENDPOINT_EVIDENCE_SCHEMA,
  problemsOf,
  type BusinessNumber,
  type EndpointEvidence,
  type Problem,
} from '@ringfence/rules';
import type { z } from 'zod';
import { MalformedInput } from '../http/refusal.js';
import { COLUMNS, entryOfRow } from './csv-columns.js';
import { readCsv } from './csv-table.js';
import { ENTRY_LISTS, MOST_ENTRIES, type EntryList, type Import } from './directory-file.dto.js';
import { REGISTERED_NUMBER, ROUTE, type Route } from './directory.dto.js';
import { problemOfKind, problemOfName, problemOfNumber, problemOfPlatform } from './entry-names.js';

/** An entry of a file, under the name it is to be registered. */
export type FileEntry = {
  readonly row: number;
  /** As the ledger names it. */
  readonly name: string;
} & (
  | { readonly list: 'businessNumbers'; readonly number: string; readonly body: BusinessNumber }
  | {
      readonly list: 'endpoints';
      readonly kind: string;
      readonly id: string;
      readonly body: EndpointEvidence;
    }
  | {
      readonly list: 'routes';
      readonly platform: string;
      readonly routeId: string;
      readonly body: Route;
    }
);

/** A row that is no entry, and why. */
export interface BadRow {
  readonly list: EntryList;
  readonly row: number;
  readonly name: string;
  readonly problems: readonly Problem[];
}

type Raw = Readonly<Record<string, unknown>>;

/**
 * Reads every row of a file by itself, in order, each when it is asked for: calls are decided in between.
 *
 * @throws MalformedInput where a table cannot be read at all, or there are too many entries
 */
export function* readEntries({ entries, csv }: Import): Generator<FileEntry | BadRow> {
  const raw = ENTRY_LISTS.flatMap((list) => [
    ...(entries?.[list] ?? []).map((entry, index) => ({ list, row: index + 1, entry })),
    ...tableRows(list, csv?.[list]),
  ]);
  if (raw.length > MOST_ENTRIES) {
    throw malformed('too-many', '', `put in at most ${MOST_ENTRIES} entries at once`);
  }
  const seen = new Set<string>();
  for (const { list, row, entry } of raw) {
    const read = readEntry(list, row, entry);
    const key = `${list} ${read.name}`;
    if ('problems' in read) yield read;
    else if (seen.has(key)) {
      yield bad(read, [problem('duplicate-entry', 'an earlier row has this name')]);
    } else {
      seen.add(key);
      yield read;
    }
  }
}

function tableRows(
  list: EntryList,
  text: string | undefined,
): { list: EntryList; row: number; entry: unknown }[] {
  if (text === undefined) return [];
  const { rows, problems } = readCsv(text, COLUMNS[list]);
  if (problems.length > 0) {
    throw new MalformedInput(problems.map((each) => ({ ...each, at: `/csv/${list}` })));
  }
  return rows.map(({ row, cells }) => ({ list, row, entry: entryOfRow(list, cells) }));
}

function readEntry(list: EntryList, row: number, entry: unknown): FileEntry | BadRow {
  const place = { list, row, name: '' };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return bad(place, [problem('wrong-type', 'give an object')]);
  }
  if (list === 'businessNumbers') return readNumber(row, entry as Raw);
  return list === 'endpoints' ? readEndpoint(row, entry as Raw) : readRoute(row, entry as Raw);
}

function readNumber(row: number, { number, ...rest }: Raw): FileEntry | BadRow {
  const list = 'businessNumbers';
  const name = textOf(number);
  const { body, problems } = bodyOf(REGISTERED_NUMBER, rest);
  const all = [...at('/number', problemOfNumber(name)), ...problems];
  if (body === undefined || all.length > 0) return bad({ list, row, name }, all);
  return { list, row, name, number: name, body };
}

function readEndpoint(row: number, { kind, id, ...rest }: Raw): FileEntry | BadRow {
  const list = 'endpoints';
  const [ofKind, called] = [textOf(kind), textOf(id)];
  const name = `${ofKind}:${called}`;
  const { body, problems } = bodyOf(ENDPOINT_EVIDENCE_SCHEMA, rest);
  const names = [...at('/kind', problemOfKind(ofKind)), ...at('/id', problemOfName(called))];
  const all = [...names, ...problems];
  if (body === undefined || all.length > 0) return bad({ list, row, name }, all);
  return { list, row, name, kind: ofKind, id: called, body };
}

function readRoute(row: number, { platform, routeId, ...rest }: Raw): FileEntry | BadRow {
  const list = 'routes';
  const [onPlatform, called] = [textOf(platform), textOf(routeId)];
  const name = `${onPlatform}/${called}`;
  const { body, problems } = bodyOf(ROUTE, rest);
  const names = [
    ...at('/platform', problemOfPlatform(onPlatform)),
    ...at('/routeId', problemOfName(called)),
  ];
  const all = [...names, ...problems];
  if (body === undefined || all.length > 0) return bad({ list, row, name }, all);
  return { list, row, name, platform: onPlatform, routeId: called, body };
}

function bodyOf<T>(schema: z.ZodType<T>, rest: Raw): { body?: T; problems: readonly Problem[] } {
  const result = schema.safeParse(rest, { reportInput: true });
  return result.success
    ? { body: result.data, problems: [] }
    : { problems: problemsOf(result.error, '') };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function at(place: string, found: Problem | undefined): Problem[] {
  return found === undefined ? [] : [{ ...found, at: place }];
}

function bad(
  { list, row, name }: Pick<BadRow, 'list' | 'row' | 'name'>,
  problems: readonly Problem[],
): BadRow {
  return { list, row, name, problems };
}

function problem(code: string, message: string): Problem {
  return { code, severity: 'error', at: '', message };
}

function malformed(code: string, place: string, message: string): MalformedInput {
  return new MalformedInput([{ code, severity: 'error', at: place, message }]);
}
