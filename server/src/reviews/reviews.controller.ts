import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { OPTIONAL_REASON, type Draft, type OptionalReason } from '../drafts/draft.dto.js';
import { DraftView } from '../drafts/draft-view.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { ApproveDraft } from './approve-draft.js';
import { CommentOnDraft } from './comment-on-draft.js';
import { DraftComments } from './draft-comments.js';
import { DraftGates } from './draft-gates.js';
import type { GateResult } from './gates.js';
import { RejectDraft } from './reject-draft.js';
import {
  NEW_COMMENT,
  VERDICT,
  type Comment,
  type NewComment,
  type Submitted,
  type Verdict,
} from './review.dto.js';
import { SubmitDraft } from './submit-draft.js';
import { WithdrawDraft } from './withdraw-draft.js';

@Controller('v1/drafts/:id')
export class ReviewsController {
  constructor(
    private readonly view: DraftView,
    private readonly submitDraft: SubmitDraft,
    private readonly withdrawDraft: WithdrawDraft,
    private readonly approveDraft: ApproveDraft,
    private readonly rejectDraft: RejectDraft,
    private readonly commentOnDraft: CommentOnDraft,
    private readonly draftComments: DraftComments,
    private readonly gates: DraftGates,
  ) {}

  @Post('submit')
  @HttpCode(200)
  @Access({ people: ['author'] })
  submit(
    @Param('id') id: string,
    @Body(new SchemaPipe(OPTIONAL_REASON)) { reason }: OptionalReason,
    @Req() request: FastifyRequest,
  ): Promise<Submitted> {
    return this.submitDraft.execute(id, reason ?? null, actingPerson(request));
  }

  @Post('withdraw')
  @HttpCode(200)
  @Access({ people: ['author'] })
  async withdraw(
    @Param('id') id: string,
    @Body(new SchemaPipe(OPTIONAL_REASON)) { reason }: OptionalReason,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    const by = actingPerson(request);
    await this.withdrawDraft.execute(id, reason ?? null, by);
    return this.view.one(id, by.person);
  }

  @Post('approve')
  @HttpCode(200)
  @Access({ people: ['approver'] })
  async approve(
    @Param('id') id: string,
    @Body(new SchemaPipe(VERDICT)) verdict: Verdict,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    const by = actingPerson(request);
    await this.approveDraft.execute(id, verdict, by);
    return this.view.one(id, by.person);
  }

  @Post('reject')
  @HttpCode(200)
  @Access({ people: ['approver'] })
  async reject(
    @Param('id') id: string,
    @Body(new SchemaPipe(VERDICT)) verdict: Verdict,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    const by = actingPerson(request);
    await this.rejectDraft.execute(id, verdict, by);
    return this.view.one(id, by.person);
  }

  @Get('comments')
  @Access({ people: 'any' })
  comments(@Param('id') id: string): { items: Comment[] } {
    return { items: this.draftComments.of(id) };
  }

  @Post('comments')
  @Access({ people: 'any' })
  comment(
    @Param('id') id: string,
    @Body(new SchemaPipe(NEW_COMMENT)) body: NewComment,
    @Req() request: FastifyRequest,
  ): Promise<Comment> {
    return this.commentOnDraft.execute(id, body, actingPerson(request));
  }

  @Get('checks')
  @Access({ people: 'any' })
  checks(@Param('id') id: string): { checks: readonly GateResult[] } {
    return { checks: this.gates.look(id) };
  }
}
