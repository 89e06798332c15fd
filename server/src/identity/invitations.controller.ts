import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { AcceptInvitation } from './accept-invitation.js';
import { Access } from './access.js';
import { ACCEPTANCE, type Acceptance } from './person.dto.js';
import { SessionCookie } from './session-cookie.js';
import { signedInPerson, type SignedInPerson } from './session.dto.js';

@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly acceptInvitation: AcceptInvitation,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('accept')
  @HttpCode(200)
  @Access('open')
  async accept(
    @Body(new SchemaPipe(ACCEPTANCE)) body: Acceptance,
    @Req() request: FastifyRequest,
  ): Promise<{ person: SignedInPerson }> {
    if (!this.cookie.mayBeGivenTo(request)) {
      throw new Refusal(403, 'insecure-transport', 'come over https, or on the machine itself');
    }
    return { person: signedInPerson(await this.acceptInvitation.execute(body)) };
  }
}
