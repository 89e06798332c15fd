import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { MachineKeys } from './machine-keys.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Tells people and machines that are known from strangers, before a request is read; what they may do is the guard's to say. */
@Injectable()
export class KnownSender {
  constructor(
    private readonly keys: MachineKeys,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  async is(request: FastifyRequest): Promise<boolean> {
    const key = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (key !== undefined && this.keys.recognise(key) !== undefined) return true;
    const secret = this.cookie.read(request);
    return secret !== undefined && (await this.sessions.resume(secret)) !== undefined;
  }
}
