import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Directory } from '../../directory/directory.js';
import { SchemaPipe } from '../../http/schema-pipe.js';
import { Access } from '../../identity/access.js';
import { AnswerPlatform } from '../answer-platform.js';
import {
  CALL_ROUTING_REQUEST,
  type CallRoutingAnswer,
  type CallRoutingRequest,
} from './call-routing.dto.js';
import { routingQuestion } from './routing-question.js';

@Controller('v1/adapters/infobip/call-routing')
export class CallRoutingController {
  constructor(
    private readonly answerPlatform: AnswerPlatform,
    private readonly directory: Directory,
  ) {}

  /** Where the platform may connect the call: one endpoint, or a refusal as a problem, which connects nothing. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true, signed: true })
  route(
    @Body(new SchemaPipe(CALL_ROUTING_REQUEST)) body: CallRoutingRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallRoutingAnswer> {
    const question = routingQuestion(body, this.directory.route('infobip', body.routeId));
    return this.answerPlatform.execute(question, request, reply);
  }
}
