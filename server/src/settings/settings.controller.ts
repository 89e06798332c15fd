import { Body, Controller, Get, HttpCode, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Proposed } from '../confirmations/confirmation.dto.js';
import { MakeChange } from '../confirmations/make-change.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { requesterOf } from '../identity/requester.js';
import { JudgeSettings } from './judge-settings.js';
import { Settings } from './settings.js';
import { SETTINGS_CHANGE, type SettingsChange, type SettingsView } from './settings.dto.js';

@Controller('v1/settings')
export class SettingsController {
  constructor(
    private readonly settings: Settings,
    private readonly judge: JudgeSettings,
    private readonly makeChange: MakeChange,
  ) {}

  @Get()
  @Access({ people: 'any' })
  view(): SettingsView {
    return this.settings.view();
  }

  /** 202 when fewer approvals wait for a second person. */
  @Put()
  @HttpCode(200)
  @Access({ people: ['admin'] })
  async change(
    @Body(new SchemaPipe(SETTINGS_CHANGE)) { reason, ...change }: SettingsChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingsView | Proposed> {
    const confirmation = await this.makeChange.execute(
      this.judge.execute(change),
      requesterOf(request, reason),
    );
    if (confirmation === undefined) return this.settings.view();
    void reply.status(202);
    return { confirmation };
  }
}
