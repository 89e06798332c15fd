import type { DecisionRecord, LedgerJob } from './ledger-job.js';

/** Characters of other jobs, which are as small as a request's body at most. */
const USUAL_SIZE = 8_192;

/** How much memory a job takes while it waits, in characters. */
export function sizeOf(job: LedgerJob): number {
  if (job.kind !== 'decision') return USUAL_SIZE;
  const { record, reservation } = job;
  return textOf(record) + (reservation === undefined ? 0 : textOf(reservation.standIn));
}

function textOf({ decision, attempt, evidence, facts, outcomes }: DecisionRecord): number {
  return (
    decision.length + attempt.length + evidence.length + facts.length + outcomes.length + 1_024
  );
}
