import type { MutationReport } from '@ringfence/rules';

/** What the worker tells the page. */
export type FromMistakes =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly report: MutationReport }
  /** The draft is no policy at the moment. */
  | { readonly kind: 'unreadable' };
