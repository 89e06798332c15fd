import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream } from '../http/event-stream.js';
import { Access } from '../identity/access.js';
import { DraftFeed } from './draft-feed.js';
import { DraftStore } from './draft-store.js';

@Controller('v1/drafts/:id/events')
export class DraftEventsController {
  constructor(
    private readonly store: DraftStore,
    private readonly feed: DraftFeed,
    private readonly events: EventStream,
  ) {}

  /** Tells of each change of a draft, so that two people who look at it see each other's saves. */
  @Get()
  @Access({ people: 'any' })
  stream(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    this.store.get(id);
    this.events.open(request, reply, (send) =>
      this.feed.subscribe(id, (change) => send('draft', change)),
    );
  }
}
