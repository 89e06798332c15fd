import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actorOf } from '../identity/caller.js';
import { ApplyEvent } from './apply-event.js';
import { EVENT, type CallEvent } from './event.dto.js';

@Controller('v1/events')
export class EventsController {
  constructor(private readonly applyEvent: ApplyEvent) {}

  /** `applied: false`: this event was seen before and changed nothing now. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'events' })
  receive(
    @Body(new SchemaPipe(EVENT)) event: CallEvent,
    @Req() request: FastifyRequest,
  ): Promise<{ applied: boolean }> {
    return this.applyEvent.execute(event, actorOf(request));
  }
}
