import { HttpErrorResponse } from '@angular/common/http';

/** What went wrong with a request, as a person is told it. */
export interface Failure {
  /** 0: the server could not be reached. */
  readonly status: number;
  /** Stable code of the problem document; `unreachable` or `unreadable` when there is none. */
  readonly code: string;
  readonly detail: string;
  /** Names the request in the server's log. */
  readonly requestId: string | null;
  /** What is wrong in particular, where the server says so. */
  readonly problems: readonly ProblemPlace[];
}

/** One thing that is wrong, and where. */
export interface ProblemPlace {
  /** JSON pointer. */
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

/** Reads a failed request; throws on what is no failed request, since that is a fault of the console. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof HttpErrorResponse)) throw error;
  const problem = error.error as {
    code?: unknown;
    detail?: unknown;
    title?: unknown;
    instance?: unknown;
    problems?: unknown;
  } | null;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    status: error.status,
    code: text(problem?.code) ?? (error.status === 0 ? 'unreachable' : 'unreadable'),
    detail: text(problem?.detail) ?? text(problem?.title) ?? '',
    requestId: text(problem?.instance) ?? error.headers.get('x-request-id'),
    problems: Array.isArray(problem?.problems) ? (problem.problems as ProblemPlace[]) : [],
  };
}
