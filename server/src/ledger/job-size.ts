import type { ChangeJob, DecisionRecord, LedgerJob } from './ledger-job.js';

/** Characters of other jobs, which are as small as a request's body at most. */
const USUAL_SIZE = 8_192;

/** How much memory a job takes while it waits, in characters. */
export function sizeOf(job: LedgerJob): number {
  if (job.kind === 'change') return USUAL_SIZE + sizeOfValues(job);
  if (job.kind !== 'decision') return USUAL_SIZE;
  const { record, reservation } = job;
  return textOf(record) + (reservation === undefined ? 0 : textOf(reservation.standIn));
}

function sizeOfValues({ writes }: ChangeJob): number {
  let size = 0;
  for (const { values } of writes) {
    for (const value of values) {
      if (typeof value === 'string' || value instanceof Uint8Array) size += value.length;
    }
  }
  return size;
}

function textOf({ payload }: DecisionRecord): number {
  const { decision, attempt, evidence, facts, outcomes } = payload;
  return (
    decision.length + attempt.length + evidence.length + facts.length + outcomes.length + 1_024
  );
}
