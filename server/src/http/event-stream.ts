import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Sessions } from '../identity/sessions.js';
import { OpenReplies } from './open-replies.js';

/** Silence after which a comment keeps the connection open, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Bytes a slow listener may leave unread before it is let go; it comes back with the last id it saw. */
const MOST_UNREAD = 1_048_576;

/** Sends one event; a page that comes back names the id of the last one it saw. */
export type SendEvent = (event: string, data: object, id?: number) => void;

/** Sends events to a page for as long as its session lasts. */
@Injectable()
export class EventStream {
  constructor(
    private readonly replies: OpenReplies,
    private readonly sessions: Sessions,
  ) {}

  /** @param subscribe begins to tell of events, and returns what ends that */
  open(
    request: FastifyRequest,
    reply: FastifyReply,
    subscribe: (send: SendEvent) => () => void,
  ): void {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    // Who asks for the head alone waits for nothing more.
    if (request.method === 'HEAD') return void reply.raw.end();
    reply.raw.write('retry: 1000\n\n');
    this.replies.add(reply);
    const { caller } = request;
    const sessionId = caller?.kind === 'person' ? caller.sessionId : '';
    const end = (): void => void reply.raw.end();
    const send = (text: string): void => {
      if (reply.raw.writableEnded) return;
      if (!this.sessions.isLive(sessionId)) return end();
      reply.raw.write(text);
      if (reply.raw.writableLength > MOST_UNREAD) reply.raw.destroy();
    };
    const unsubscribe = subscribe((event, data, id) => {
      const name = id === undefined ? '' : `id: ${id}\n`;
      send(`${name}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    const forgetEnd = this.sessions.onEnd(sessionId, end);
    const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
    reply.raw.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      forgetEnd();
    });
  }
}
