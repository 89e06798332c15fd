import { Controller, Delete, Get, HttpCode, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from './access.js';
import { personOf } from './caller.js';
import { People } from './people.js';
import { requesterOf } from './requester.js';
import { SESSIONS_QUERY, type SessionEntry, type SessionsQuery } from './session.dto.js';
import { LONGEST_MS, Sessions } from './sessions.js';

@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: People,
  ) {}

  /** One's own; admins may name another person. */
  @Get()
  @Access({ people: 'any' })
  async list(
    @Query(new SchemaPipe(SESSIONS_QUERY)) { person }: SessionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<{ items: SessionEntry[] }> {
    const reader = personOf(request);
    const personId = person ?? reader.id;
    if (personId !== reader.id && !reader.roles.includes('admin')) {
      throw new Refusal(403, 'role-missing', 'only an admin sees the sessions of others');
    }
    const { caller } = request;
    const current = caller?.kind === 'person' ? caller.sessionId : undefined;
    const items = (await this.sessions.list(personId)).map((session) => ({
      id: session.id,
      person: this.people.refOf(session.personId),
      createdAt: new Date(session.createdAt).toISOString(),
      lastSeenAt: new Date(session.seenAt).toISOString(),
      expiresAt: new Date(session.createdAt + LONGEST_MS).toISOString(),
      current: session.id === current,
    }));
    return { items };
  }

  /** Ends a session at once, with the live views opened in it; another's only for an admin. */
  @Delete(':id')
  @HttpCode(204)
  @Access({ people: 'any' })
  async revoke(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    const person = personOf(request);
    const scope = person.roles.includes('admin') ? undefined : person.id;
    const found = (await this.sessions.list(scope)).some((session) => session.id === id);
    if (!found) throw new Refusal(404, 'session-unknown', 'no session that stands has this id');
    await this.sessions.end(id, requesterOf(request));
  }
}
