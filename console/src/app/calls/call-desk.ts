import { inject, Injectable } from '@angular/core';
import type { Alarm, Alarms, LiveCall, LiveCalls } from '../api/call-wire.js';
import { Reading } from '../api/reading.js';
import { CallSource } from './call-source.js';
import { CallTail, type CallNews } from './call-tail.js';

/** Calls drawn at most; the number of all is told. */
const MOST_SHOWN = 100;
/** Alarms asked for at once. */
const PAGE = 100;
/** Alarms the server tells at once at most. */
const MOST_TOLD = 500;

/** Everything the page shows, kept as it is on the server. */
@Injectable()
export class CallDesk {
  private readonly source = inject(CallSource);
  private readonly tail = inject(CallTail);
  readonly calls = new Reading<LiveCalls>();
  readonly alarms = new Reading<Alarms>();
  readonly furtherAlarms = new Reading<Alarms>();
  readonly up = this.tail.up;
  private state: 'open' | 'all' = 'open';

  /** Begins to follow. @param raised hears of alarms as they come */
  follow(raised: (alarms: readonly Alarm[]) => void): void {
    this.tail.listen(
      (news) => {
        this.learn(news);
        if (news.alarms.length > 0) raised(news.alarms);
      },
      () => void this.load(this.state),
    );
  }

  async load(state: 'open' | 'all'): Promise<void> {
    this.state = state;
    this.furtherAlarms.forget();
    await Promise.all([
      this.calls.ask(() => this.source.calls()),
      this.alarms.ask(() => this.source.alarms(state, PAGE)),
    ]);
  }

  /** Reads on where the list of alarms ends. */
  async loadFurtherAlarms(): Promise<void> {
    const next = this.alarms.value()?.next;
    if (next === undefined || this.furtherAlarms.busy()) return;
    if (!(await this.furtherAlarms.ask(() => this.source.alarms(this.state, PAGE, next)))) return;
    const further = this.furtherAlarms.value();
    if (further === null) return;
    this.alarms.change(({ items }) => ({ ...further, items: [...items, ...further.items] }));
  }

  async settle(id: string, reason: string): Promise<void> {
    await this.source.settle(id, reason);
    await this.load(this.state);
  }

  private learn({ changed, over, alarms }: CallNews): void {
    this.calls.change(({ items, total }) => {
      const known = new Set(items.map(({ call }) => call));
      const begun = [...changed.values()].filter(({ call }) => !known.has(call));
      const kept = items.filter(({ call }) => !over.has(call));
      return {
        items: [
          ...begun.reverse(),
          ...kept.map((call): LiveCall => changed.get(call.call) ?? call),
        ].slice(0, MOST_SHOWN),
        total: Math.max(0, total + begun.length - (items.length - kept.length)),
      };
    });
    if (alarms.length > 0) {
      this.alarms.change((all) => ({ ...all, items: [...alarms, ...all.items] }));
    }
    // An alarm about a call that is over is told otherwise.
    if (this.alarms.value()?.items.some(({ call }) => over.has(call))) {
      const { length } = this.alarms.value()!.items;
      const limit = Math.min(Math.max(PAGE, length), MOST_TOLD);
      this.furtherAlarms.forget();
      void this.alarms.ask(() => this.source.alarms(this.state, limit));
    }
  }
}
