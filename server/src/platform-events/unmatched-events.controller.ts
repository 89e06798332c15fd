import { Controller, Get, Query } from '@nestjs/common';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { UNMATCHED_QUERY, type UnmatchedPage, type UnmatchedQuery } from './unmatched-event.dto.js';
import { UnmatchedEvents } from './unmatched-events.js';

@Controller('v1/events/unmatched')
export class UnmatchedEventsController {
  constructor(private readonly unmatched: UnmatchedEvents) {}

  /** What platforms told and nothing fits, newest first. */
  @Get()
  @Access({ people: 'any' })
  list(@Query(new SchemaPipe(UNMATCHED_QUERY)) query: UnmatchedQuery): UnmatchedPage {
    return this.unmatched.list(query);
  }
}
