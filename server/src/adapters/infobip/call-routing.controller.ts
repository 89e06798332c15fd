import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideCallAttempt } from '../../decisions/decide-call-attempt.js';
import { RequestBudget } from '../../decisions/request-budget.js';
import { Directory } from '../../directory/directory.js';
import { Refusal } from '../../http/refusal.js';
import { SchemaPipe } from '../../http/schema-pipe.js';
import { Access } from '../../identity/access.js';
import { askerOf } from '../../identity/caller.js';
import {
  CALL_ROUTING_REQUEST,
  type CallRoutingAnswer,
  type CallRoutingRequest,
} from './call-routing.dto.js';
import { routedAttempt } from './routed-attempt.js';
import { routingAnswer } from './routing-answer.js';

@Controller('v1/adapters/infobip/call-routing')
export class CallRoutingController {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
    private readonly directory: Directory,
  ) {}

  /** Where the platform may connect the call: one endpoint, or a refusal as a problem, which connects nothing. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true, signed: true })
  async route(
    @Body(new SchemaPipe(CALL_ROUTING_REQUEST)) body: CallRoutingRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallRoutingAnswer> {
    const { attempt, ...asked } = routedAttempt(
      body,
      this.directory.route('infobip', body.routeId),
    );
    const decision = await this.budget.hold(undefined, () =>
      this.decideCallAttempt.execute(attempt, askerOf(request), asked),
    );
    const answer = decision.effect === 'permit' ? routingAnswer(attempt, decision) : undefined;
    if (answer === undefined) {
      const reason = decision.reasons[0]!;
      throw new Refusal(403, reason.code, reason.text.en, { decisionId: decision.decisionId });
    }
    void reply.header('x-decision-id', decision.decisionId);
    return answer;
  }
}
