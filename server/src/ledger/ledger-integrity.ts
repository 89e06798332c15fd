/** What is known of the log's entries since the start. */
export interface IntegrityFinding {
  /** `verifying` until every entry was held against the tree and the signed checkpoints. */
  readonly state: 'verifying' | 'intact' | 'tampered';
  /** Number of entries that were looked at, from the first on. */
  readonly checkedTo: number;
  /** Index of the first entry that is not what was recorded. */
  readonly firstBad?: number;
  /** What is wrong, as the end of a sentence. */
  readonly what?: string;
}

/** Whether the log is what was recorded. */
export abstract class LedgerIntegrity {
  abstract finding(): IntegrityFinding;

  /** The finding once all of the log was looked at; still `verifying` when that could not be done. */
  abstract settled(): Promise<IntegrityFinding>;
}
