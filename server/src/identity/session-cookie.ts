// Brings the cookie methods of requests and replies into the types.
import type {} from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../runtime/config.js';

const NAME = 'ringfence';

/**
 * The cookie that carries a session (X2): `__Host-` and Secure over https; over plain http it has neither, and is given to
 * this machine only.
 */
@Injectable()
export class SessionCookie {
  readonly #secure: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.#secure = config.publicUrl?.startsWith('https:') === true;
  }

  /** Whether a session may be given to the sender of this request. */
  mayBeGivenTo(request: FastifyRequest): boolean {
    return this.#secure || isLoopback(request.ip);
  }

  give(reply: FastifyReply, secret: string): void {
    void reply.setCookie(this.#name, secret, this.#options);
  }

  take(reply: FastifyReply): void {
    void reply.clearCookie(this.#name, this.#options);
  }

  read(request: FastifyRequest): string | undefined {
    return this.mayBeGivenTo(request) ? request.cookies[this.#name] : undefined;
  }

  get #name(): string {
    return this.#secure ? `__Host-${NAME}` : NAME;
  }

  get #options(): { path: string; httpOnly: true; sameSite: 'strict'; secure: boolean } {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.#secure };
  }
}

function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
