import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  parseCallAttempt,
  type CallAttempt,
  type Decision,
  type Evidence,
  type Facts,
  type RuleTrace,
  type WhyNot,
} from '@ringfence/rules';
import type { FastifyRequest } from 'fastify';
import { MalformedInput } from '../http/refusal.js';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { askerOf } from '../identity/caller.js';
import { DECISION_FILTER, type DecisionFilter, type DecisionSummary } from './decision.dto.js';
import { DecideCallAttempt } from './decide-call-attempt.js';
import { DecisionReader } from './decision-reader.js';
import { ExplainDecision } from './explain-decision.js';
import { ExplainDeny } from './explain-deny.js';
import { RequestBudget } from './request-budget.js';

/** A decision with everything it rests on; once somebody it concerns was erased, without. */
export type ExplainedDecision =
  | (Decision & {
      attempt: CallAttempt;
      evidence: Evidence;
      facts: Facts;
      trace: RuleTrace[];
      /** References of whose permission it was about; absent: nobody is named. */
      pair?: { businessNumber: string; user: string };
    })
  | (Decision & { erased: true; pair?: never });

@Controller('v1/decisions')
export class DecisionsController {
  constructor(
    private readonly decideCallAttempt: DecideCallAttempt,
    private readonly budget: RequestBudget,
    private readonly reader: DecisionReader,
    private readonly explainDecision: ExplainDecision,
    private readonly explainDeny: ExplainDeny,
  ) {}

  /** 200 for permit and for deny alike: a deny is an answer, not an error. */
  @Post()
  @HttpCode(200)
  @Access({ machine: 'decide' })
  decide(@Body() body: unknown, @Req() request: FastifyRequest): Promise<Decision> {
    const { value, problems } = parseCallAttempt(body);
    if (problems !== undefined) throw new MalformedInput(problems);
    return this.budget.hold(request.headers['x-decision-budget-ms'], () =>
      this.decideCallAttempt.execute(value, askerOf(request)),
    );
  }

  @Get()
  @Access({ people: 'any' })
  search(@Query(new SchemaPipe(DECISION_FILTER)) filter: DecisionFilter): {
    items: DecisionSummary[];
    next?: string;
    total: number;
  } {
    return this.reader.search(filter);
  }

  @Get(':id')
  @Access({ people: 'any' })
  one(@Param('id') id: string): ExplainedDecision {
    return this.explainDecision.execute(id);
  }

  @Get(':id/why-not')
  @Access({ people: 'any' })
  whyNot(@Param('id') id: string): Promise<WhyNot> {
    return this.explainDeny.execute(id);
  }
}
