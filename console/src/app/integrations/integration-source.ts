import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  Exchanges,
  IntegrationDetail,
  Integrations,
  IntegrationTest,
  UnmatchedPage,
} from '../api/integration-wire.js';

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

  exchanges(id: string): Promise<Exchanges> {
    return firstValueFrom(this.http.get<Exchanges>(`${addressOf(id)}/exchanges`));
  }

  /** Plays a message; nothing of it takes effect. */
  test(id: string, body: unknown): Promise<IntegrationTest> {
    return firstValueFrom(this.http.post<IntegrationTest>(`${addressOf(id)}/tests`, { body }));
  }

  /** What the platform told and nothing fits, newest first. */
  unmatched(platform: string): Promise<UnmatchedPage> {
    const params = { platform, limit: 20 };
    return firstValueFrom(this.http.get<UnmatchedPage>('/v1/events/unmatched', { params }));
  }
}

function addressOf(id: string): string {
  return `/v1/integrations/${encodeURIComponent(id)}`;
}
