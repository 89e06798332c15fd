import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchemaPipe } from '../../http/schema-pipe.js';
import { Access } from '../../identity/access.js';
import { actorOf, askerOf } from '../../identity/caller.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import {
  NEW_ACCESS_REQUEST,
  type AccessTask,
  type NewAccessRequest,
} from './access-request.dto.js';
import { AccessRequests } from './access-requests.js';
import { mayAsk } from './ask-user.js';

/** Requests to have a denial lifted. They permit nothing: the user's answer does, once an event tells of it. */
@Controller('access/v1/requests')
export class AccessRequestsController {
  constructor(
    private readonly requests: AccessRequests,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** 202 while the user has not agreed, 201 once it is settled. The same denial has the same task, however often it is asked for. */
  @Post()
  @Access({ machine: 'decide' })
  async open(
    @Body(new SchemaPipe(NEW_ACCESS_REQUEST)) body: NewAccessRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTask> {
    const answer = await this.requests.open(body, {
      keyId: askerOf(request).keyId,
      actor: actorOf(request),
      mayAsk: this.config.permissionRequests && mayAsk(request.caller),
    });
    void reply.status(answer.task.status === 'pending' ? 202 : 201);
    void reply.header('location', answer.task.status_endpoint);
    return answer;
  }

  @Get(':id')
  @Access({ machine: 'decide' })
  async show(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTask> {
    const answer = await this.requests.show(id, askerOf(request).keyId);
    if (answer.task.status === 'pending') void reply.header('retry-after', '10');
    return answer;
  }
}
