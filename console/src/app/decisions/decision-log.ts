import { computed, inject, Injectable, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.js';
import { Reading } from '../api/reading.js';
import { ServerClock } from '../api/server-clock.js';
import type { DecisionPage, DecisionSummary } from '../api/wire.js';
import { fitsQuery, paramsOfQuery, type DecisionQuery } from './decision-query.js';

const PAGE = '100';

/** The list of decisions that fit the query: pages from the server below, arrivals from the tail above. */
@Injectable()
export class DecisionLog {
  private readonly api = inject(ApiClient);
  private readonly clock = inject(ServerClock);
  private readonly reading = new Reading<DecisionPage>();
  private readonly older = new Reading<DecisionPage>();
  private readonly newest = new Reading<DecisionPage>();
  private readonly held = signal<readonly DecisionSummary[]>([]);
  /** What arrived while the list was asked for, and may have come too late for the answer. */
  private early: { arrived: readonly DecisionSummary[]; hold: boolean }[] = [];
  private query: DecisionQuery | null = null;
  private params: Record<string, string> = {};
  private loading = Promise.resolve(false);

  readonly failure = this.reading.failure;
  readonly olderFailure = this.older.failure;
  readonly loadingOlder = this.older.busy;
  /** Whether the list is being asked for; what is there meanwhile may answer an earlier question. */
  readonly busy = this.reading.busy;
  readonly loaded = computed(() => this.reading.value() !== null);
  readonly items = computed(() => this.reading.value()?.items ?? []);
  readonly total = computed(() => this.reading.value()?.total ?? 0);
  /** Arrivals not shown yet. */
  readonly waiting = computed(() => this.held().length);

  load(query: DecisionQuery): Promise<boolean> {
    this.loading = this.ask(query);
    return this.loading;
  }

  private async ask(query: DecisionQuery): Promise<boolean> {
    this.query = query;
    this.params = { ...paramsOfQuery(query, this.clock.now()), limit: PAGE };
    this.held.set([]);
    this.early = [];
    this.older.forget();
    if (!(await this.reading.ask(() => this.api.decisions(this.params)))) return false;
    for (const { arrived, hold } of this.early.splice(0)) this.arrive(arrived, hold);
    return true;
  }

  /**
   * Asks once more for the newest, for what the list was answered too early and the tail listened too late for.
   *
   * @param hold as of {@link arrive}
   * @returns how many there were; null: more than can be told, or nobody can say, so the list is to be read anew
   */
  async catchUp(hold: () => boolean): Promise<number | null> {
    await this.loading;
    if (!this.loaded()) return 0;
    const asked = this.query;
    if (!(await this.newest.ask(() => this.api.decisions(this.params)))) return null;
    if (asked !== this.query || this.busy()) return 0;
    const { items, next } = this.newest.value()!;
    const known = this.known();
    if (next !== undefined && items.every(({ log }) => !known.has(log.index))) return null;
    return this.arrive(items, hold());
  }

  async again(): Promise<void> {
    if (this.query !== null) await this.load(this.query);
  }

  async loadOlder(): Promise<void> {
    const next = this.reading.value()?.next;
    if (next === undefined || this.older.busy()) return;
    const params = { ...this.params, after: next };
    if (!(await this.older.ask(() => this.api.decisions(params)))) return;
    const page = this.older.value();
    if (page === null) return;
    this.reading.change(({ items, total }) => ({
      items: [...items, ...page.items],
      total,
      ...(page.next === undefined ? {} : { next: page.next }),
    }));
  }

  /** Takes in what the tail brought; `hold` keeps it back until it is asked for. */
  arrive(arrived: readonly DecisionSummary[], hold: boolean): number {
    const { query } = this;
    if (this.busy()) {
      this.early.push({ arrived, hold });
      return 0;
    }
    if (query === null || !this.loaded()) return 0;
    const known = this.known();
    const fresh = arrived.filter((each) => !known.has(each.log.index) && fitsQuery(each, query));
    if (fresh.length === 0) return 0;
    this.held.update((held) => [...fresh, ...held]);
    if (!hold) this.show();
    return fresh.length;
  }

  show(): void {
    const held = this.held();
    this.held.set([]);
    this.reading.change((page) => ({
      ...page,
      // One that was caught up with may be older than what the tail has brought.
      items: [...held, ...page.items].sort((a, b) => b.log.index - a.log.index),
      total: page.total + held.length,
    }));
  }

  /** Places in the log of the newest that are there, shown or not. */
  private known(): Set<number> {
    return new Set([...this.items().slice(0, 1_000), ...this.held()].map(({ log }) => log.index));
  }
}
