import type { Database } from 'better-sqlite3';
import type { SlotStatements } from './slot-statements.js';

/** Applies one kind of write inside the writer's transaction; input and output are plain data. */
export type TaskHandler = (input: unknown) => unknown;

/** Makes a handler for a write connection; called anew whenever the connection is opened. */
export type TaskHandlerMaker = (connection: Database, slots: SlotStatements) => TaskHandler;

export type TaskHandlers = Readonly<Record<string, TaskHandlerMaker>>;
