import type { Database } from 'better-sqlite3';
import type { Seal } from '../subjects/seal.js';
import type { SubjectStatements } from '../subjects/subject-statements.js';
import type { Act } from './act.js';
import type { SlotStatements } from './slot-statements.js';

/** Applies one kind of write inside the writer's transaction; input and output are plain data. */
export type TaskHandler = (input: unknown) => unknown;

/** What a handler writes with; all of it belongs to one write connection. */
export interface WriterParts {
  readonly connection: Database;
  readonly slots: SlotStatements;
  readonly subjects: SubjectStatements;
  readonly seal: Seal;
  /** Puts an act on record in the same transaction. @param at epoch milliseconds (UTC) */
  readonly tell: (act: Act, at: number) => void;
}

/** Makes a handler for a write connection; called anew whenever the connection is opened. */
export type TaskHandlerMaker = (parts: WriterParts) => TaskHandler;

export type TaskHandlers = Readonly<Record<string, TaskHandlerMaker>>;
