import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { EndKillSwitch } from './end-kill-switch.js';
import { killSwitchView } from './kill-switch-view.js';
import {
  LIFT_KILL_SWITCH,
  PULL_KILL_SWITCH,
  type KillSwitchView,
  type LiftKillSwitchBody,
  type PullKillSwitchBody,
} from './kill-switch.dto.js';
import { KillSwitches } from './kill-switches.js';
import { PullKillSwitch } from './pull-kill-switch.js';

@Controller('v1/kill-switches')
export class KillSwitchesController {
  constructor(
    private readonly killSwitches: KillSwitches,
    private readonly pullKillSwitch: PullKillSwitch,
    private readonly endKillSwitch: EndKillSwitch,
  ) {}

  @Get()
  @Access({ people: 'any' })
  list(): { items: KillSwitchView[] } {
    return { items: this.killSwitches.list().map(killSwitchView) };
  }

  @Post()
  @Access({ people: ['approver', 'operator', 'admin'] })
  pull(
    @Body(new SchemaPipe(PULL_KILL_SWITCH)) body: PullKillSwitchBody,
    @Req() request: FastifyRequest,
  ): Promise<KillSwitchView> {
    return this.pullKillSwitch.execute(body, actingPerson(request));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access({ people: ['approver'] })
  async lift(
    @Param('id') id: string,
    @Body(new SchemaPipe(LIFT_KILL_SWITCH)) { reason }: LiftKillSwitchBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.endKillSwitch.lift(id, reason, actingPerson(request).actor);
  }
}
