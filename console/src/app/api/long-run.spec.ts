import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { LongRun, type RunLine } from './long-run.js';

type Line = RunLine | { readonly type: 'done'; readonly sum: number };

describe('LongRun', () => {
  let run: LongRun<Line>;
  let lines: Subject<Line>;
  let taken: Line[];
  beforeEach(() => {
    run = TestBed.runInInjectionContext(() => new LongRun<Line>());
    lines = new Subject<Line>();
    taken = [];
    run.start(lines, (line) => taken.push(line));
  });

  it('tells how far it is, hands on what it finds, and ends', () => {
    expect(run.running()).toBeTrue();
    lines.next({ type: 'progress', done: 2, total: 8 });
    expect(run.progress()).toEqual(jasmine.objectContaining({ done: 2, total: 8 }));
    lines.next({ type: 'done', sum: 3 });
    lines.complete();
    expect(taken).toEqual([{ type: 'done', sum: 3 }]);
    expect(run.running()).toBeFalse();
    expect(run.failure()).toBeNull();
  });

  it('stops listening when it is cancelled, and says so', () => {
    run.cancel();
    expect(lines.observed).toBeFalse();
    expect([run.running(), run.cancelled()]).toEqual([false, true]);
  });

  it('fails by a line of the server, and by a broken connection', () => {
    lines.next({ type: 'failed', code: 'draft-changed', message: 'it was saved meanwhile' });
    expect(run.failure()?.code).toBe('draft-changed');
    expect(lines.observed).toBeFalse();
    const again = new Subject<Line>();
    run.start(again, () => undefined);
    expect(run.failure()).toBeNull();
    again.error(new HttpErrorResponse({ status: 0 }));
    expect(run.failure()?.code).toBe('unreachable');
    expect(run.running()).toBeFalse();
  });

  it('leaves what ran before when it is started anew', () => {
    const again = new Subject<Line>();
    run.start(again, () => undefined);
    expect(lines.observed).toBeFalse();
    expect(again.observed).toBeTrue();
  });
});
