import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../identity/access.js';
import { Metrics } from '../metrics/metrics.js';
import { Readiness, type HealthReport } from './readiness.js';

@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @Access('open')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** Whether attempts can be decided now, with the reasons where not. */
  @Get('health/ready')
  @Access('open')
  ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return this.#report(reply);
  }

  @Get('health/startup')
  @Access('open')
  startup(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return this.#report(reply);
  }

  @Get('metrics')
  @Access('open')
  async prometheus(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  async #report(reply: FastifyReply): Promise<HealthReport> {
    const report = await this.readiness.report();
    void reply.status(report.status === 'ready' ? 200 : 503);
    return report;
  }
}
