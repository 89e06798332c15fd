import type { DraftPolicy } from '@ringfence/rules';
import {
  computed,
  effect,
  inject,
  Injectable,
  type OnDestroy,
  signal,
  untracked,
} from '@angular/core';
import type { Impact, ImpactLine } from '../../api/change-wire.js';
import { LongRun } from '../../api/long-run.js';
import { ServerClock } from '../../api/server-clock.js';
import { DraftDesk } from '../desk/draft-desk.js';
import { DraftSaving } from '../desk/draft-saving.js';
import { DraftSource } from '../draft-source.js';
import { ScribeLink } from '../scribe/scribe-link.js';

/** How long a pause is waited for after a save: replaying thousands of calls for every word would help nobody. */
const REPLAY_AFTER_MS = 1_200;
/** How long a place among the long runs is waited for when all are taken. */
const PLACE_AFTER_MS = 5_000;

/** What the draft, as it was saved last, would have answered to the calls on record; asked anew after each save. */
@Injectable()
export class ImpactRun implements OnDestroy {
  private readonly desk = inject(DraftDesk);
  private readonly saving = inject(DraftSaving);
  private readonly source = inject(DraftSource);
  private readonly link = inject(ScribeLink);
  private readonly clock = inject(ServerClock);
  private readonly run = new LongRun<ImpactLine>();
  private readonly known = signal<{ impact: Impact; policy: DraftPolicy; at: number } | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: DraftPolicy | null = null;

  readonly progress = this.run.progress;
  /** All places for long runs are taken; it begins by itself when one is free. */
  readonly waiting = computed(() => this.run.failure()?.code === 'too-many-runs');
  readonly failure = computed(() => (this.waiting() ? null : this.run.failure()));
  readonly cancelled = this.run.cancelled;
  readonly running = this.run.running;
  readonly impact = computed(() => this.known()?.impact ?? null);
  readonly at = computed(() => this.known()?.at ?? null);
  /** The text has changed since. */
  readonly stale = computed(
    () => this.known() !== null && this.known()!.policy !== this.desk.policy(),
  );
  /** Nothing can be replayed on a text that cannot be read; one that weakens the ban can be. */
  readonly blocked = computed(() =>
    this.link
      .problems()
      .some(({ code, severity }) => severity === 'error' && code !== 'pstn-ban-weakened'),
  );

  constructor() {
    effect(() => {
      const ready =
        this.desk.head() !== null &&
        this.saving.state().kind === 'saved' &&
        this.link.upToDate() &&
        !this.blocked();
      const policy = this.desk.policy();
      untracked(() => this.wait(ready, policy));
    });
    effect(() => {
      if (this.waiting()) this.timer = setTimeout(() => this.start(), PLACE_AFTER_MS);
    });
  }

  ngOnDestroy(): void {
    clearTimeout(this.timer);
    this.run.cancel();
  }

  start(): void {
    const head = this.desk.head();
    if (head === null) return;
    const policy = this.desk.policy();
    this.asked = policy;
    this.run.start(this.source.impact(head.id), (line) => {
      if (line.type === 'done')
        this.known.set({ impact: line.impact, policy, at: this.clock.now() });
    });
  }

  cancel(): void {
    this.run.cancel();
  }

  private wait(ready: boolean, policy: DraftPolicy): void {
    clearTimeout(this.timer);
    if (!ready || policy === this.asked) return;
    // The first answer is wanted at once: nothing is being typed when a draft is opened.
    this.timer = setTimeout(() => this.start(), this.known() === null ? 0 : REPLAY_AFTER_MS);
  }
}
