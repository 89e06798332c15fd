import Papa from 'papaparse';
import type { Problem } from '@ringfence/rules';
import { plainCell, shieldedCell } from './csv-cells.js';
import { MOST_ENTRIES } from './directory-file.dto.js';

/** Excel takes a file without it for one of its own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A row of a table, by column; a cell that is empty is not there. */
export interface CsvRow {
  /** Line of the table, the heading being the first. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  /** What is wrong with the table as a whole. */
  readonly problems: readonly Problem[];
}

/** A table as RFC 4180 has it, with a heading, and a byte order mark in front so that spreadsheets read its letters. */
export function csvOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | undefined>>[],
): string {
  const data = rows.map((row) => columns.map((column) => shieldedCell(row[column] ?? '')));
  const table = Papa.unparse({ fields: [...columns], data }, { newline: '\r\n' });
  return `${BYTE_ORDER_MARK}${table}\r\n`;
}

/** Reads a table with commas, semicolons or tabs; its columns may stand in any order, and some may be left out. */
export function readCsv(text: string, columns: readonly string[]): CsvTable {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter: delimiterOf(body),
    skipEmptyLines: false,
    // One more than may be put in tells that there are too many; the rest need not be read.
    preview: MOST_ENTRIES + 2,
  });
  const [heading = [], ...rest] = data;
  const names = heading.map((name) => name.trim());
  const problems = [
    ...errors.map(({ row, message }) => problem('not-csv', `line ${(row ?? 0) + 1}: ${message}`)),
    ...names.flatMap((name, index) => {
      const isKnown = columns.includes(name);
      if (isKnown && names.indexOf(name) === index) return [];
      const code = isKnown ? 'duplicate-column' : 'unknown-column';
      const may = `the heading may name ${columns.join(', ')}, each once`;
      return [problem(code, `column ${index + 1} is none of them: ${may}`)];
    }),
  ];
  if (problems.length > 0) return { rows: [], problems };
  const rows = rest.map((cells, index) => ({ row: index + 2, cells }));
  const long = rows.find(({ cells }) => cells.length > names.length);
  if (long !== undefined) {
    const message = `line ${long.row} has more cells than the heading`;
    return { rows: [], problems: [problem('not-csv', message)] };
  }
  return {
    rows: rows
      .map(({ row, cells }) => ({ row, cells: cellsOf(names, cells) }))
      .filter(({ cells }) => Object.keys(cells).length > 0),
    problems: [],
  };
}

/** What stands most often between the names of the heading, which hold none of them. */
function delimiterOf(body: string): string {
  const heading = /^[^\r\n]*/.exec(body)![0];
  const times = (delimiter: string): number => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, each) => (times(each) > times(best) ? each : best));
}

function cellsOf(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const held = names.flatMap((name, index) => {
    const cell = cells[index] ?? '';
    return cell.trim() === '' ? [] : [[name, plainCell(cell)] as const];
  });
  return Object.fromEntries(held);
}

function problem(code: string, message: string): Problem {
  return { code, severity: 'error', at: '', message };
}
