import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Alarm, LiveCall } from '../api/call-wire.js';

/** How long changes are gathered before they are handed on, so that a burst is drawn once. */
const GATHER_MS = 200;

/** What became of calls since it was told last. */
export interface CallNews {
  readonly changed: ReadonlyMap<string, LiveCall>;
  /** References of calls that are over. */
  readonly over: ReadonlySet<string>;
  /** Newest first. */
  readonly alarms: readonly Alarm[];
}

/** Calls as they change and alarms as they are raised: the server's stream, taken up again by itself after a break. */
@Injectable()
export class CallTail {
  private readonly connected = signal(false);
  private changed = new Map<string, LiveCall>();
  private over = new Set<string>();
  private alarms: Alarm[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private take: (news: CallNews) => void = () => undefined;
  private miss: () => void = () => undefined;

  readonly up = this.connected.asReadonly();

  constructor() {
    const source = new EventSource('/v1/live-calls/stream');
    let opened = false;
    source.addEventListener('open', () => {
      this.connected.set(true);
      // After a break nobody knows what was missed.
      if (opened) this.miss();
      opened = true;
    });
    source.addEventListener('error', () => this.connected.set(false));
    source.addEventListener('call', ({ data }: MessageEvent<string>) => {
      const call = JSON.parse(data) as LiveCall;
      this.changed.set(call.call, call);
      this.over.delete(call.call);
      this.gather();
    });
    source.addEventListener('over', ({ data }: MessageEvent<string>) => {
      const { call } = JSON.parse(data) as Pick<LiveCall, 'call'>;
      this.changed.delete(call);
      this.over.add(call);
      this.gather();
    });
    source.addEventListener('alarm', ({ data }: MessageEvent<string>) => {
      this.alarms.unshift(JSON.parse(data) as Alarm);
      this.gather();
    });
    inject(DestroyRef).onDestroy(() => {
      source.close();
      clearTimeout(this.timer);
    });
  }

  /**
   * @param take is given what changed, a few at a time
   * @param miss is told after a break: everything has to be read anew
   */
  listen(take: (news: CallNews) => void, miss: () => void): void {
    this.take = take;
    this.miss = miss;
  }

  private gather(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const { changed, over, alarms } = this;
      this.changed = new Map();
      this.over = new Set();
      this.alarms = [];
      this.take({ changed, over, alarms });
    }, GATHER_MS);
  }
}
