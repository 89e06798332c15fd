import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, tap, throwError } from 'rxjs';
import { ServerClock } from './server-clock.js';
import { Session } from './session.js';

/** Sends the CSRF token with every change, and leads to the sign-in page when the session has ended. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/v1/')) return next(request);
  // Session itself asks through HttpClient: it may only be looked up once a request is under way.
  const session = inject(Session);
  const router = inject(Router);
  const clock = inject(ServerClock);
  const token = session.csrfToken();
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const sent =
    reads || token === null ? request : request.clone({ setHeaders: { 'X-CSRF-Token': token } });
  return next(sent).pipe(
    tap((event) => {
      if (event instanceof HttpResponse) clock.learn(event.headers.get('date'));
    }),
    catchError((error: unknown) => {
      const ended = error instanceof HttpErrorResponse && error.status === 401;
      if (ended && request.url !== '/v1/session') {
        session.forget();
        void router.navigate(['/sign-in'], {
          queryParams: { return: router.url },
          queryParamsHandling: 'merge',
        });
      }
      return throwError(() => error);
    }),
  );
};
