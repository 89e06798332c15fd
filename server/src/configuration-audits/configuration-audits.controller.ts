import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { ConfigurationAudit, ConfigurationAuditResult } from '@ringfence/rules';
import { SchemaPipe } from '../http/schema-pipe.js';
import { Access } from '../identity/access.js';
import { CONFIGURATION_AUDIT } from './audit.dto.js';
import { AuditPlatform } from './audit-platform.js';

@Controller('v1/configuration-audits')
export class ConfigurationAuditsController {
  constructor(private readonly auditPlatform: AuditPlatform) {}

  /** Looks for doors to the phone network in exported configuration and payloads; nothing is recorded. */
  @Post()
  @HttpCode(200)
  @Access({ people: 'any', machine: 'directory' })
  audit(
    @Body(new SchemaPipe(CONFIGURATION_AUDIT)) body: ConfigurationAudit,
  ): Promise<ConfigurationAuditResult> {
    return this.auditPlatform.execute(body);
  }
}
