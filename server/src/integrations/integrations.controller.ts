import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { actorOf } from '../identity/caller.js';
import type { Exchanges } from './exchange.dto.js';
import { ExchangeLog } from './exchange-log.js';
import type { IntegrationDetail, Integrations } from './integration.dto.js';
import { knownHook } from './hooks.js';
import {
  TRY_INTEGRATION,
  type IntegrationTest,
  type TryIntegration as Trial,
} from './integration-test.dto.js';
import { ShowIntegrations } from './show-integrations.js';
import { TryIntegration } from './try-integration.js';

@Controller('v1/integrations')
export class IntegrationsController {
  constructor(
    private readonly showIntegrations: ShowIntegrations,
    private readonly exchanges: ExchangeLog,
    private readonly tryIntegration: TryIntegration,
  ) {}

  /** Every way in which platforms ask and tell. */
  @Get()
  @Access({ people: 'any' })
  list(@Req() request: FastifyRequest): Integrations {
    return this.showIntegrations.all(portOf(request));
  }

  @Get(':id')
  @Access({ people: 'any' })
  one(@Param('id') id: string, @Req() request: FastifyRequest): IntegrationDetail {
    return this.showIntegrations.one(id, portOf(request));
  }

  /** Its last requests with their answers, newest first. */
  @Get(':id/exchanges')
  @Access({ people: 'any' })
  last(@Param('id') id: string): Exchanges {
    return this.exchanges.list(knownHook(id).id);
  }

  /** What the platform would be answered to this message now; nothing of it takes effect. */
  @Post(':id/tests')
  @HttpCode(200)
  @Access({ people: ['operator', 'admin'] })
  try(
    @Param('id') id: string,
    @Body(new SchemaPipe(TRY_INTEGRATION)) { body }: Trial,
    @Req() request: FastifyRequest,
  ): Promise<IntegrationTest> {
    return this.tryIntegration.execute(id, body, actorOf(request));
  }
}

function portOf({ socket }: FastifyRequest): number {
  return socket.localPort ?? 0;
}
