import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { PlatformMeter } from './platform-meter.js';

const ALLOWED_MS = 5 * 60_000;
/** How long a person is told of a clock that was off. */
const TOLD_FOR_MS = 24 * 60 * 60_000;

/** So many late ones in a row are no late deliveries among others. */
const LATE_IN_A_ROW = 10;

/**
 * Holds the platforms' instants against this machine's clock.
 *
 * What is ahead can only mean that one of the two clocks is wrong, and is told to people. What is behind may also have been sent
 * late, as platforms do for days: only where nothing comes in time any more people are told, until something does.
 */
@Injectable()
export class ClockWatch extends AttentionSource {
  readonly #ahead = new Map<string, number>();
  readonly #late = new Map<string, { readonly inARow: number; readonly at: number }>();

  constructor(private readonly meter: PlatformMeter) {
    super();
  }

  /** Instants in epoch milliseconds (UTC). */
  compare(platform: string, occurredAt: number, now: number): void {
    if (now - occurredAt > ALLOWED_MS) {
      this.meter.clockOff(platform, 'behind');
      this.#late.set(platform, { inARow: (this.#late.get(platform)?.inARow ?? 0) + 1, at: now });
      return;
    }
    this.#late.delete(platform);
    if (occurredAt - now <= ALLOWED_MS) return;
    this.meter.clockOff(platform, 'ahead');
    this.#ahead.set(platform, now);
  }

  attention(now: number): Attention[] {
    const late = [...this.#late]
      .filter(([, { inARow }]) => inARow >= LATE_IN_A_ROW)
      .map(([platform, { at }]) => [platform, at] as const);
    return [...new Map([...this.#ahead, ...late])]
      .filter(([, at]) => now - at < TOLD_FOR_MS)
      .map(([subject, at]) => ({ kind: 'clock-off', subject, at: new Date(at).toISOString() }));
  }
}
