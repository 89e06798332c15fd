import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from './access.js';
import { actorOf, personOf } from './caller.js';
import { ChangePassword } from './change-password.js';
import {
  PASSWORD_CHANGE,
  SIGN_IN,
  signedInPerson,
  type PasswordChange,
  type SessionView,
  type SignIn as Credentials,
} from './session.dto.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions, type Session } from './sessions.js';
import { SignIn } from './sign-in.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly changePassword: ChangePassword,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('open')
  async begin(
    @Body(new SchemaPipe(SIGN_IN)) body: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    if (!this.cookie.mayBeGivenTo(request)) {
      throw new Refusal(403, 'insecure-transport', 'sign in over https, or on the machine itself');
    }
    const { secret, session } = await this.signIn.execute(
      body,
      request.ip,
      this.cookie.read(request),
    );
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

  /** All sessions of the person end; this answer brings the cookie and the token of a new one. */
  @Put('password')
  @HttpCode(200)
  @Access({ people: 'any' })
  async change(
    @Body(new SchemaPipe(PASSWORD_CHANGE)) body: PasswordChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const { secret, session } = await this.changePassword.execute(
      personOf(request).id,
      actorOf(request),
      body,
      request.ip,
    );
    this.cookie.give(reply, secret);
    return view(session);
  }
}

function view({ person, csrfToken }: Session): SessionView {
  return { person: signedInPerson(person), csrfToken };
}
