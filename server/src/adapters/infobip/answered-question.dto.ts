import type { UnrecordedDecision } from '@ringfence/rules';
import { z } from 'zod';

/** What an application that asks before it acts is told: whether to send the command, or how to end the call. */
export const ANSWERED_QUESTION = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('allow'),
    decisionId: z.string(),
    /** Send the command before this instant, or ask again. */
    validUntil: z.string(),
    /** To be sent along, so that the platform's events name the decision. */
    customData: z.strictObject({ decisionId: z.string() }),
  }),
  z.strictObject({
    decision: z.literal('deny'),
    decisionId: z.string(),
    reasonCode: z.string(),
    /** Body of the platform's hang-up, for a call that waits. */
    hangup: z.strictObject({ errorCode: z.literal('FORBIDDEN') }),
  }),
]);
export type AnsweredQuestion = z.infer<typeof ANSWERED_QUESTION>;

export function answeredQuestion({
  effect,
  decisionId,
  reasons,
  validUntil,
}: UnrecordedDecision): AnsweredQuestion {
  return effect === 'permit' && validUntil !== undefined
    ? { decision: 'allow', decisionId, validUntil, customData: { decisionId } }
    : {
        decision: 'deny',
        decisionId,
        reasonCode: reasons[0]!.code,
        hangup: { errorCode: 'FORBIDDEN' },
      };
}
