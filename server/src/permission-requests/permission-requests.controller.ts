import { Body, Controller, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MalformedInput, Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actorOf, askerOf } from '../identity/caller.js';
import {
  NEW_PERMISSION_REQUEST,
  REQUEST_QUESTION,
  type NewPermissionRequest,
  type PermissionRequest,
  type RequestPossibility,
  type RequestQuestion,
} from './permission-request.dto.js';
import { RequestPermission } from './request-permission.js';
import { RequestReader } from './request-reader.js';

/** Characters of a sender's own id. */
const KEY_MOST = 128;

@Controller('v1/permission-requests')
export class PermissionRequestsController {
  constructor(
    private readonly requests: RequestPermission,
    private readonly reader: RequestReader,
  ) {}

  /**
   * Asks a user for the permission to call. It changes no rule, but it reaches a customer, is billed and uses up what few
   * requests there are: for whoever runs the calls, not for those who make or approve rules, nor for keys that only ask.
   */
  @Post()
  @Access({ people: ['operator', 'admin'], machine: 'request' })
  async send(
    @Body(new SchemaPipe(NEW_PERMISSION_REQUEST)) body: NewPermissionRequest,
    @Headers('idempotency-key') repeat: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PermissionRequest> {
    const sender = {
      actor: actorOf(request),
      keyId: askerOf(request).keyId,
      repeat: repeatIn(repeat),
    };
    const made = await this.requests.send(body, sender);
    void reply.header('location', `/v1/permission-requests/${made.id}`);
    return made;
  }

  /** In a body, since a number may not stand in an address. */
  @Post('possible')
  @HttpCode(200)
  @Access({ people: 'any', machine: 'request' })
  possible(
    @Body(new SchemaPipe(REQUEST_QUESTION)) body: RequestQuestion,
  ): Promise<RequestPossibility> {
    return this.requests.possible(body);
  }

  @Get(':id')
  @Access({ people: 'any', machine: 'request' })
  show(@Param('id') id: string): PermissionRequest {
    const found = this.reader.find(id);
    if (found === undefined) throw new Refusal(404, 'not-found', 'no request has this id');
    return found;
  }
}

function repeatIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (header.length >= 1 && header.length <= KEY_MOST) return header;
  const message = `give 1 to ${KEY_MOST} characters in \`Idempotency-Key\`, or leave it out`;
  throw new MalformedInput([{ code: 'bad-idempotency-key', severity: 'error', at: '', message }]);
}
