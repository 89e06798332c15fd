import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { ServerClock } from '../api/server-clock.js';

/** So long after the last key or touch somebody still counts as being there. */
const AWAY_MS = 5 * 60_000;

/** Whether somebody is at the page: asking the server on behalf of an empty chair would keep a session from ending. */
@Injectable({ providedIn: 'root' })
export class Presence {
  private readonly clock = inject(ServerClock);
  private readonly document = inject(DOCUMENT);
  private lastAt = this.clock.now();
  private back: (() => void) | null = null;

  constructor() {
    const ended = new AbortController();
    inject(DestroyRef).onDestroy(() => ended.abort());
    for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
      const how = { passive: true, signal: ended.signal };
      this.document.addEventListener(sign, () => this.note(), how);
    }
  }

  here(): boolean {
    return !this.document.hidden && this.clock.now() - this.lastAt < AWAY_MS;
  }

  /** @param back is called when somebody comes back after having been away */
  onReturn(back: () => void): void {
    this.back = back;
  }

  private note(): void {
    const away = this.clock.now() - this.lastAt >= AWAY_MS;
    this.lastAt = this.clock.now();
    if (away) this.back?.();
  }
}
