import { z } from 'zod';
import { REASON } from '../identity/reason.dto.js';

/** Lists of the directory, each a table of its own where the file is CSV. */
export const ENTRY_LISTS = ['businessNumbers', 'endpoints', 'routes'] as const;
export type EntryList = (typeof ENTRY_LISTS)[number];

/** Entries one import may hold. */
export const MOST_ENTRIES = 10_000;

export const EXPORT_QUERY = z.strictObject({
  format: z.enum(['json', 'csv']).default('json'),
  /** One list alone; CSV without it is an archive of three tables. */
  list: z.enum(ENTRY_LISTS).optional(),
});
export type ExportQuery = z.infer<typeof EXPORT_QUERY>;

const ENTRIES = z.array(z.unknown()).max(MOST_ENTRIES).optional();
const TABLE = z.string().optional();

/** Entries to put in, as JSON or as tables; each is judged by itself, so that all that is wrong is told with its row. */
export const IMPORT = z.strictObject({
  /** Whether it is only looked at; so unless it says otherwise. */
  dryRun: z.boolean().default(true),
  /** What the dry run answered: with another outcome by now nothing is changed. */
  digest: z.string().optional(),
  entries: z
    .strictObject({
      businessNumbers: ENTRIES,
      endpoints: ENTRIES,
      routes: ENTRIES,
      /** Told with the directory when it is read; not put in. */
      references: z.unknown().optional(),
      attestationReminderDays: z.unknown().optional(),
    })
    .optional(),
  csv: z.strictObject({ businessNumbers: TABLE, endpoints: TABLE, routes: TABLE }).optional(),
  reason: REASON.optional(),
});
export type Import = z.infer<typeof IMPORT>;

export const IMPORT_OUTCOMES = ['added', 'changed', 'unchanged', 'refused'] as const;

export const IMPORT_ROW = z.object({
  list: z.enum(ENTRY_LISTS),
  /** Of CSV the line, the heading being the first; of JSON the place in its list, from 1. */
  row: z.number().int(),
  /** What the entry is called, as far as it says. */
  name: z.string(),
  outcome: z.enum(IMPORT_OUTCOMES),
  /** Whether a second person confirms it before it takes effect. */
  waits: z.boolean(),
  /** Id of what it waits for, once it was put in. */
  confirmation: z.string().optional(),
  problems: z.array(
    z.object({
      code: z.string(),
      /** JSON pointer into the entry; its first part is the column. */
      at: z.string(),
      message: z.string(),
    }),
  ),
});
export type ImportRow = z.infer<typeof IMPORT_ROW>;

export const IMPORTED = z.object({
  dryRun: z.boolean(),
  digest: z.string(),
  counts: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    /** Of those that are added or changed. */
    waiting: z.number().int(),
  }),
  rows: z.array(IMPORT_ROW),
});
export type Imported = z.infer<typeof IMPORTED>;
