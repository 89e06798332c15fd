import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { CallAttempt } from '@ringfence/rules';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideCallAttempt } from '../../../decisions/decide-call-attempt.js';
import { RequestBudget } from '../../../decisions/request-budget.js';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { askerOf } from '../../../identity/caller.js';
import { answeredQuestion, type AnsweredQuestion } from '../answered-question.dto.js';
import { CALLS_COMMAND, CALLS_EVENT, type CallsCommand, type CallsEvent } from './calls-api.dto.js';
import { commandAttempt, eventAttempt } from './command-attempt.js';

@Controller('v1/adapters/infobip/calls-api')
export class CallsApiController {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
  ) {}

  /** Asked before a command is sent. */
  @Post('commands')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  command(
    @Body(new SchemaPipe(CALLS_COMMAND)) command: CallsCommand,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    return this.#answer(commandAttempt(command), request, reply);
  }

  /** Asked before a call is answered, or a transfer accepted. */
  @Post('events')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  event(
    @Body(new SchemaPipe(CALLS_EVENT)) event: CallsEvent,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    return this.#answer(eventAttempt(event), request, reply);
  }

  async #answer(
    attempt: CallAttempt,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    const decision = await this.budget.hold(request.headers['x-decision-budget-ms'], () =>
      this.decideCallAttempt.execute(attempt, askerOf(request)),
    );
    void reply.header('x-decision-id', decision.decisionId);
    return answeredQuestion(decision);
  }
}
