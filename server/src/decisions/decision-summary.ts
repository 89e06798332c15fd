import type { UnrecordedDecision } from '@ringfence/rules';
import type { DecisionRecord } from '../ledger/ledger-job.js';
import type { DecisionSummary } from './decision.dto.js';

/** What a row of a list is made from; every record has it. */
export type SummarySource = Pick<
  DecisionRecord,
  'decision' | 'action' | 'businessNumber' | 'waId' | 'bsuid' | 'origin' | 'target' | 'via'
>;

/** A recorded decision as a row of a list, the same whether it was read or has just been written. */
export function summaryOf(index: number, source: SummarySource): DecisionSummary {
  const { businessNumber, waId, bsuid, origin, target, via } = source;
  return {
    ...(JSON.parse(source.decision) as UnrecordedDecision),
    log: { index },
    action: source.action as DecisionSummary['action'],
    businessNumber,
    user: {
      ...(waId === null ? {} : { waId }),
      ...(bsuid === null ? {} : { bsuid }),
    },
    origin,
    target,
    via,
  };
}
