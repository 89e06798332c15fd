import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Directory } from '../../../directory/directory.js';
import { Refusal } from '../../../http/refusal.js';
import { Access } from '../../../identity/access.js';
import { actorOf } from '../../../identity/caller.js';
import { ReceivePlatformEvents } from '../../../platform-events/receive-platform-events.js';
import { isObject, type UntypedObject } from '../../untyped-json.js';
import { callEvents } from './call-events.js';
import { KnownNumbers } from '../../../calls/known-numbers.js';
import { permissionReplies } from './permission-replies.js';

const PLATFORM = 'infobip';

/** What the platform tells; all of it is on disk before the platform hears 200. */
@Controller('v1/adapters/infobip/webhooks')
export class InfobipWebhooksController {
  constructor(
    private readonly events: ReceivePlatformEvents,
    private readonly numbers: KnownNumbers,
    private readonly directory: Directory,
  ) {}

  /** Inbound WhatsApp messages: replies to requests for permission. */
  @Post('messages')
  @HttpCode(200)
  @Access({ machine: 'events', basic: true, signed: true })
  async messages(@Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    const told = permissionReplies(objectOf(body));
    await this.events.execute(PLATFORM, told, actorOf(request));
  }

  /** Events of the Calls API. */
  @Post('calls')
  @HttpCode(200)
  @Access({ machine: 'events', basic: true, signed: true })
  async calls(@Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    const told = callEvents(objectOf(body), {
      numbers: this.numbers,
      isRegistered: (number) => this.directory.businessNumber(number) !== undefined,
    });
    await this.events.execute(PLATFORM, told, actorOf(request));
  }
}

function objectOf(body: unknown): UntypedObject {
  if (!isObject(body)) throw new Refusal(400, 'malformed-input', 'the body is no JSON object');
  return body;
}
