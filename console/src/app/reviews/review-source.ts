import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type { PolicyDiff } from '@ringfence/rules';
import type {
  Check,
  Draft,
  DraftComment,
  DraftState,
  DraftSummary,
  ImpactLine,
  SuiteLine,
} from '../api/change-wire.js';
import { LineAnswers } from '../api/line-answers.js';

/** What an impact is asked for. */
export interface ImpactQuestion {
  /** Newest decisions to look at. */
  readonly limit: number;
  /** Only calls in whose answer this rule has a say. */
  readonly rule?: string;
}

/** Where reviews are read, and what is done with them. */
@Injectable({ providedIn: 'root' })
export class ReviewSource {
  private readonly http = inject(HttpClient);
  private readonly lines = inject(LineAnswers);

  /** Changes in these states, the newest of each. */
  async drafts(states: readonly DraftState[]): Promise<readonly DraftSummary[]> {
    const pages = states.map((state) =>
      firstValueFrom(
        this.http.get<{ items: readonly DraftSummary[] }>('/v1/drafts', {
          params: { state, limit: 200 },
        }),
      ),
    );
    return (await Promise.all(pages)).flatMap(({ items }) => items);
  }

  draft(id: string): Promise<Draft> {
    return firstValueFrom(this.http.get<Draft>(place(id)));
  }

  diff(draft: Draft): Promise<PolicyDiff> {
    const to = encodeURIComponent(draft.digest ?? `draft:${draft.id}`);
    return firstValueFrom(
      this.http.get<PolicyDiff>(`/v1/versions/${encodeURIComponent(draft.base.digest)}/diff/${to}`),
    );
  }

  async checks(id: string): Promise<readonly Check[]> {
    const answer = this.http.get<{ checks: readonly Check[] }>(`${place(id)}/checks`);
    return (await firstValueFrom(answer)).checks;
  }

  async comments(id: string): Promise<readonly DraftComment[]> {
    const answer = this.http.get<{ items: readonly DraftComment[] }>(`${place(id)}/comments`);
    return (await firstValueFrom(answer)).items;
  }

  comment(id: string, text: string, at: string | null): Promise<unknown> {
    const body = { text, ...(at === null ? {} : { at }) };
    return firstValueFrom(this.http.post(`${place(id)}/comments`, body));
  }

  suites(id: string): Observable<SuiteLine> {
    return this.lines.post<SuiteLine>(`${place(id)}/suite-runs`, {});
  }

  impact(id: string, question: ImpactQuestion): Observable<ImpactLine> {
    return this.lines.post<ImpactLine>(`${place(id)}/impacts`, question);
  }

  approve(id: string, digest: string, reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${place(id)}/approve`, { digest, reason }));
  }

  reject(id: string, digest: string, reason: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${place(id)}/reject`, { digest, reason }));
  }

  withdraw(id: string, reason: string): Promise<unknown> {
    const body = reason === '' ? {} : { reason };
    return firstValueFrom(this.http.post(`${place(id)}/withdraw`, body));
  }
}

function place(id: string): string {
  return `/v1/drafts/${encodeURIComponent(id)}`;
}
