import { Injectable } from '@nestjs/common';
import { AttentionSource } from '../overview/attention-source.js';
import type { Attention } from '../overview/overview.dto.js';
import { PlatformMeter } from './platform-meter.js';

const ALLOWED_MS = 5 * 60_000;
/** How long a person is told of a clock that was off. */
const TOLD_FOR_MS = 24 * 60 * 60_000;

/**
 * Holds the platforms' instants against this machine's clock.
 *
 * What is ahead can only mean that one of the two clocks is wrong, and is told to people; what is behind may also have been sent
 * late, as platforms do for days, and is counted alone.
 */
@Injectable()
export class ClockWatch extends AttentionSource {
  readonly #ahead = new Map<string, number>();

  constructor(private readonly meter: PlatformMeter) {
    super();
  }

  /** Instants in epoch milliseconds (UTC). @returns whether the two clocks are more than 5 minutes apart for sure */
  compare(platform: string, occurredAt: number, now: number): boolean {
    if (now - occurredAt > ALLOWED_MS) this.meter.clockOff(platform, 'behind');
    if (occurredAt - now <= ALLOWED_MS) return false;
    this.meter.clockOff(platform, 'ahead');
    this.#ahead.set(platform, now);
    return true;
  }

  attention(now: number): Attention[] {
    return [...this.#ahead]
      .filter(([, at]) => now - at < TOLD_FOR_MS)
      .map(([subject, at]) => ({ kind: 'clock-off', subject, at: new Date(at).toISOString() }));
  }
}
