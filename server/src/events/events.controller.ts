import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { ApplyEvent } from './apply-event.js';
import { EVENT, type CallEvent } from './event.dto.js';

@Controller('v1/events')
export class EventsController {
  constructor(private readonly applyEvent: ApplyEvent) {}

  /** `applied: false`: this event was seen before and changed nothing now. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'events' })
  receive(@Body(new SchemaPipe(EVENT)) event: CallEvent): Promise<{ applied: boolean }> {
    return this.applyEvent.execute(event);
  }
}
