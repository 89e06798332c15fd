import { Controller, Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../identity/access.js';
import type { Exchanges } from './exchange.dto.js';
import { ExchangeLog } from './exchange-log.js';
import type { IntegrationDetail, Integrations } from './integration.dto.js';
import { knownHook } from './hooks.js';
import { ShowIntegrations } from './show-integrations.js';

@Controller('v1/integrations')
export class IntegrationsController {
  constructor(
    private readonly showIntegrations: ShowIntegrations,
    private readonly exchanges: ExchangeLog,
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
}

function portOf({ socket }: FastifyRequest): number {
  return socket.localPort ?? 0;
}
