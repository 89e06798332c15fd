import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actingPerson } from '../identity/acting-person.js';
import { EraseSubject } from './erase-subject.js';
import { References } from './references.js';
import {
  ERASE_SUBJECT,
  FIND_REFERENCES,
  type EraseSubjectBody,
  type Erasure,
  type FindReferencesBody,
  type FoundReferences,
} from './subject.dto.js';
import { nameOfBody } from './subject-name.js';

@Controller('v1/subjects')
export class SubjectsController {
  constructor(
    private readonly references: References,
    private readonly eraseSubject: EraseSubject,
  ) {}

  /** In a body, since a number may not stand in an address. */
  @Post('references')
  @HttpCode(200)
  @Access({ people: 'any' })
  find(@Body(new SchemaPipe(FIND_REFERENCES)) body: FindReferencesBody): FoundReferences {
    const { domain, value } = nameOfBody(body);
    return { references: this.references.all(domain, value) };
  }

  @Post('erasures')
  @HttpCode(200)
  @Access({ people: ['admin'] })
  erase(
    @Body(new SchemaPipe(ERASE_SUBJECT)) body: EraseSubjectBody,
    @Req() request: FastifyRequest,
  ): Promise<Erasure> {
    return this.eraseSubject.execute(body, actingPerson(request));
  }
}
