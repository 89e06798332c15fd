import { canonicalJson, type Endpoint } from '@ringfence/rules';
import type { DirectoryView } from './directory.dto.js';
import type { EntryList } from './directory-file.dto.js';

type Cells = Readonly<Record<string, string>>;
type Row = Record<string, string | undefined>;

/** Columns of each table; `destinations`, `callHours` and `restrictions` hold JSON. */
export const COLUMNS: Readonly<Record<EntryList, readonly string[]>> = {
  businessNumbers: [
    'number',
    'country',
    'provider',
    'callingEnabled',
    'messagingLimit',
    'sandbox',
    'callbackPermission',
    'destinations',
    'callHours',
    'restrictions',
  ],
  endpoints: ['kind', 'id', 'pstnReachability', 'attestedBy', 'attestedUntil', 'callerOrigin'],
  routes: [
    'platform',
    'routeId',
    'initiator',
    'businessNumber',
    'endpointKind',
    'endpointId',
    'endpointAddress',
  ],
};

const SWITCHES = ['callingEnabled', 'sandbox', 'callbackPermission'];
const STRUCTURED = ['destinations', 'callHours', 'restrictions'];

/** The rows of a table, each entry a row. */
export function rowsOf(list: EntryList, directory: DirectoryView): readonly Row[] {
  if (list === 'endpoints') return directory.endpoints.map((entry) => ({ ...entry }));
  if (list === 'routes') {
    return directory.routes.map(({ endpoint, ...entry }) => ({
      ...entry,
      ...endpointCells(endpoint),
    }));
  }
  return directory.businessNumbers.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([name, value]) => [
        name,
        typeof value === 'object' ? canonicalJson(value) : String(value),
      ]),
    ),
  );
}

/** The entry that a row stands for, unchecked: what cannot be read stays a text, and is refused as one. */
export function entryOfRow(list: EntryList, cells: Cells): Record<string, unknown> {
  if (list === 'endpoints') return { ...cells };
  if (list === 'routes') return routeOf(cells);
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, valueOf(name, cell)]),
  );
}

function valueOf(name: string, cell: string): unknown {
  // Spreadsheets write TRUE and FALSE.
  if (SWITCHES.includes(name) && /^(true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  if (name === 'messagingLimit' && /^\d{1,12}$/.test(cell)) return Number(cell);
  if (!STRUCTURED.includes(name)) return cell;
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    // What is no JSON is no list either: the schema says so, with the column.
    return cell;
  }
}

function endpointCells(endpoint: Endpoint | undefined): Row {
  const { kind, id, address } = endpoint ?? {};
  return { endpointKind: kind, endpointId: id, endpointAddress: address };
}

function routeOf({
  endpointKind,
  endpointId,
  endpointAddress,
  ...rest
}: Cells): Record<string, unknown> {
  if (endpointKind === undefined && endpointId === undefined && endpointAddress === undefined) {
    return rest;
  }
  const endpoint = {
    ...(endpointKind === undefined ? {} : { kind: endpointKind }),
    ...(endpointId === undefined ? {} : { id: endpointId }),
    ...(endpointAddress === undefined ? {} : { address: endpointAddress }),
  };
  return { ...rest, endpoint };
}
