import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../identity/access.js';
import { Sessions } from '../identity/sessions.js';
import type { DecisionSummary } from './decision.dto.js';
import { DecisionFeed } from './decision-feed.js';
import { DecisionReader } from './decision-reader.js';

/** Silence after which a comment keeps the connection open, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Decisions sent again at most to a listener that was away; one that missed more is told to read the list anew. */
const MOST_MISSED = 200;
/** Bytes a slow listener may leave unread before it is let go; it comes back with the last id it saw. */
const MOST_UNREAD = 1_048_576;

/** The live tail: every decision as a server-sent event, after it is on record. */
@Controller('v1/decisions/stream')
export class DecisionStreamController {
  readonly #open = new Set<FastifyReply>();

  constructor(
    private readonly feed: DecisionFeed,
    private readonly reader: DecisionReader,
    private readonly sessions: Sessions,
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
    // Who asks for the head alone waits for nothing more.
    if (request.method === 'HEAD') return void reply.raw.end();
    reply.raw.write('retry: 1000\n\n');
    this.#open.add(reply);
    const { caller } = request;
    const sessionId = caller?.kind === 'person' ? caller.sessionId : '';
    const end = (): void => void reply.raw.end();
    let replayed = -1;
    const send = (summary: DecisionSummary): void => {
      // Read from the log a moment ago, and told of only now.
      if (summary.log.index <= replayed || reply.raw.writableEnded) return;
      if (!this.sessions.isLive(sessionId)) return end();
      reply.raw.write(
        `id: ${summary.log.index}\nevent: decision\ndata: ${JSON.stringify(summary)}\n\n`,
      );
      if (reply.raw.writableLength > MOST_UNREAD) reply.raw.destroy();
    };
    const last = request.headers['last-event-id'];
    if (typeof last === 'string' && /^\d{1,15}$/.test(last)) {
      const missed = this.reader.following(Number(last), MOST_MISSED + 1);
      if (missed.length > MOST_MISSED) reply.raw.write('event: behind\ndata: {}\n\n');
      else {
        missed.forEach(send);
        replayed = missed.at(-1)?.log.index ?? -1;
      }
    }
    const unsubscribe = this.feed.subscribe(send);
    const forgetEnd = this.sessions.onEnd(sessionId, end);
    const heartbeat = setInterval(() => {
      if (!this.sessions.isLive(sessionId)) end();
      else if (!reply.raw.writableEnded) reply.raw.write(': still here\n\n');
    }, HEARTBEAT_MS);
    reply.raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      forgetEnd();
      this.#open.delete(reply);
    });
  }

  /** Ends all streams, so that the server can stop. */
  beforeApplicationShutdown(): void {
    for (const reply of this.#open) reply.raw.end();
  }
}
