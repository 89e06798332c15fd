import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import {
  ENDPOINT_EVIDENCE_SCHEMA,
  isEndpointKind,
  type BusinessNumber,
  type EndpointEvidence,
  type Evidence,
} from '@ringfence/rules';
import { MalformedInput } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import {
  EVIDENCE_QUERY,
  REGISTERED_NUMBER,
  ROUTE,
  type DirectoryView,
  type EvidenceQuery,
  type Route,
} from './directory.dto.js';
import { Directory } from './directory.js';
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
  ): Promise<BusinessNumber> {
    if (!/^\+\d{7,15}$/.test(number)) {
      throw malformed(
        'not-e164',
        `\`${number}\` is no E.164 number: write \`+\` and 7 to 15 digits`,
      );
    }
    await this.directory.putBusinessNumber(number, body);
    return body;
  }

  @Put('endpoints/:kind/:id')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  async putEndpoint(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body(new SchemaPipe(ENDPOINT_EVIDENCE_SCHEMA)) body: EndpointEvidence,
  ): Promise<EndpointEvidence> {
    if (!isEndpointKind(kind) || kind === 'whatsapp' || kind === 'pstn') {
      throw malformed('unknown-value', `\`${kind}\` is no kind of endpoint that is registered`);
    }
    await this.directory.putEndpoint(kind, id, body);
    return body;
  }

  @Put('routes/:platform/:routeId')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  async putRoute(
    @Param('platform') platform: string,
    @Param('routeId') routeId: string,
    @Body(new SchemaPipe(ROUTE)) body: Route,
  ): Promise<Route> {
    if (!/^[a-z][a-z0-9-]{0,62}$/.test(platform)) {
      throw malformed('unknown-value', `\`${platform}\` is no name of a platform`);
    }
    await this.directory.putRoute(platform, routeId, body);
    return body;
  }
}

function malformed(code: string, message: string): MalformedInput {
  return new MalformedInput([{ code, severity: 'error', at: '', message }]);
}
