import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { AnswerPlatform } from '../../answer-platform.js';
import { MARKUP_REQUEST, type MarkupRequest, type MarkupScript } from './markup.dto.js';
import { markupQuestion } from './markup-script.js';

@Controller('v1/adapters/infobip/markup')
export class MarkupController {
  constructor(private readonly answerPlatform: AnswerPlatform) {}

  /** 200 for permit and for deny alike: the script of a deny hangs up. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  script(
    @Body(new SchemaPipe(MARKUP_REQUEST)) body: MarkupRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkupScript> {
    return this.answerPlatform.execute(markupQuestion(body), request, reply);
  }
}
