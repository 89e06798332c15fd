import type { Problem } from '../model/problem.js';

/** What became of unknown input: the typed value, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly value: T; readonly problems?: never }
  | { readonly value?: never; readonly problems: Problem[] };
