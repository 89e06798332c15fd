/** Something wrong that a person can mend; returned, never thrown. */
export interface Problem {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** RFC 6901 JSON pointer to the place; empty: the whole document. */
  readonly at: string;
  /** Lower case, no final stop, offending value in backticks, and what to do where known. */
  readonly message: string;
}
