import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import type { MutationReport } from '@ringfence/rules';
import { aPolicy } from '../draft.fixture.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { ScribeLink } from '../scribe/scribe-link.js';
import type { FromMistakes } from './mistake-messages.js';
import { MISTAKE_WORKER, MistakeRun } from './mistake-run.js';

const REPORT: MutationReport = {
  killed: 3,
  equivalent: [],
  survivors: [],
  cases: [],
  undecided: [],
};

/** Answers when it is told to. */
class FakeWorker extends EventTarget {
  ended = false;
  private drafts!: MessagePort;
  postMessage(drafts: MessagePort): void {
    this.drafts = drafts;
  }
  /** What comes by the way it was given. */
  draft(): Promise<unknown> {
    return new Promise((resolve) => {
      this.drafts.onmessage = ({ data }) => resolve(data);
    });
  }
  terminate(): void {
    this.ended = true;
  }
  tell(data: FromMistakes): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

describe('MistakeRun', () => {
  const policy = signal(aPolicy());
  const [upToDate, readable] = [signal(true), signal(true)];
  let workers: FakeWorker[];
  let run: MistakeRun;

  beforeEach(() => {
    workers = [];
    upToDate.set(true);
    readable.set(true);
    TestBed.configureTestingModule({
      providers: [
        MistakeRun,
        { provide: DraftDesk, useValue: { policy } },
        {
          provide: ScribeLink,
          useValue: {
            upToDate,
            readable,
            handOver: (to: MessagePort) => to.postMessage('the draft'),
          },
        },
        {
          provide: MISTAKE_WORKER,
          useValue: () => {
            workers.push(new FakeWorker());
            return workers.at(-1);
          },
        },
      ],
    });
    run = TestBed.inject(MistakeRun);
  });

  it('has the draft sent to the worker by whoever writes it', async () => {
    run.start();
    expect(await workers[0].draft()).toBe('the draft');
  });

  it('tells how far the work is, and what came of it', () => {
    run.start();
    workers[0].tell({ kind: 'progress', done: 1, total: 4 });
    expect(run.progress()).toEqual(jasmine.objectContaining({ done: 1, total: 4 }));
    workers[0].tell({ kind: 'done', report: REPORT });
    expect([run.result()?.report, run.running(), workers[0].ended]).toEqual([REPORT, false, true]);
    expect(run.stale()).toBeFalse();
    policy.set(aPolicy());
    expect(run.stale()).toBeTrue();
  });

  it('ends the worker when it is stopped, and begins another afterwards', () => {
    run.start();
    run.cancel();
    expect([workers[0].ended, run.running(), run.cancelled()]).toEqual([true, false, true]);
    run.start();
    expect([workers.length, run.running(), run.cancelled()]).toEqual([2, true, false]);
  });

  it('says that it broke off, and keeps what it found before', () => {
    run.start();
    workers[0].tell({ kind: 'done', report: REPORT });
    run.start();
    workers[1].dispatchEvent(new Event('error', { cancelable: true }));
    expect([run.broke(), run.running(), run.result()?.report]).toEqual([true, false, REPORT]);
  });

  it('waits while the draft is no policy, and not while it is being read', () => {
    readable.set(false);
    expect(run.blocked()).toBeTrue();
    upToDate.set(false);
    expect(run.blocked()).toBeFalse();
  });

  it('says that it broke off where the draft is no policy any more', () => {
    run.start();
    workers[0].tell({ kind: 'unreadable' });
    expect([run.broke(), run.running()]).toEqual([true, false]);
  });
});
