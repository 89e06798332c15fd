import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from './access.js';
import { SIGN_IN, type SessionView, type SignIn } from './session.dto.js';
import { People } from './people.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions, type Session } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly limits: SignInLimits,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('open')
  async begin(
    @Body(new SchemaPipe(SIGN_IN)) { email, password }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    if (!this.cookie.mayBeGivenTo(request)) {
      throw new Refusal(403, 'insecure-transport', 'sign in over https, or on the machine itself');
    }
    this.limits.begin(email, request.ip);
    const person = await this.people.recognise(email, password);
    if (person === undefined) {
      throw new Refusal(401, 'sign-in-failed', 'the address or the password is wrong');
    }
    this.limits.succeeded(email, request.ip);
    const { secret, session } = await this.sessions.begin(person, this.cookie.read(request));
    this.cookie.give(reply, secret);
    return view(session);
  }

  @Get()
  @Access({ people: 'any' })
  async current(@Req() request: FastifyRequest): Promise<SessionView> {
    const session = await this.sessions.resume(this.cookie.read(request)!);
    if (session === undefined) throw new Refusal(401, 'unauthenticated', 'the session has ended');
    return view(session);
  }

  @Delete()
  @HttpCode(204)
  @Access({ people: 'any' })
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (request.caller?.kind === 'person') await this.sessions.end(request.caller.sessionId);
    this.cookie.take(reply);
  }
}

function view({ person, csrfToken }: Session): SessionView {
  return { person: { ...person, roles: [...person.roles] }, csrfToken };
}
