import type { DraftPolicy } from '@ringfence/rules';
import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, concatMap, firstValueFrom, from, throwError, type Observable } from 'rxjs';
import type { DraftState, DraftSummary, ImpactLine, SuiteLine } from '../api/change-wire.js';
import type { DraftText } from '../api/draft-wire.js';
import { LineAnswers } from '../api/line-answers.js';
import type { LivePolicyView } from '../api/wire.js';

/** Where drafts are read and written. */
@Injectable({ providedIn: 'root' })
export class DraftSource {
  private readonly http = inject(HttpClient);
  private readonly lines = inject(LineAnswers);

  /** The newest change first. */
  async list(state?: DraftState): Promise<readonly DraftSummary[]> {
    const drafts: DraftSummary[] = [];
    let after: string | undefined;
    do {
      const params: Record<string, string> = {
        ...(state === undefined ? {} : { state }),
        ...(after === undefined ? {} : { after }),
      };
      const page = await firstValueFrom(
        this.http.get<{ items: DraftSummary[]; next?: string }>('/v1/drafts', { params }),
      );
      drafts.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return drafts;
  }

  create(title: string): Promise<DraftText> {
    return firstValueFrom(this.http.post<DraftText>('/v1/drafts', { title, base: 'live' }));
  }

  read(id: string): Promise<DraftText> {
    return firstValueFrom(this.http.get<DraftText>(draftPath(id)));
  }

  /** The policy of the version a draft began with. */
  async version(digest: string): Promise<DraftPolicy> {
    const { policy } = await firstValueFrom(
      this.http.get<{ policy: DraftPolicy }>(`/v1/versions/${encodeURIComponent(digest)}`),
    );
    return policy;
  }

  /** The policy that is live. */
  async live(): Promise<{ readonly version: number; readonly policy: DraftPolicy }> {
    const { version, document } = await firstValueFrom(this.http.get<LivePolicyView>('/v1/policy'));
    return { version, policy: document };
  }

  /** Measures a draft against the version that is live now; its text stays. */
  async rebase(id: string, revision: number): Promise<void> {
    await firstValueFrom(this.http.post(`${draftPath(id)}/rebase`, { revision }));
  }

  /** Saves a text that was made ready to be sent, and hands back the answer unread: it holds the whole draft again. */
  save(id: string, body: Blob): Promise<Blob> {
    const answer = this.http.put(draftPath(id), body, { responseType: 'blob' });
    return firstValueFrom(answer.pipe(catchError((error: unknown) => readRefusal(error))));
  }

  async discard(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(draftPath(id)));
  }

  async submit(id: string, reason: string): Promise<void> {
    const body = reason === '' ? {} : { reason };
    await firstValueFrom(this.http.post(`${draftPath(id)}/submit`, body));
  }

  async withdraw(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${draftPath(id)}/withdraw`, {}));
  }

  runSuites(id: string): Observable<SuiteLine> {
    return this.lines.post(`${draftPath(id)}/suite-runs`, {});
  }

  impact(id: string): Observable<ImpactLine> {
    return this.lines.post(`${draftPath(id)}/impacts`, {});
  }
}

/** Address of a draft in the API. */
export function draftPath(id: string): string {
  return `/v1/drafts/${encodeURIComponent(id)}`;
}

/** Fails with the problem document of a refusal whose answer was to stay unread. */
function readRefusal(error: unknown): Observable<never> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob))
    return throwError(() => error);
  const { headers, status, statusText } = error;
  const url = error.url ?? undefined;
  return from(error.error.text()).pipe(
    concatMap((text) => {
      const refusal = { error: jsonIn(text), headers, status, statusText, url };
      return throwError(() => new HttpErrorResponse(refusal));
    }),
  );
}

/** Null where somebody on the way answered with a page of his own. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
