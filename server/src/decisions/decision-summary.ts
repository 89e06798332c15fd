import type { CallAttempt, Decision } from '@ringfence/rules';
import type { DecisionRecord } from '../ledger/ledger-job.js';
import type { DecisionSummary } from './decision.dto.js';

/** What a row of a list is made from besides the decision; every record has it. */
export type SummarySource = Pick<
  DecisionRecord,
  'action' | 'origin' | 'target' | 'via' | 'references'
>;

/** A recorded decision as a row of a list, the same whether it was read or has just been written. */
export function summaryOf(
  decision: Decision,
  source: SummarySource,
  { businessNumber, user }: Pick<CallAttempt, 'businessNumber' | 'user'>,
): DecisionSummary {
  const { action, origin, target, via, references } = source;
  return {
    ...decision,
    action: action as DecisionSummary['action'],
    businessNumber,
    user,
    references: {
      businessNumber: references.businessNumber,
      ...(references.user === null ? {} : { number: references.user }),
      ...(references.bsuid === null ? {} : { bsuid: references.bsuid }),
    },
    origin,
    target,
    via,
  };
}
