import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Directory } from '../../../directory/directory.js';
import { SchemaPipe } from '../../../http/schema-pipe.js';
import { Access } from '../../../identity/access.js';
import { IdSource } from '../../../runtime/id-source.js';
import { AnswerPlatform } from '../../answer-platform.js';
import { ivrQuestion, momentsQuestion } from './menu-attempt.js';
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
    private readonly answerPlatform: AnswerPlatform,
    private readonly directory: Directory,
    private readonly ids: IdSource,
  ) {}

  /** The action `Call API` of an IVR scenario, before it dials. */
  @Post('ivr')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  ivr(
    @Body(new SchemaPipe(IVR_REQUEST)) body: IvrRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuAnswer> {
    const question = ivrQuestion(body, this.directory.route('ivr', body.scenario), this.ids.next());
    return this.answerPlatform.execute(question, request, reply);
  }

  /** The HTTP element of a flow, before it transfers. */
  @Post('moments')
  @HttpCode(200)
  @Access({ machine: 'decide', basic: true })
  moments(
    @Body(new SchemaPipe(MOMENTS_REQUEST)) body: MomentsRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MenuAnswer> {
    const question = momentsQuestion(
      body,
      this.directory.route('moments', body.flow),
      this.ids.next(),
    );
    return this.answerPlatform.execute(question, request, reply);
  }
}
