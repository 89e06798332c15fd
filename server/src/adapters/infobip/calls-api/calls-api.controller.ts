import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { AnswerPlatform } from '../../answer-platform.js';
import type { PlatformQuestion } from '../../platform-question.js';
import type { AnsweredQuestion } from '../answered-question.dto.js';
import { CALLS_COMMAND, CALLS_EVENT, type CallsCommand, type CallsEvent } from './calls-api.dto.js';
import { commandQuestion, eventQuestion } from './calls-question.js';

@Controller('v1/adapters/infobip/calls-api')
export class CallsApiController {
  constructor(private readonly answerPlatform: AnswerPlatform) {}

  /** Asked before a command is sent. */
  @Post('commands')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  command(
    @Body(new SchemaPipe(CALLS_COMMAND)) command: CallsCommand,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    return this.#answer(commandQuestion(command), request, reply);
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
    return this.#answer(eventQuestion(event), request, reply);
  }

  #answer(
    question: PlatformQuestion<AnsweredQuestion>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    const budget = request.headers['x-decision-budget-ms'];
    return this.answerPlatform.execute(question, request, reply, budget);
  }
}
