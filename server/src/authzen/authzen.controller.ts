import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { askerOf } from '../identity/caller.js';
import type { AccessAsker } from './access-domain.js';
import {
  ACTION_SEARCH,
  EVALUATIONS,
  RESOURCE_SEARCH,
  SUBJECT_SEARCH,
  type AccessAnswer,
  type AccessSearch,
  type Evaluations,
  type SearchAnswer,
} from './authzen.dto.js';
import { EvaluateAccess } from './evaluate-access.js';
import { SearchAccess } from './search-access.js';

type QueryFor<T extends AccessSearch['for']> = Extract<AccessSearch, { for: T }>['query'];

/** AuthZEN 1.0 over HTTPS and JSON. 200 carries `true` and `false` alike; anything else is no permission. */
@Controller('access/v1')
export class AuthzenController {
  constructor(
    private readonly evaluateAccess: EvaluateAccess,
    private readonly searchAccess: SearchAccess,
  ) {}

  @Post('evaluation')
  @HttpCode(200)
  @Access({ machine: 'decide' })
  evaluation(@Body() body: unknown, @Req() request: FastifyRequest): Promise<AccessAnswer> {
    return this.evaluateAccess.one(body, accessAsker(request));
  }

  /** Without questions it is the question that its defaults make, answered like one. */
  @Post('evaluations')
  @HttpCode(200)
  @Access({ machine: 'decide' })
  async evaluations(
    @Body(new SchemaPipe(EVALUATIONS)) body: Evaluations,
    @Req() request: FastifyRequest,
  ): Promise<AccessAnswer | { evaluations: AccessAnswer[] }> {
    const { evaluations } = body;
    const asker = accessAsker(request);
    if (evaluations === undefined || evaluations === null || evaluations.length === 0) {
      return this.evaluateAccess.one(body, asker);
    }
    return { evaluations: await this.evaluateAccess.all({ ...body, evaluations }, asker) };
  }

  @Post('search/subject')
  @HttpCode(200)
  @Access({ machine: 'decide' })
  subjects(@Body(new SchemaPipe(SUBJECT_SEARCH)) query: QueryFor<'subject'>): SearchAnswer {
    return this.searchAccess.execute({ for: 'subject', query });
  }

  @Post('search/resource')
  @HttpCode(200)
  @Access({ machine: 'decide' })
  resources(@Body(new SchemaPipe(RESOURCE_SEARCH)) query: QueryFor<'resource'>): SearchAnswer {
    return this.searchAccess.execute({ for: 'resource', query });
  }

  @Post('search/action')
  @HttpCode(200)
  @Access({ machine: 'decide' })
  actions(@Body(new SchemaPipe(ACTION_SEARCH)) query: QueryFor<'action'>): SearchAnswer {
    return this.searchAccess.execute({ for: 'action', query });
  }
}

function accessAsker(request: FastifyRequest): AccessAsker {
  return { ...askerOf(request), budget: request.headers['x-decision-budget-ms'] };
}
