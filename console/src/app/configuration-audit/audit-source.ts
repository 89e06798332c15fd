import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ConfigurationAudit, ConfigurationAuditResult } from '@ringfence/rules';
import { firstValueFrom } from 'rxjs';

/** Where a configuration is audited. */
@Injectable({ providedIn: 'root' })
export class ConfigurationAuditSource {
  private readonly http = inject(HttpClient);

  audit(question: ConfigurationAudit): Promise<ConfigurationAuditResult> {
    const answer = this.http.post<ConfigurationAuditResult>('/v1/configuration-audits', question);
    return firstValueFrom(answer);
  }
}
