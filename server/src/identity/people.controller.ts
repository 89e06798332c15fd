import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Proposed } from '../confirmations/confirmation.dto.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from './access.js';
import { personOf, type Person } from './caller.js';
import { ChangePerson } from './change-person.js';
import { InvitePerson } from './invite-person.js';
import {
  NEW_PERSON,
  PERSON_CHANGE,
  type Invited,
  type InvitationView,
  type NewPerson,
  type PersonChange,
  type PersonEntry,
} from './person.dto.js';
import { People, type Account } from './people.js';
import { RenewInvitation } from './renew-invitation.js';
import { requesterOf } from './requester.js';

@Controller('v1/people')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly invitePerson: InvitePerson,
    private readonly changePerson: ChangePerson,
    private readonly renewInvitation: RenewInvitation,
  ) {}

  @Get()
  @Access({ people: 'any' })
  list(@Req() request: FastifyRequest): { items: PersonEntry[] } {
    const reader = personOf(request);
    return { items: this.people.list().map((account) => entryOf(account, reader)) };
  }

  /** The token is in this answer and nowhere else; 202 when roles wait for a second person. */
  @Post()
  @HttpCode(201)
  @Access({ people: ['admin'] })
  async invite(
    @Body(new SchemaPipe(NEW_PERSON)) body: NewPerson,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Invited> {
    const by = requesterOf(request, body.reason);
    const { personId, invitation, confirmation } = await this.invitePerson.execute(body, by);
    const person = entryOf(this.people.byId(personId)!, personOf(request));
    if (confirmation === undefined) return { person, invitation };
    void reply.status(202);
    return { person, invitation, confirmation };
  }

  /** 202 when it waits for a second person: then nothing of it has changed yet. */
  @Put(':id')
  @HttpCode(200)
  @Access({ people: ['admin'] })
  async change(
    @Param('id') id: string,
    @Body(new SchemaPipe(PERSON_CHANGE)) body: PersonChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonEntry | Proposed> {
    const reader = personOf(request);
    const confirmation = await this.changePerson.execute(
      id,
      body,
      requesterOf(request, body.reason),
    );
    if (confirmation === undefined) return entryOf(this.people.byId(id)!, reader);
    void reply.status(202);
    return { confirmation };
  }

  @Post(':id/invitations')
  @HttpCode(201)
  @Access({ people: ['admin'] })
  async renew(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<{ invitation: InvitationView }> {
    return { invitation: await this.renewInvitation.execute(id, requesterOf(request)) };
  }
}

function entryOf(account: Account, reader: Person): PersonEntry {
  const { id, name, roles, state, lastSeenAt, email, identity } = account;
  const isTold = reader.id === id || reader.roles.includes('admin');
  return {
    id,
    name,
    roles: [...roles],
    state,
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
    ...(isTold ? { email, identity } : {}),
  };
}
