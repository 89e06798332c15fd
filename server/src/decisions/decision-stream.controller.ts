import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStream } from '../http/event-stream.js';
import { Access } from '../identity/access.js';
import type { DecisionSummary } from './decision.dto.js';
import { DecisionFeed } from './decision-feed.js';
import { DecisionReader } from './decision-reader.js';

/** Decisions sent again at most to a listener that was away; one that missed more is told to read the list anew. */
const MOST_MISSED = 200;

/** The live tail: every decision as a server-sent event, after it is on record. */
@Controller('v1/decisions/stream')
export class DecisionStreamController {
  constructor(
    private readonly feed: DecisionFeed,
    private readonly reader: DecisionReader,
    private readonly events: EventStream,
  ) {}

  @Get()
  @Access({ people: 'any' })
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.events.open(request, reply, (send) => {
      let replayed = -1;
      const tell = (summary: DecisionSummary): void => {
        // Read from the log a moment ago, and told of only now.
        if (summary.log.index > replayed) send('decision', summary, summary.log.index);
      };
      const last = request.headers['last-event-id'];
      if (typeof last === 'string' && /^\d{1,15}$/.test(last)) {
        const missed = this.reader.following(Number(last), MOST_MISSED + 1);
        if (missed.length > MOST_MISSED) send('behind', {});
        else {
          missed.forEach(tell);
          replayed = missed.at(-1)?.log.index ?? -1;
        }
      }
      return this.feed.subscribe(tell);
    });
  }
}
