import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideCallAttempt } from '../../../decisions/decide-call-attempt.js';
import { RequestBudget } from '../../../decisions/request-budget.js';
import { Directory } from '../../../directory/directory.js';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { askerOf } from '../../../identity/caller.js';
import { IdSource } from '../../../runtime/id-source.js';
import { answeredQuestion, type AnsweredQuestion } from '../answered-question.dto.js';
import { OUTBOUND_CONVERSATION, type OutboundConversation } from './conversations.dto.js';
import { outboundAttempt } from './outbound-attempt.js';

@Controller('v1/adapters/infobip/conversations')
export class ConversationsController {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
    private readonly directory: Directory,
    private readonly ids: IdSource,
  ) {}

  /** Asked by the agents' back end before it starts an outbound call. */
  @Post('outbound-calls')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  async outbound(
    @Body(new SchemaPipe(OUTBOUND_CONVERSATION)) body: OutboundConversation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    const route = this.directory.route('conversations', body.from);
    const attempt = outboundAttempt(body, route, this.ids.next());
    const decision = await this.budget.hold(undefined, () =>
      this.decideCallAttempt.execute(attempt, askerOf(request)),
    );
    void reply.header('x-decision-id', decision.decisionId);
    return answeredQuestion(decision);
  }
}
