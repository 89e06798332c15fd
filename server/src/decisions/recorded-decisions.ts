import type { RecordedDecision } from '@ringfence/rules';

/** A decision on record as a replay needs it. */
export interface RecordOfDecision {
  readonly decisionId: string;
  /** Place in the log. */
  readonly index: number;
  /** Epoch milliseconds (UTC). */
  readonly at: number;
  /** Reference of the user, never the number; null: not on record. */
  readonly user: string | null;
  readonly businessNumber: string;
  /** Undefined: somebody it concerns was erased, and what it rests on with them. */
  readonly recorded: RecordedDecision | undefined;
}

/** Part of the log, both ends optional, in epoch milliseconds (UTC); what ends at an instant does not hold it. */
export interface RecordWindow {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Decisions on record with everything they rest on, for replays and for cases made from them. */
export abstract class RecordedDecisions {
  /** How many there are, counted up to a number. */
  abstract count(window: RecordWindow, most: number): number;

  /** The newest ones, newest first; of those that follow, what is older than the last one read. */
  abstract newest(
    window: RecordWindow,
    olderThan: Pick<RecordOfDecision, 'at' | 'index'> | undefined,
    limit: number,
  ): RecordOfDecision[];

  abstract find(decisionId: string): RecordOfDecision | undefined;
}
