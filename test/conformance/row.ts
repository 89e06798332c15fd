import type { Asking, Caller } from './caller.js';

/** One request, the operation it belongs to, and the status it must get. */
export interface Row extends Omit<Asking, 'method' | 'url'> {
  readonly name: string;
  readonly operation: string;
  readonly status: number;
  /** Where the operation's path has names in braces, or a query. */
  readonly url?: string;
  /** Prepares what the request is about; the answer replaces parts of it. */
  readonly given?: (caller: Caller) => Promise<Partial<Asking>>;
}
