import { hash, timingSafeEqual } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Post,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../../http/refusal.js';
import { Access } from '../../identity/access.js';
import { PlatformMeter } from '../../platform-events/platform-meter.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { isObject } from '../untyped-json.js';
import { MetaSignatureGuard, notSetUp } from './meta-signature.guard.js';
import { WEBHOOK_CHALLENGE } from './meta-webhook.dto.js';
import { ReceiveWebhook } from './receive-webhook.js';

@Controller('v1/adapters/meta/webhook')
export class MetaWebhookController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly receiveWebhook: ReceiveWebhook,
    private readonly meter: PlatformMeter,
  ) {}

  /** Shows Meta that the address is the business's own: the challenge goes back to whoever knows the token. */
  @Get()
  @Access('platform')
  verify(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): string {
    const { metaAppSecrets, metaVerifyToken } = this.config;
    if (metaAppSecrets.length === 0) throw notSetUp();
    const asked = WEBHOOK_CHALLENGE.safeParse(query);
    const isKnown =
      asked.success &&
      metaVerifyToken !== undefined &&
      isSameText(asked.data['hub.verify_token'], metaVerifyToken);
    if (!isKnown) {
      this.meter.refused('meta', 'verify-token');
      throw new Refusal(403, 'verify-token-wrong', 'this is not the verify token');
    }
    void reply.type('text/plain; charset=utf-8');
    return asked.data['hub.challenge'];
  }

  /** Takes what Meta tells; it is on disk before Meta hears so, since Meta sends again only what was not answered 200. */
  @Post()
  @HttpCode(200)
  @Access('platform')
  @UseGuards(MetaSignatureGuard)
  async receive(@Body() body: unknown): Promise<void> {
    if (!isObject(body)) throw new Refusal(400, 'malformed-input', 'the body is no JSON object');
    await this.receiveWebhook.execute(body);
  }
}

/** Digests have one length, whatever was sent. */
function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
