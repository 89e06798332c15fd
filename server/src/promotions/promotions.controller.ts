import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { requesterOf } from '../identity/requester.js';
import type { LivePromotion } from '../policy/live-policy.js';
import { ListPromotions } from './list-promotions.js';
import { PromoteVersion } from './promote-version.js';
import {
  PROMOTE,
  ROLL_BACK,
  type Promoted,
  type PromoteBody,
  type Promotions,
  type RollBackBody,
  type Scheduled,
} from './promotion.dto.js';
import { RollBack } from './roll-back.js';
import { SchedulePromotion } from './schedule-promotion.js';

@Controller('v1')
export class PromotionsController {
  constructor(
    private readonly listPromotions: ListPromotions,
    private readonly promoteVersion: PromoteVersion,
    private readonly schedulePromotion: SchedulePromotion,
    private readonly rollBack: RollBack,
  ) {}

  @Get('promotions')
  @Access({ people: 'any' })
  list(): Promotions {
    return this.listPromotions.execute();
  }

  /** 201 for what is live now, 202 for what waits for its instant. */
  @Post('promotions')
  @Access({ people: ['approver'] })
  async promote(
    @Body(new SchemaPipe(PROMOTE)) { digest, reason, at }: PromoteBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Promoted | Scheduled> {
    const by = actingPerson(request);
    if (at === undefined) {
      return promoted(await this.promoteVersion.execute({ digest, reason }, by));
    }
    const set = await this.schedulePromotion.execute(digest, reason, Date.parse(at), by);
    void reply.status(202);
    return { id: set.id, at: new Date(set.at).toISOString() };
  }

  @Delete('promotions/:id')
  @HttpCode(204)
  @Access({ people: ['approver'] })
  async cancel(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const { reason } = requesterOf(request);
    await this.schedulePromotion.cancel(id, reason, actingPerson(request));
  }

  @Post('rollbacks')
  @Access({ people: ['approver'] })
  async back(
    @Body(new SchemaPipe(ROLL_BACK)) { digest, reason }: RollBackBody,
    @Req() request: FastifyRequest,
  ): Promise<Promoted> {
    return promoted(await this.rollBack.execute(digest, reason, actingPerson(request)));
  }
}

function promoted({ sequence, version, digest, liveSince }: LivePromotion): Promoted {
  return { sequence, version, digest, liveSince };
}
