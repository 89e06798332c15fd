import { Injectable } from '@angular/core';

/** The server's time, as its last answer told it and the seconds since: the browser's own clock may be wrong. */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  private told = 0;
  private toldAt = 0;

  /** Epoch milliseconds; of use once the server has answered, which the sign-in guard sees to. */
  now(): number {
    return this.told + (performance.now() - this.toldAt);
  }

  learn(date: string | null): void {
    const at = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(at)) return;
    this.told = at;
    this.toldAt = performance.now();
  }
}
