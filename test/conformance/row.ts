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

/** Asks for something that must succeed. @returns the body of the answer */
export async function must(caller: Caller, asking: Asking): Promise<Record<string, unknown>> {
  const { status, body } = await caller.ask(asking);
  if (status >= 300) throw new Error(`${asking.url}: ${status} ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
}
