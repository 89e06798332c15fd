import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ENDPOINT_EVIDENCE_SCHEMA,
  type BusinessNumber,
  type EndpointEvidence,
  type Evidence,
  type Problem,
} from '@ringfence/rules';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Proposed } from '../confirmations/confirmation.dto.js';
import type { JudgedChange } from '../confirmations/judged-change.js';
import { MakeChange } from '../confirmations/make-change.js';
import { MalformedInput } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { requesterOf } from '../identity/requester.js';
import { References } from '../subjects/references.js';
import {
  EVIDENCE_QUERY,
  REGISTERED_NUMBER,
  ROUTE,
  type AddressedDirectory,
  type EvidenceQuery,
  type Route,
} from './directory.dto.js';
import { Attestations } from './attestations.js';
import { Directory } from './directory.js';
import { GatherEvidence } from './gather-evidence.js';
import { JudgeBusinessNumber } from './judge-business-number.js';
import { JudgeEndpoint } from './judge-endpoint.js';
import { problemOfKind, problemOfName, problemOfNumber, problemOfPlatform } from './entry-names.js';
import { JudgeRemoval } from './judge-removal.js';
import { JudgeRoute } from './judge-route.js';

/** What may loosen is answered 202 with the id of its confirmation: nothing has changed yet. */
@Controller('v1/directory')
export class DirectoryController {
  constructor(
    private readonly directory: Directory,
    private readonly gatherEvidence: GatherEvidence,
    private readonly judgeNumber: JudgeBusinessNumber,
    private readonly judgeEndpoint: JudgeEndpoint,
    private readonly judgeRoute: JudgeRoute,
    private readonly judgeRemoval: JudgeRemoval,
    private readonly makeChange: MakeChange,
    private readonly references: References,
    private readonly attestations: Attestations,
  ) {}

  @Get()
  @Access({ people: 'any', machine: 'directory' })
  view(): AddressedDirectory {
    const view = this.directory.view();
    const references = view.businessNumbers.map(({ number }) => [
      number,
      this.references.of('number', number.slice(1)),
    ]);
    return {
      ...view,
      references: Object.fromEntries(references) as Record<string, string>,
      attestationReminderDays: this.attestations.thresholds()[0]!,
    };
  }

  /** What is known now of a number and a user; prefills the test bench. In a body, since a number may not stand in an address. */
  @Post('evidence')
  @HttpCode(200)
  @Access({ people: 'any' })
  async evidence(
    @Body(new SchemaPipe(EVIDENCE_QUERY)) query: EvidenceQuery,
  ): Promise<{ evidence: Evidence }> {
    return { evidence: await this.gatherEvidence.execute(query) };
  }

  @Put('business-numbers/:number')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  async putBusinessNumber(
    @Param('number') number: string,
    @Body(new SchemaPipe(REGISTERED_NUMBER)) body: BusinessNumber,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BusinessNumber | Proposed> {
    refuse(problemOfNumber(number));
    return this.#make(await this.judgeNumber.execute(number, body), body, request, reply);
  }

  @Put('endpoints/:kind/:id')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  putEndpoint(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body(new SchemaPipe(ENDPOINT_EVIDENCE_SCHEMA)) body: EndpointEvidence,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndpointEvidence | Proposed> {
    refuse(problemOfKind(kind) ?? problemOfName(id));
    return this.#make(this.judgeEndpoint.execute(kind, id, body), body, request, reply);
  }

  @Put('routes/:platform/:routeId')
  @HttpCode(200)
  @Access({ people: ['admin'], machine: 'directory' })
  putRoute(
    @Param('platform') platform: string,
    @Param('routeId') routeId: string,
    @Body(new SchemaPipe(ROUTE)) body: Route,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Route | Proposed> {
    refuse(problemOfPlatform(platform) ?? problemOfName(routeId));
    return this.#make(this.judgeRoute.execute(platform, routeId, body), body, request, reply);
  }

  /** Takes an entry away; whatever goes over it is denied from then on. */
  @Delete('business-numbers/:number')
  @HttpCode(204)
  @Access({ people: ['admin'], machine: 'directory' })
  async removeBusinessNumber(
    @Param('number') number: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.#remove(await this.judgeRemoval.businessNumber(number), request);
  }

  @Delete('endpoints/:kind/:id')
  @HttpCode(204)
  @Access({ people: ['admin'], machine: 'directory' })
  async removeEndpoint(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.#remove(this.judgeRemoval.endpoint(kind, id), request);
  }

  @Delete('routes/:platform/:routeId')
  @HttpCode(204)
  @Access({ people: ['admin'], machine: 'directory' })
  async removeRoute(
    @Param('platform') platform: string,
    @Param('routeId') routeId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.#remove(this.judgeRemoval.route(platform, routeId), request);
  }

  async #remove(removal: JudgedChange, request: FastifyRequest): Promise<void> {
    await this.makeChange.execute(removal, requesterOf(request));
  }

  async #make<T>(
    change: JudgedChange,
    body: T,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<T | Proposed> {
    const confirmation = await this.makeChange.execute(change, requesterOf(request));
    if (confirmation === undefined) return body;
    void reply.status(202);
    return { confirmation };
  }
}

/** @throws MalformedInput where the address names no entry there may be */
function refuse(problem: Problem | undefined): void {
  if (problem !== undefined) throw new MalformedInput([problem]);
}
