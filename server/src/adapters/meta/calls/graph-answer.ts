import type { UnrecordedDecision } from '@ringfence/rules';
import type { GraphAnswer, GraphCall } from './graph-call.dto.js';
import { withRecording } from './native-recording.js';

/**
 * The decision in the Graph API's words: a permit is the body with the decision's id in `biz_opaque_callback_data`, which Meta
 * echoes in every status and which is read by every app of the account, so it names nobody (WA-HOOK-013).
 */
export function graphAnswer(decision: UnrecordedDecision, body: GraphCall['body']): GraphAnswer {
  const { effect, decisionId, reasons, validUntil } = decision;
  if (effect === 'permit' && validUntil !== undefined) {
    return {
      decision: 'allow',
      decisionId,
      validUntil,
      body: { ...withRecording(body, decision), biz_opaque_callback_data: decisionId },
    };
  }
  const codes = [...new Set(reasons.map(({ code }) => code))];
  const { action, call_id } = body;
  const waits = action === 'accept' || action === 'pre_accept';
  return {
    decision: 'deny',
    decisionId,
    reasonCode: codes[0]!,
    reasons: codes,
    ...(waits ? { instead: { messaging_product: 'whatsapp', call_id, action: 'reject' } } : {}),
  };
}
