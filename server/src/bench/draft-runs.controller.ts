import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { JsonLines } from '../http/json-lines.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { MeasureImpact } from './measure-impact.js';
import { IMPACT_QUESTION, SUITE_RUN, type ImpactQuestion } from './run.dto.js';
import { RunDraftSuites } from './run-draft-suites.js';
import { RunPlaces } from './run-places.js';

/** Long runs on a draft: each answers line by line, and ends when its reader leaves. Nothing is recorded. */
@Controller('v1/drafts/:id')
export class DraftRunsController {
  constructor(
    private readonly runDraftSuites: RunDraftSuites,
    private readonly measureImpact: MeasureImpact,
    private readonly places: RunPlaces,
    private readonly lines: JsonLines,
  ) {}

  @Post('suite-runs')
  @Access({ people: 'any' })
  async runSuites(
    @Param('id') id: string,
    @Body(new SchemaPipe(SUITE_RUN)) _: object,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const work = this.runDraftSuites.prepare(id);
    await this.places.hold(() => this.lines.answer(reply, work));
  }

  @Post('impacts')
  @Access({ people: 'any' })
  async measure(
    @Param('id') id: string,
    @Body(new SchemaPipe(IMPACT_QUESTION)) question: ImpactQuestion,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const work = this.measureImpact.prepare(id, question);
    await this.places.hold(() => this.lines.answer(reply, work));
  }
}
