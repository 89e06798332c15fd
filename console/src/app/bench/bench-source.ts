import { HttpClient, HttpErrorResponse, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CallAttempt,
  Decision,
  Evidence,
  PolicyDocument,
  Suite,
  TestCase,
} from '@ringfence/rules';
import { firstValueFrom, type Observable } from 'rxjs';
import type { BenchResult } from './bench-answer.js';
import type { DirectoryView } from './directory-view.js';

const MINUTE = 60_000;

/** A case as it is sent; the name comes back with its answer. */
type Asked = Pick<TestCase, 'attempt' | 'evidence' | 'now' | 'expect'> & { readonly name?: string };

interface RecordedDecision extends Decision {
  readonly attempt: CallAttempt;
  readonly evidence: Evidence;
}

/** Where the bench asks: the live policy, the directory, the decision log. */
@Injectable()
export class BenchSource {
  private readonly http = inject(HttpClient);
  private servedAt = Date.parse('2026-01-05T01:00:00Z');

  /**
   * The full minute that follows the server's last answer. The server's clock, because the browser's may be wrong; the
   * minute that follows, because a permission given this second is in force then, not at the minute that has begun.
   */
  now(): string {
    return new Date(Math.ceil((this.servedAt + 1) / MINUTE) * MINUTE).toISOString();
  }

  directory(): Promise<DirectoryView> {
    return this.read(this.http.get<DirectoryView>('/v1/directory', { observe: 'response' }));
  }

  async evidence(businessNumber: string, waId: string): Promise<Evidence> {
    const question = { businessNumber, waId };
    const answer = await this.read(
      this.http.post<{ evidence: Evidence }>('/v1/directory/evidence', question, {
        observe: 'response',
      }),
    );
    return answer.evidence;
  }

  async suites(): Promise<readonly Suite[]> {
    const { document } = await this.read(
      this.http.get<{ document: PolicyDocument }>('/v1/policy', { observe: 'response' }),
    );
    return document.suites;
  }

  decision(id: string): Promise<RecordedDecision> {
    return this.read(
      this.http.get<RecordedDecision>(`/v1/decisions/${encodeURIComponent(id)}`, {
        observe: 'response',
      }),
    );
  }

  /** What a draft is called. */
  async titleOf(draft: string): Promise<string> {
    const path = `/v1/drafts/${encodeURIComponent(draft)}`;
    const { title } = await this.read(
      this.http.get<{ readonly title: string }>(path, { observe: 'response' }),
    );
    return title;
  }

  /**
   * Answers come in the order of the cases. Nothing is recorded.
   *
   * @param draft id of the draft that is asked, as it was saved last; null: the live policy is
   */
  async ask(cases: readonly Asked[], draft: string | null = null): Promise<readonly BenchResult[]> {
    const body = { policy: draft === null ? 'live' : { draft }, cases };
    const answer = await this.read(
      this.http.post<{ cases: readonly BenchResult[] }>('/v1/bench/runs', body, {
        observe: 'response',
      }),
    );
    return answer.cases;
  }

  /** What an error has to tell a person. */
  describe(error: unknown): { readonly lines: readonly string[]; readonly requestId?: string } {
    if (!(error instanceof HttpErrorResponse)) return { lines: [String(error)] };
    const problem = error.error as {
      detail?: string;
      title?: string;
      instance?: string;
      problems?: { at: string; message: string }[];
    } | null;
    const lines = problem?.problems?.map(({ at, message }) => `${at} ${message}`) ?? [
      problem?.detail ?? problem?.title ?? `${error.status} ${error.statusText}`,
    ];
    return { lines, ...(problem?.instance ? { requestId: problem.instance } : {}) };
  }

  private async read<T>(asked: Observable<HttpResponse<T>>): Promise<T> {
    const response = await firstValueFrom(asked);
    const date = response.headers.get('date');
    if (date !== null) this.servedAt = Date.parse(date);
    return response.body!;
  }
}
