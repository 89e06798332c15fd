import {
  HttpBackend,
  HttpErrorResponse,
  HttpEventType,
  HttpResponse,
  provideHttpClient,
  type HttpEvent,
  type HttpRequest,
} from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom, Observable, of, Subject, throwError, toArray } from 'rxjs';
import { failureOf } from './problem.js';
import { LineAnswers } from './line-answers.js';

/** A server of which the spec says when it tells what. */
class SpokenBackend implements HttpBackend {
  asked: HttpRequest<unknown>[] = [];
  answer: Observable<HttpEvent<unknown>> = of();
  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    this.asked.push(request);
    return this.answer;
  }
}

describe('LineAnswers', () => {
  let backend: SpokenBackend;
  let answers: LineAnswers;
  beforeEach(() => {
    backend = new SpokenBackend();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), { provide: HttpBackend, useValue: backend }],
    });
    answers = TestBed.inject(LineAnswers);
  });
  const partly = (partialText: string): HttpEvent<unknown> => ({
    type: HttpEventType.DownloadProgress,
    loaded: partialText.length,
    partialText,
  });

  it('hands each line on once, when it is whole', () => {
    const spoken = new Subject<HttpEvent<unknown>>();
    backend.answer = spoken;
    const heard: unknown[] = [];
    answers.post<unknown>('/v1/x', {}).subscribe((line) => heard.push(line));
    spoken.next(partly('{"n":1}\n{"n'));
    expect(heard).toEqual([{ n: 1 }]);
    spoken.next(partly('{"n":1}\n{"n":2}\n'));
    expect(heard).toEqual([{ n: 1 }, { n: 2 }]);
    spoken.next(new HttpResponse({ body: '{"n":1}\n{"n":2}\n{"n":3}' }));
    expect(heard).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('tells a refusal by its code', async () => {
    const error = new HttpErrorResponse({
      status: 409,
      error: '{"code":"stale-base","detail":"…"}',
    });
    backend.answer = throwError(() => error);
    const failed: unknown = await firstValueFrom(answers.post('/v1/x', {}).pipe(toArray())).catch(
      (reason: unknown) => reason,
    );
    expect(failureOf(failed)).toEqual(
      jasmine.objectContaining({ status: 409, code: 'stale-base', problems: [] }),
    );
  });

  it('closes the connection when nobody listens any more', () => {
    let closed = false;
    backend.answer = new Observable(() => () => (closed = true));
    answers.post('/v1/x', {}).subscribe().unsubscribe();
    expect(closed).toBeTrue();
  });
});
