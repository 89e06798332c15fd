import type { CallAttempt, Endpoint } from '@ringfence/rules';
import type { Route } from '../../../directory/directory.dto.js';
import type { PlatformQuestion } from '../../platform-question.js';
import { answeredQuestion, type AnsweredQuestion } from '../answered-question.dto.js';
import { unknownKind } from '../platform-endpoint.js';
import type { OutboundConversation } from './conversations.dto.js';

/**
 * An agent's call as a question. Which desk calls out as the number, the directory's route of platform `conversations` under the
 * sender's digits says; without one the desk is unknown.
 *
 * @param attemptId of this question alone: the platform's request has no id
 */
export function outboundAttempt(
  { from, to, agentId, voiceClientType }: OutboundConversation,
  route: Route | undefined,
  attemptId: string,
): CallAttempt {
  const desk: Endpoint =
    route?.initiator === 'business' && route.businessNumber === `+${from}`
      ? route.endpoint
      : { kind: 'conversations' };
  return {
    attemptId,
    action: 'connect',
    initiator: 'business',
    businessNumber: `+${from}`,
    user: { waId: to },
    legs: [{ id: agentId, role: 'origin', endpoint: desk }],
    target: { kind: kindOf(voiceClientType), address: `+${to}` },
    context: { platform: 'infobip', agentId },
  };
}

/** @param attemptId of this question alone */
export function outboundQuestion(
  body: OutboundConversation,
  route: Route | undefined,
  attemptId: string,
): PlatformQuestion<AnsweredQuestion> {
  return { attempt: outboundAttempt(body, route, attemptId), answer: answeredQuestion };
}

/** What the platform would ring: the phone network wherever it is not told otherwise (`voiceClientType`, default PSTN). */
function kindOf(voiceClientType = 'PSTN'): string {
  switch (voiceClientType) {
    case 'WHATSAPP':
      return 'whatsapp';
    case 'VIBER':
      return 'viber';
    case 'PSTN':
      return 'pstn';
    default:
      return unknownKind(voiceClientType);
  }
}
