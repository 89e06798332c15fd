import type { Route } from '../../directory/directory.dto.js';
import { Refusal } from '../../http/refusal.js';
import type { PlatformQuestion } from '../platform-question.js';
import type { CallRoutingAnswer, CallRoutingRequest } from './call-routing.dto.js';
import { routedAttempt } from './routed-attempt.js';
import { routingAnswer } from './routing-answer.js';

/** What Call Routing asks; a deny is a refusal, which connects nothing. */
export function routingQuestion(
  body: CallRoutingRequest,
  route: Route | undefined,
): PlatformQuestion<CallRoutingAnswer> {
  const routed = routedAttempt(body, route);
  return {
    ...routed,
    answer: (decision) => {
      const answer =
        decision.effect === 'permit' ? routingAnswer(routed.attempt, decision) : undefined;
      if (answer !== undefined) return answer;
      const { code, text } = decision.reasons[0]!;
      throw new Refusal(403, code, text.en, { decisionId: decision.decisionId });
    },
  };
}
