import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { DecisionSummary } from '../api/wire.js';

/** How long arrivals are gathered before they are handed on, so that a burst is drawn once. */
const GATHER_MS = 200;

/** Decisions as they are made: the server's stream, taken up again by itself after a break. */
@Injectable()
export class DecisionTail {
  private readonly connected = signal(false);
  private gathered: DecisionSummary[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private take: (arrived: readonly DecisionSummary[]) => void = () => undefined;
  private miss: () => void = () => undefined;
  private begin: () => void = () => undefined;

  readonly up = this.connected.asReadonly();

  constructor() {
    const source = new EventSource('/v1/decisions/stream');
    source.addEventListener('open', () => {
      this.connected.set(true);
      this.begin();
    });
    source.addEventListener('error', () => this.connected.set(false));
    source.addEventListener('decision', (event: MessageEvent<string>) => {
      this.gathered.push(JSON.parse(event.data) as DecisionSummary);
      this.timer ??= setTimeout(() => this.handOn(), GATHER_MS);
    });
    source.addEventListener('behind', () => this.miss());
    inject(DestroyRef).onDestroy(() => {
      source.close();
      clearTimeout(this.timer);
    });
  }

  /**
   * @param take is given arrivals newest first, a few at a time
   * @param miss is told after a break so long that the list has to be read anew
   * @param begin is told whenever it listens from now on: what was decided between an answer of the list and this instant was told
   *   by neither
   */
  listen(
    take: (arrived: readonly DecisionSummary[]) => void,
    miss: () => void,
    begin: () => void,
  ): void {
    this.take = take;
    this.miss = miss;
    this.begin = begin;
  }

  private handOn(): void {
    this.timer = undefined;
    const arrived = this.gathered.reverse();
    this.gathered = [];
    this.take(arrived);
  }
}
