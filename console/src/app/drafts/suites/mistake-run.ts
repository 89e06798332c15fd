import {
  computed,
  inject,
  Injectable,
  InjectionToken,
  type OnDestroy,
  signal,
} from '@angular/core';
import type { DraftPolicy, MutationReport } from '@ringfence/rules';
import type { Progress } from '../../api/long-run.js';
import { ServerClock } from '../../api/server-clock.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { ScribeLink } from '../scribe/scribe-link.js';
// The builder finds a worker by this name.
import { TrustedWorker as Worker } from '../../trusted-worker.js';
import type { FromMistakes } from './mistake-messages.js';

/** Begins the worker that tries mistakes. */
export const MISTAKE_WORKER = new InjectionToken<() => Pick<Worker, WorkerParts>>(
  'mistake worker',
  {
    factory: () => () =>
      new Worker(new URL('./mistakes.worker', import.meta.url), { type: 'module' }),
  },
);
type WorkerParts = 'addEventListener' | 'postMessage' | 'terminate';

/** What was found, in which text and when. */
export interface MistakeResult {
  readonly report: MutationReport;
  readonly policy: DraftPolicy;
  readonly at: number;
}

/** Finds which small mistakes in the draft no case would notice, beside the page; stays while other things of the draft are open. */
@Injectable()
export class MistakeRun implements OnDestroy {
  private readonly desk = inject(DraftDesk);
  private readonly link = inject(ScribeLink);
  private readonly clock = inject(ServerClock);
  private readonly begin = inject(MISTAKE_WORKER);
  private worker: Pick<Worker, WorkerParts> | null = null;
  private readonly found = signal<MistakeResult | null>(null);
  private readonly come = signal<Progress | null>(null);
  private readonly stopped = signal(false);
  private readonly failed = signal(false);

  readonly result = this.found.asReadonly();
  readonly progress = this.come.asReadonly();
  readonly running = computed(() => this.come() !== null);
  readonly cancelled = this.stopped.asReadonly();
  /** The work ended without an answer. */
  readonly broke = this.failed.asReadonly();
  /** Mistakes can be put only into a text that is a policy. */
  readonly blocked = computed(() => this.link.upToDate() && !this.link.readable());
  /** The text has changed since. */
  readonly stale = computed(() => {
    const result = this.found();
    return result !== null && result.policy !== this.desk.policy();
  });

  ngOnDestroy(): void {
    this.end();
  }

  start(): void {
    this.end();
    this.stopped.set(false);
    this.failed.set(false);
    this.come.set({ done: 0, total: 0, secondsLeft: null });
    const policy = this.desk.policy();
    const began = this.clock.now();
    const worker = this.begin();
    this.worker = worker;
    worker.addEventListener('message', (event) => {
      const data = (event as MessageEvent<FromMistakes>).data;
      if (data.kind === 'progress') {
        this.come.set(progressOf(data.done, data.total, this.clock.now() - began));
        return;
      }
      this.end();
      if (data.kind === 'unreadable') this.failed.set(true);
      else this.found.set({ report: data.report, policy, at: this.clock.now() });
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.end();
      this.failed.set(true);
    });
    const { port1: ours, port2: theirs } = new MessageChannel();
    worker.postMessage(theirs, [theirs]);
    this.link.handOver(ours);
  }

  cancel(): void {
    if (!this.running()) return;
    this.end();
    this.stopped.set(true);
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.come.set(null);
  }
}

function progressOf(done: number, total: number, ms: number): Progress {
  const secondsLeft = done === 0 ? null : Math.ceil(((ms / done) * (total - done)) / 1000);
  return { done, total, secondsLeft };
}
