import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestBudget } from '../../decisions/request-budget.js';
import { SchemaPipe } from '../../http/schema-pipe.js';
import { Access } from '../../identity/access.js';
import { actorOf, askerOf } from '../../identity/caller.js';
import { AnswerSipQuestion } from './answer-sip-question.js';
import { SIP_EVENT, type SipEvent } from './sip-event.dto.js';
import { SIP_QUESTION, type SipAnswer, type SipQuestion } from './sip.dto.js';
import { TakeSipEvent } from './take-sip-event.js';

@Controller('v1/adapters/sip')
export class SipController {
  constructor(
    private readonly answerSipQuestion: AnswerSipQuestion,
    private readonly takeSipEvent: TakeSipEvent,
    private readonly budget: RequestBudget,
  ) {}

  /** 200 for permit and for deny alike: anything else means that the proxy answers 503 itself. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  async ask(
    @Body(new SchemaPipe(SIP_QUESTION)) question: SipQuestion,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SipAnswer> {
    const answer = await this.budget.hold(request.headers['x-decision-budget-ms'], () =>
      this.answerSipQuestion.execute(question, askerOf(request)),
    );
    void reply.header('x-decision-id', answer.id);
    return answer;
  }

  /** What became of a call that was relayed; on disk before the proxy hears 200. */
  @Post('events')
  @HttpCode(200)
  @Access({ machine: 'events', basic: true })
  tell(
    @Body(new SchemaPipe(SIP_EVENT)) event: SipEvent,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.takeSipEvent.execute(event, actorOf(request));
  }
}
