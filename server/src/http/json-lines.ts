import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OpenReplies } from './open-replies.js';

/** Where the lines of a long answer go, and when nobody reads them any more. */
export interface LineSink {
  /** Resolves when the reader has room for more. */
  readonly write: (line: object) => Promise<void>;
  /** Aborted as soon as the reader has left: what is not written yet need not be worked out. */
  readonly signal: AbortSignal;
}

/** Answers with JSON lines while the work goes on (application/x-ndjson); a reader that leaves ends the work. */
@Injectable()
export class JsonLines {
  readonly #log = new Logger('http');

  constructor(private readonly replies: OpenReplies) {}

  /** @param work writes its lines, the last one telling how it ended */
  async answer(reply: FastifyReply, work: (sink: LineSink) => Promise<void>): Promise<void> {
    const { raw } = reply;
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.flushHeaders();
    this.replies.add(reply);
    const left = new AbortController();
    raw.once('close', () => left.abort());
    const write = async (line: object): Promise<void> => {
      if (raw.writableEnded || raw.destroyed) return;
      if (raw.write(`${JSON.stringify(line)}\n`)) return;
      await new Promise<void>((resolve) => {
        raw.once('drain', resolve);
        raw.once('close', resolve);
      });
    };
    try {
      await work({ write, signal: left.signal });
    } catch (error) {
      // The answer has begun: the last line tells what a problem document would.
      const { id } = reply.request;
      this.#log.error({ err: error, requestId: id, route: reply.request.routeOptions.url });
      const message = `something went wrong here; quote the id ${id}`;
      await write({ type: 'failed', code: 'fault', message });
    }
    raw.end();
  }
}
