import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Directory } from '../../../directory/directory.js';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { IdSource } from '../../../runtime/id-source.js';
import { AnswerPlatform } from '../../answer-platform.js';
import type { AnsweredQuestion } from '../answered-question.dto.js';
import { OUTBOUND_CONVERSATION, type OutboundConversation } from './conversations.dto.js';
import { outboundQuestion } from './outbound-attempt.js';

@Controller('v1/adapters/infobip/conversations')
export class ConversationsController {
  constructor(
    private readonly answerPlatform: AnswerPlatform,
    private readonly directory: Directory,
    private readonly ids: IdSource,
  ) {}

  /** Asked by the agents' back end before it starts an outbound call. */
  @Post('outbound-calls')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  outbound(
    @Body(new SchemaPipe(OUTBOUND_CONVERSATION)) body: OutboundConversation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweredQuestion> {
    const route = this.directory.route('conversations', body.from);
    const question = outboundQuestion(body, route, this.ids.next());
    return this.answerPlatform.execute(question, request, reply);
  }
}
