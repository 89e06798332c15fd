import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { IntegrationDetail, Integrations } from '../api/integration-wire.js';

/** Where the ways in which platforms ask and tell are read. */
@Injectable({ providedIn: 'root' })
export class IntegrationSource {
  private readonly http = inject(HttpClient);

  all(): Promise<Integrations> {
    return firstValueFrom(this.http.get<Integrations>('/v1/integrations'));
  }

  one(id: string): Promise<IntegrationDetail> {
    return firstValueFrom(this.http.get<IntegrationDetail>(addressOf(id)));
  }
}

function addressOf(id: string): string {
  return `/v1/integrations/${encodeURIComponent(id)}`;
}
