import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideCallAttempt } from '../../../decisions/decide-call-attempt.js';
import { RequestBudget } from '../../../decisions/request-budget.js';
import { Directory } from '../../../directory/directory.js';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { askerOf } from '../../../identity/caller.js';
import { IdSource } from '../../../runtime/id-source.js';
import { menuAnswer, menuAttempt, type MenuQuestion } from './menu-attempt.js';
import {
  IVR_REQUEST,
  MOMENTS_REQUEST,
  type IvrRequest,
  type MenuAnswer,
  type MomentsRequest,
} from './menu.dto.js';

@Controller('v1/adapters/infobip')
export class MenuController {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
    private readonly directory: Directory,
    private readonly ids: IdSource,
  ) {}

  /** The action `Call API` of an IVR scenario, before it dials. */
  @Post('ivr')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  ivr(
    @Body(new SchemaPipe(IVR_REQUEST)) { scenario, from, to, intent, callId }: IvrRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuAnswer> {
    const menu = { kind: 'ivr-api', id: scenario };
    return this.#answer('ivr', { menu, from, to, intent, callId }, request, reply);
  }

  /** The HTTP element of a flow, before it transfers. */
  @Post('moments')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  moments(
    @Body(new SchemaPipe(MOMENTS_REQUEST)) { flow, from, to, intent, callId }: MomentsRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuAnswer> {
    const menu = { kind: 'moments-ivr', id: flow };
    return this.#answer('moments', { menu, from, to, intent, callId }, request, reply);
  }

  async #answer(
    platform: string,
    question: MenuQuestion,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<MenuAnswer> {
    const route = this.directory.route(platform, question.menu.id);
    const attempt = menuAttempt(question, route, this.ids.next());
    const decision = await this.budget.hold(undefined, () =>
      this.decideCallAttempt.execute(attempt, askerOf(request)),
    );
    void reply.header('x-decision-id', decision.decisionId);
    return menuAnswer(decision);
  }
}
