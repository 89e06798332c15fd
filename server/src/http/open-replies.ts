import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Replies that stay open by themselves, ended when the server stops. */
@Injectable()
export class OpenReplies implements BeforeApplicationShutdown {
  readonly #open = new Set<FastifyReply>();

  add(reply: FastifyReply): void {
    this.#open.add(reply);
    reply.raw.on('close', () => this.#open.delete(reply));
  }

  beforeApplicationShutdown(): void {
    for (const reply of this.#open) reply.raw.end();
  }
}
