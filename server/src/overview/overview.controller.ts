import { Controller, Get, Query } from '@nestjs/common';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { OVERVIEW_QUERY, type Overview, type OverviewQuery } from './overview.dto.js';
import { SummariseCalls } from './summarise-calls.js';

@Controller('v1/overview')
export class OverviewController {
  constructor(private readonly summariseCalls: SummariseCalls) {}

  @Get()
  @Access({ people: 'any' })
  overview(@Query(new SchemaPipe(OVERVIEW_QUERY)) query: OverviewQuery): Overview {
    return this.summariseCalls.execute(query.window);
  }
}
