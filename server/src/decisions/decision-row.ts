import type { DecisionSummary } from './decision.dto.js';

/** A decision as stored: what it is searched by, and the sealed rest. */
export interface DecisionRow {
  readonly idx: number;
  readonly decision_id: string;
  readonly decided_at: number;
  readonly attempt_ref: string;
  readonly question_ref: string;
  readonly effect: 'permit' | 'deny';
  readonly scenario: DecisionSummary['scenario'];
  readonly action: DecisionSummary['action'];
  /** E.164 with `+`, or the reference of a number that is not registered. */
  readonly business_number: string;
  readonly user_ref: string | null;
  readonly bsuid_ref: string | null;
  readonly origin: string;
  readonly target: string | null;
  /** Kinds with commas between. */
  readonly via: string;
  /** Codes with commas between. */
  readonly reasons: string;
  readonly version: number;
  readonly valid_until: number | null;
  /** Ids of the subjects whose keys open the payload, with commas between. */
  readonly subjects: string;
  readonly payload: Buffer;
}

/** The parts of a column that holds several with commas between. */
export function listOf(column: string): string[] {
  return column === '' ? [] : column.split(',');
}
