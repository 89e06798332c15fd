import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../identity/access.js';
import type { DecisionSummary } from './decision.dto.js';
import { DecisionFeed } from './decision-feed.js';
import { DecisionReader } from './decision-reader.js';

/** Silence after which a comment keeps the connection open, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Decisions sent again at most to a listener that was away. */
const MOST_MISSED = 500;
/** Bytes a slow listener may leave unread before it is let go; it comes back with the last id it saw. */
const MOST_UNREAD = 1_048_576;

/** The live tail: every decision as a server-sent event, after it is on record. */
@Controller('v1/decisions/stream')
export class DecisionStreamController {
  readonly #open = new Set<FastifyReply>();

  constructor(
    private readonly feed: DecisionFeed,
    private readonly reader: DecisionReader,
  ) {}

  @Get()
  @Access({ people: 'any' })
  stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 1000\n\n');
    this.#open.add(reply);
    const send = (summary: DecisionSummary): void => {
      reply.raw.write(
        `id: ${summary.index}\nevent: decision\ndata: ${JSON.stringify(summary)}\n\n`,
      );
      if (reply.raw.writableLength > MOST_UNREAD) reply.raw.destroy();
    };
    const last = request.headers['last-event-id'];
    if (typeof last === 'string' && /^\d{1,15}$/.test(last)) {
      this.reader.following(Number(last), MOST_MISSED).forEach(send);
    }
    const unsubscribe = this.feed.subscribe(send);
    const heartbeat = setInterval(() => reply.raw.write(': still here\n\n'), HEARTBEAT_MS);
    reply.raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      this.#open.delete(reply);
    });
  }

  /** Ends all streams, so that the server can stop. */
  beforeApplicationShutdown(): void {
    for (const reply of this.#open) reply.raw.end();
  }
}
