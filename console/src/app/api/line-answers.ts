import { HttpClient, HttpErrorResponse, HttpEventType } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { catchError, concatMap, from, map, throwError, type Observable } from 'rxjs';

/** Long answers of the server, told line by line while it works (`application/x-ndjson`). */
@Injectable({ providedIn: 'root' })
export class LineAnswers {
  private readonly http = inject(HttpClient);

  /** Asks; each line is handed on as it arrives. Unsubscribing closes the connection, which stops the work. */
  post<T>(url: string, body: object): Observable<T> {
    let told = 0;
    const answer = this.http.post(url, body, {
      observe: 'events',
      reportProgress: true,
      responseType: 'text',
    });
    return answer.pipe(
      map((event) => {
        if (event.type === HttpEventType.DownloadProgress) {
          return (event as { partialText?: string }).partialText ?? '';
        }
        // The last line may end with the answer and not with a line feed.
        return event.type === HttpEventType.Response ? `${event.body ?? ''}\n` : '';
      }),
      concatMap((text) => {
        const end = text.lastIndexOf('\n') + 1;
        const lines = end > told ? text.slice(told, end).split('\n') : [];
        told = Math.max(told, end);
        return from(
          lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T),
        );
      }),
      catchError((error: unknown) => throwError(() => withProblem(error))),
    );
  }
}

/** A refusal is JSON although text was asked for. */
function withProblem(error: unknown): unknown {
  if (!(error instanceof HttpErrorResponse) || typeof error.error !== 'string') return error;
  return new HttpErrorResponse({
    error: jsonOf(error.error),
    headers: error.headers,
    status: error.status,
    statusText: error.statusText,
    ...(error.url === null ? {} : { url: error.url }),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
