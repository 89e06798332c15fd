import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { PlatformNumbers } from '../../../platform-events/platform-numbers.js';
import { IdSource } from '../../../runtime/id-source.js';
import { AnswerPlatform } from '../../answer-platform.js';
import { GRAPH_CALL, type GraphAnswer, type GraphCall } from './graph-call.dto.js';
import { graphQuestion } from './graph-question.js';

@Controller('v1/adapters/meta/calls')
export class GraphCallsController {
  constructor(
    private readonly answerPlatform: AnswerPlatform,
    private readonly numbers: PlatformNumbers,
    private readonly ids: IdSource,
  ) {}

  /** Asked by the application before it sends a command to the Graph API; `X-Decision-Budget-Ms` is how long it waits. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide' })
  ask(
    @Body(new SchemaPipe(GRAPH_CALL)) body: GraphCall,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): GraphAnswer | Promise<GraphAnswer> {
    const question = graphQuestion(body, {
      numberOf: (id) => this.numbers.numberOf('meta', id),
      nextId: () => this.ids.next(),
    });
    if ('settled' in question) return question.settled;
    const budget = request.headers['x-decision-budget-ms'];
    return this.answerPlatform.execute(question, request, reply, budget);
  }
}
