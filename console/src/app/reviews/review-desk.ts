import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { PolicyDiff } from '@ringfence/rules';
import type {
  Check,
  Draft,
  DraftComment,
  Impact,
  ImpactLine,
  PolicyProofs,
  Promotions,
} from '../api/change-wire.js';
import { LongRun } from '../api/long-run.js';
import { PromotionSource } from '../api/promotion-source.js';
import { Reading } from '../api/reading.js';
import { ProofSource } from '../proofs/proof-source.js';
import { ReviewSource } from './review-source.js';

/** How long to wait before asking again for checks that still run. */
const CHECKS_AGAIN_MS = 1_000;

/** All that is known about the change on the table. */
@Injectable()
export class ReviewDesk {
  private readonly source = inject(ReviewSource);
  private readonly promoted = inject(PromotionSource);
  private readonly proved = inject(ProofSource);
  private id = '';
  private events: EventSource | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;

  readonly reading = new Reading<Draft>();
  readonly diff = new Reading<PolicyDiff>();
  readonly checks = new Reading<readonly Check[]>();
  readonly proofs = new Reading<PolicyProofs>();
  readonly comments = new Reading<readonly DraftComment[]>();
  readonly promotions = new Reading<Promotions>();
  /** Recorded calls asked of the change, and what came of it. */
  readonly impactRun = new LongRun<ImpactLine>();
  readonly impact = signal<Impact | null>(null);
  readonly draft = this.reading.value;
  /** The planned promotion of this change. */
  readonly scheduled = computed(
    () =>
      this.promotions.value()?.scheduled.find(({ draft }) => draft === this.draft()?.id) ?? null,
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Lays another change on the table, and follows what others do with it. */
  async open(id: string): Promise<void> {
    this.leave();
    const known = [this.reading, this.diff, this.checks, this.proofs, this.comments];
    for (const each of known) each.forget();
    this.impact.set(null);
    this.id = id;
    await this.load();
    if (this.draft() === null || this.id !== id) return;
    const events = new EventSource(`/v1/drafts/${encodeURIComponent(id)}/events`);
    let opened = false;
    events.addEventListener('draft', () => void this.load());
    events.addEventListener('open', () => {
      // After a break nobody knows what was missed.
      if (opened) void this.load();
      opened = true;
    });
    this.events = events;
  }

  /** Reads everything anew; what is shown stays until it is there. */
  async load(): Promise<void> {
    const { id } = this;
    if (!(await this.reading.ask(() => this.source.draft(id)))) return;
    await Promise.all([
      this.loadDiff(),
      this.loadChecks(),
      this.loadProofs(),
      this.loadComments(),
      this.loadPromotions(),
    ]);
  }

  async loadDiff(): Promise<void> {
    const draft = this.draft();
    if (draft !== null) await this.diff.ask(() => this.source.diff(draft));
  }

  async loadChecks(): Promise<void> {
    const { id } = this;
    clearTimeout(this.again);
    if (!(await this.checks.ask(() => this.source.checks(id)))) return;
    if (this.id === id && this.checks.value()?.some(({ running }) => running === true)) {
      this.again = setTimeout(() => void this.loadChecks(), CHECKS_AGAIN_MS);
    }
  }

  async loadProofs(): Promise<void> {
    await this.proofs.ask(() => this.proved.ofDraft(this.id));
  }

  async loadComments(): Promise<void> {
    await this.comments.ask(() => this.source.comments(this.id));
  }

  async loadPromotions(): Promise<void> {
    await this.promotions.ask(() => this.promoted.all());
  }

  private leave(): void {
    // What is still on its way to an open change finds that nobody reads it any more.
    this.id = '';
    this.events?.close();
    this.events = null;
    this.impactRun.cancel();
    clearTimeout(this.again);
  }
}
