import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../metrics/metrics.js';

/** What became of something a platform told. */
export type PlatformOutcome = 'applied' | 'repeated' | 'unmatched' | 'ignored';

/** Counts what platforms send. */
@Injectable()
export class PlatformMeter {
  readonly #events: Counter<'platform' | 'outcome'>;
  readonly #refused: Counter<'platform' | 'code'>;
  readonly #clock: Counter<'platform' | 'direction'>;

  constructor(metrics: Metrics) {
    const registers = [metrics.registry];
    this.#events = new Counter({
      name: 'ringfence_platform_events_total',
      help: 'things platforms told, by what became of them',
      labelNames: ['platform', 'outcome'],
      registers,
    });
    this.#refused = new Counter({
      name: 'ringfence_webhooks_refused_total',
      help: 'messages of platforms that were refused, by code; `signature` may be an attack or a changed secret',
      labelNames: ['platform', 'code'],
      registers,
    });
    this.#clock = new Counter({
      name: 'ringfence_platform_clock_off_total',
      help: 'things platforms told that are more than 5 minutes ahead of this clock, or behind it',
      labelNames: ['platform', 'direction'],
      registers,
    });
  }

  told(platform: string, outcome: PlatformOutcome): void {
    this.#events.inc({ platform, outcome });
  }

  refused(platform: string, code: 'signature' | 'not-json' | 'verify-token'): void {
    this.#refused.inc({ platform, code });
  }

  clockOff(platform: string, direction: 'ahead' | 'behind'): void {
    this.#clock.inc({ platform, direction });
  }
}
