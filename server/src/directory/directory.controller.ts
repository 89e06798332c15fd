import { Body, Controller, Get, HttpCode, Param, Put, Query, Req } from '@nestjs/common';
import {
  ENDPOINT_EVIDENCE_SCHEMA,
  isEndpointKind,
  type BusinessNumber,
  type EndpointEvidence,
  type Evidence,
} from '@ringfence/rules';
import type { FastifyRequest } from 'fastify';
import { MalformedInput } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actorOf } from '../identity/caller.js';
import {
  EVIDENCE_QUERY,
  REGISTERED_NUMBER,
  ROUTE,
  type DirectoryView,
  type EvidenceQuery,
  type Route,
} from './directory.dto.js';
import { Directory, type Author } from './directory.js';
import { GatherEvidence } from './gather-evidence.js';

@Controller('v1/directory')
export class DirectoryController {
  constructor(
    private readonly directory: Directory,
    private readonly gatherEvidence: GatherEvidence,
  ) {}

  @Get()
  @Access({ people: 'any', machine: 'directory' })
  view(): DirectoryView {
    return this.directory.view();
  }

  /** What is known now of a number and a user; prefills the test bench. */
  @Get('evidence')
  @Access({ people: 'any' })
  evidence(@Query(new SchemaPipe(EVIDENCE_QUERY)) query: EvidenceQuery): { evidence: Evidence } {
    return { evidence: this.gatherEvidence.execute(query) };
  }

  @Put('business-numbers/:number')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  async putBusinessNumber(
    @Param('number') number: string,
    @Body(new SchemaPipe(REGISTERED_NUMBER)) body: BusinessNumber,
    @Req() request: FastifyRequest,
  ): Promise<BusinessNumber> {
    if (!/^\+\d{7,15}$/.test(number)) {
      throw malformed(
        'not-e164',
        `\`${number}\` is no E.164 number: write \`+\` and 7 to 15 digits`,
      );
    }
    await this.directory.putBusinessNumber(number, body, authorOf(request));
    return body;
  }

  @Put('endpoints/:kind/:id')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  async putEndpoint(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body(new SchemaPipe(ENDPOINT_EVIDENCE_SCHEMA)) body: EndpointEvidence,
    @Req() request: FastifyRequest,
  ): Promise<EndpointEvidence> {
    if (!isEndpointKind(kind) || kind === 'whatsapp' || kind === 'pstn') {
      throw malformed('unknown-value', `\`${kind}\` is no kind of endpoint that is registered`);
    }
    await this.directory.putEndpoint(kind, id, body, authorOf(request));
    return body;
  }

  @Put('routes/:platform/:routeId')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  async putRoute(
    @Param('platform') platform: string,
    @Param('routeId') routeId: string,
    @Body(new SchemaPipe(ROUTE)) body: Route,
    @Req() request: FastifyRequest,
  ): Promise<Route> {
    if (!/^[a-z][a-z0-9-]{0,62}$/.test(platform)) {
      throw malformed('unknown-value', `\`${platform}\` is no name of a platform`);
    }
    await this.directory.putRoute(platform, routeId, body, authorOf(request));
    return body;
  }
}

/** These bodies say no reason; whoever has one sends it as a header, percent-encoded since headers are not UTF-8. */
function authorOf(request: FastifyRequest): Author {
  return { actor: actorOf(request), reason: reasonOf(request.headers['x-reason']) };
}

function reasonOf(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header === '') return null;
  try {
    return decodeURIComponent(header);
  } catch {
    throw malformed('not-percent-encoded', 'the header `X-Reason` is not percent-encoded UTF-8');
  }
}

function malformed(code: string, message: string): MalformedInput {
  return new MalformedInput([{ code, severity: 'error', at: '', message }]);
}
