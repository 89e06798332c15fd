import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { DOCUMENT_LIMITS, parseStrictJson } from '@ringfence/rules';
import { firstValueFrom } from 'rxjs';
import type { DraftSummary } from './change-wire.js';
import type { DraftText, NewCase } from './draft-wire.js';

/** Puts cases into the suites of drafts, from wherever a case is found. */
@Injectable({ providedIn: 'root' })
export class DraftCases {
  private readonly http = inject(HttpClient);

  /** Drafts that the signed-in person may change now, the newest first. */
  async drafts(): Promise<readonly DraftSummary[]> {
    const params = { state: 'draft', limit: 200 };
    const page = this.http.get<{ items: DraftSummary[] }>('/v1/drafts', { params });
    return (await firstValueFrom(page)).items.filter(({ may }) => may.edit);
  }

  /** Names of a draft's suites; none while its suites are text that cannot be read. */
  async suites(draft: string): Promise<readonly string[]> {
    const { policy } = await firstValueFrom(this.http.get<DraftText>(pathOf(draft)));
    return suitesIn(policy.suites).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  }

  begin(title: string): Promise<DraftSummary> {
    return firstValueFrom(this.http.post<DraftSummary>('/v1/drafts', { title, base: 'live' }));
  }

  /** @returns where the case stands: numbers of its suite and of the case in it */
  async add(draft: string, made: NewCase): Promise<{ suite: number; index: number }> {
    const answer = this.http.post<DraftText>(`${pathOf(draft)}/cases`, made);
    const { policy } = await firstValueFrom(answer);
    const suites = suitesIn(policy.suites);
    const suite = suites.findIndex(({ name }) => name === made.suite);
    return { suite, index: (suites[suite].cases?.length ?? 1) - 1 };
  }
}

function pathOf(draft: string): string {
  return `/v1/drafts/${encodeURIComponent(draft)}`;
}

interface WrittenSuite {
  readonly name?: unknown;
  readonly cases?: readonly unknown[];
}

/** The suites as a list, though they may be kept as a text; none while that cannot be read. */
function suitesIn(part: unknown): readonly WrittenSuite[] {
  const suites = typeof part === 'string' ? parseStrictJson(part, DOCUMENT_LIMITS).value : part;
  return Array.isArray(suites) ? (suites as WrittenSuite[]) : [];
}
