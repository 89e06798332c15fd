/** Something stored that is not what was recorded. */
export interface LogFinding {
  /** Index of the first entry concerned; absent: no entry tells of it. */
  readonly firstBad?: number;
  /** What is wrong, as the end of a sentence that began with the ledger. */
  readonly what: string;
}
