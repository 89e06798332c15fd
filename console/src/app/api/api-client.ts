import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { WhyNot } from '@ringfence/rules';
import type {
  DecisionDetail,
  DecisionPage,
  LivePolicyView,
  Overview,
  OverviewWindow,
} from './wire.js';

/** The server as the console reads it. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  overview(window: OverviewWindow): Promise<Overview> {
    return firstValueFrom(this.http.get<Overview>('/v1/overview', { params: { window } }));
  }

  livePolicy(): Promise<LivePolicyView> {
    return firstValueFrom(this.http.get<LivePolicyView>('/v1/policy'));
  }

  decisions(params: Record<string, string>): Promise<DecisionPage> {
    return firstValueFrom(this.http.get<DecisionPage>('/v1/decisions', { params }));
  }

  /** References that stand for a phone number, to search by; the number itself may not stand in an address. */
  async references(number: string): Promise<readonly string[]> {
    const answer = this.http.post<{ references: readonly string[] }>('/v1/subjects/references', {
      number,
    });
    return (await firstValueFrom(answer)).references;
  }

  decision(id: string): Promise<DecisionDetail> {
    return firstValueFrom(this.http.get<DecisionDetail>(`/v1/decisions/${encodeURIComponent(id)}`));
  }

  /** What would have to change for a denied decision to be a permit; a search on the server. */
  whyNot(id: string): Promise<WhyNot> {
    return firstValueFrom(this.http.get<WhyNot>(`/v1/decisions/${encodeURIComponent(id)}/why-not`));
  }
}
