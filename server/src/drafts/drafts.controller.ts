import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { AddCase } from './add-case.js';
import { CreateDraft } from './create-draft.js';
import { DiscardDraft } from './discard-draft.js';
import { DraftView } from './draft-view.js';
import {
  ADD_CASE,
  CREATE_DRAFT,
  DRAFT_FILTER,
  REBASE_DRAFT,
  SAVE_DRAFT,
  type AddCaseBody,
  type CreateDraftBody,
  type Draft,
  type DraftFilterQuery,
  type DraftPage,
  type RebaseDraftBody,
  type SaveDraftBody,
} from './draft.dto.js';
import { RebaseDraft } from './rebase-draft.js';
import { SaveDraft } from './save-draft.js';

@Controller('v1/drafts')
export class DraftsController {
  constructor(
    private readonly view: DraftView,
    private readonly createDraft: CreateDraft,
    private readonly saveDraft: SaveDraft,
    private readonly addCase: AddCase,
    private readonly rebaseDraft: RebaseDraft,
    private readonly discardDraft: DiscardDraft,
  ) {}

  @Get()
  @Access({ people: 'any' })
  list(
    @Query(new SchemaPipe(DRAFT_FILTER)) filter: DraftFilterQuery,
    @Req() request: FastifyRequest,
  ): DraftPage {
    return this.view.page(filter, actingPerson(request).person);
  }

  @Post()
  @Access({ people: ['author'] })
  create(
    @Body(new SchemaPipe(CREATE_DRAFT)) body: CreateDraftBody,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    return this.createDraft.execute(body, actingPerson(request));
  }

  @Get(':id')
  @Access({ people: 'any' })
  one(@Param('id') id: string, @Req() request: FastifyRequest): Draft {
    return this.view.one(id, actingPerson(request).person);
  }

  @Put(':id')
  @Access({ people: ['author'] })
  save(
    @Param('id') id: string,
    @Body(new SchemaPipe(SAVE_DRAFT)) body: SaveDraftBody,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    return this.saveDraft.execute(id, body, actingPerson(request));
  }

  @Post(':id/cases')
  @HttpCode(200)
  @Access({ people: ['author'] })
  add(
    @Param('id') id: string,
    @Body(new SchemaPipe(ADD_CASE)) body: AddCaseBody,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    return this.addCase.execute(id, body, actingPerson(request));
  }

  @Post(':id/rebase')
  @HttpCode(200)
  @Access({ people: ['author'] })
  rebase(
    @Param('id') id: string,
    @Body(new SchemaPipe(REBASE_DRAFT)) body: RebaseDraftBody,
    @Req() request: FastifyRequest,
  ): Promise<Draft> {
    return this.rebaseDraft.execute(id, body, actingPerson(request));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access({ people: ['author'] })
  discard(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.discardDraft.execute(id, actingPerson(request));
  }
}
