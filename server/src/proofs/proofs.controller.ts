import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { Certificates } from './certificates.js';
import {
  AGAINST,
  NEW_OVERRIDE,
  type Against,
  type NewOverride,
  type PolicyProofs,
} from './proofs.dto.js';
import { ShowProofs } from './show-proofs.js';
import { SignOverride } from './sign-override.js';

/** What is proved of policies, and what two people sign for. */
@Controller('v1')
export class ProofsController {
  constructor(
    private readonly showProofs: ShowProofs,
    private readonly signOverride: SignOverride,
    private readonly certificates: Certificates,
  ) {}

  @Get('drafts/:id/proofs')
  @Access({ people: 'any' })
  ofDraft(@Param('id') id: string): Promise<PolicyProofs> {
    return this.showProofs.ofDraft(id);
  }

  @Get('versions/:digest/proofs')
  @Access({ people: 'any' })
  ofVersion(
    @Param('digest') digest: string,
    @Query(new SchemaPipe(AGAINST)) { against }: Against,
  ): Promise<PolicyProofs> {
    return this.showProofs.ofVersion(digest, against);
  }

  @Post('drafts/:id/proof-overrides')
  @HttpCode(200)
  @Access({ people: ['author', 'approver'] })
  async sign(
    @Param('id') id: string,
    @Body(new SchemaPipe(NEW_OVERRIDE)) override: NewOverride,
    @Req() request: FastifyRequest,
  ): Promise<PolicyProofs> {
    await this.signOverride.execute(id, override, actingPerson(request));
    return this.showProofs.ofDraft(id);
  }

  /** The very bytes that the digest covers, as a file. */
  @Get('proof-certificates/:digest')
  @Access({ people: 'any' })
  certificate(@Param('digest') digest: string, @Res() reply: FastifyReply): void {
    const text = this.certificates.byDigest(digest);
    if (text === undefined) {
      throw new Refusal(404, 'certificate-unknown', 'no certificate on record has this digest');
    }
    const name = `ringfence-proofs-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}.json`;
    void reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(text);
  }
}
