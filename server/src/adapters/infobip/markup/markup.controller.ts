import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideCallAttempt } from '../../../decisions/decide-call-attempt.js';
import { RequestBudget } from '../../../decisions/request-budget.js';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { askerOf } from '../../../identity/caller.js';
import { MARKUP_REQUEST, type MarkupRequest, type MarkupScript } from './markup.dto.js';
import { markupAttempt, markupScript } from './markup-script.js';

@Controller('v1/adapters/infobip/markup')
export class MarkupController {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
  ) {}

  /** 200 for permit and for deny alike: the script of a deny hangs up. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  async script(
    @Body(new SchemaPipe(MARKUP_REQUEST)) body: MarkupRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MarkupScript> {
    const { attempt, ...asked } = markupAttempt(body);
    const decision = await this.budget.hold(undefined, () =>
      this.decideCallAttempt.execute(attempt, askerOf(request), asked),
    );
    void reply.header('x-decision-id', decision.decisionId);
    return markupScript(body, decision);
  }
}
