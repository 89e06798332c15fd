import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchemaPipe } from '../../http/schema-pipe.js';
import { Access } from '../../identity/access.js';
import { askerOf } from '../../identity/caller.js';
import {
  NEW_ACCESS_REQUEST,
  type AccessTask,
  type NewAccessRequest,
} from './access-request.dto.js';
import { AccessRequests } from './access-requests.js';

/** Requests to have a denial lifted. They change nothing here: the user's answer does, once an event tells of it. */
@Controller('access/v1/requests')
export class AccessRequestsController {
  constructor(private readonly requests: AccessRequests) {}

  /** 202 while the user has not agreed, 201 once it is settled. The same denial has the same task, however often it is asked for. */
  @Post()
  @Access({ machine: 'decide' })
  async open(
    @Body(new SchemaPipe(NEW_ACCESS_REQUEST)) body: NewAccessRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessTask> {
    const answer = await this.requests.open(body, askerOf(request).keyId);
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
