import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideCallAttempt } from '../decisions/decide-call-attempt.js';
import { RequestBudget } from '../decisions/request-budget.js';
import { askerOf } from '../identity/caller.js';
import type { PlatformQuestion } from './platform-question.js';

/** Decides what a platform asks, within its time, and answers in the platform's words with the decision's id beside them. */
@Injectable()
export class AnswerPlatform {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
  ) {}

  /**
   * @param budget value of `X-Decision-Budget-Ms`, of askers who can name one
   * @throws Refusal as {@link DecideCallAttempt.execute}, and as the question's own answer
   */
  async execute<Answer extends object>(
    { attempt, answer, ...asked }: PlatformQuestion<Answer>,
    request: FastifyRequest,
    reply: FastifyReply,
    budget?: string | string[],
  ): Promise<Answer> {
    const decision = await this.budget.hold(budget, () =>
      this.decideCallAttempt.execute(attempt, askerOf(request), asked),
    );
    void reply.header('x-decision-id', decision.decisionId);
    return answer(decision);
  }
}
