import type { components } from '../api/schema.js';

type Import = components['schemas']['DirectoryImport'];
type EntryList = components['schemas']['Imported']['rows'][number]['list'];

/** A file as it was chosen. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a file cannot be sent. */
export type FileFault = 'not-json' | 'no-list' | 'same-list' | 'too-large';

export type ReadFiles =
  | { readonly body: Pick<Import, 'entries' | 'csv'> }
  | { readonly fault: FileFault; readonly name: string };

/** What one import may hold, in bytes. */
const MOST_BYTES = 8 * 1024 * 1024;
/** A column that only the table of one list has. */
const TELLING: readonly (readonly [column: string, list: EntryList])[] = [
  ['routeId', 'routes'],
  ['pstnReachability', 'endpoints'],
  ['number', 'businessNumbers'],
];

/** Makes one import of JSON and tables; of a table its heading tells which list it is. */
export function readFiles(files: readonly ChosenFile[]): ReadFiles {
  const csv: Partial<Record<EntryList, string>> = {};
  const entries: Record<string, unknown> = {};
  let size = 0;
  for (const { name, bytes } of files) {
    size += bytes.length;
    if (size > MOST_BYTES) return { fault: 'too-large', name };
    const text = textOf(bytes);
    if (/\.json$/iu.test(name) || /^\s*\{/u.test(text)) {
      const held = objectOf(text);
      if (held === null) return { fault: 'not-json', name };
      if (Object.keys(held).some((list) => list in entries)) return { fault: 'same-list', name };
      Object.assign(entries, held);
      continue;
    }
    const list = listOf(text);
    if (list === null) return { fault: 'no-list', name };
    if (list in csv) return { fault: 'same-list', name };
    csv[list] = text;
  }
  return {
    body: {
      ...(Object.keys(entries).length === 0 ? {} : { entries: entries }),
      ...(Object.keys(csv).length === 0 ? {} : { csv: csv }),
    },
  };
}

/** UTF-8, or what Japanese spreadsheets write unless they are told otherwise. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // It is no UTF-8: whatever it is, the dry run shows what was read.
    return new TextDecoder('shift_jis').decode(bytes);
  }
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    // The page says that it is no JSON.
    return null;
  }
}

function listOf(text: string): EntryList | null {
  const [heading = ''] = text.split(/\r\n|\r|\n/u, 1);
  const columns = heading.split(/[,;\t]/u).map((name) => name.replaceAll('"', '').trim());
  return TELLING.find(([column]) => columns.includes(column))?.[1] ?? null;
}
