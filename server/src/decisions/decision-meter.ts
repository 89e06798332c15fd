import { Injectable } from '@nestjs/common';
import type { Decision } from '@ringfence/rules';
import { Counter, Histogram } from 'prom-client';
import { Metrics } from '../metrics/metrics.js';

/** Latencies kept for percentiles. */
const KEPT = 4_096;

/** Counts decisions and measures how long they took. */
@Injectable()
export class DecisionMeter {
  readonly #decisions: Counter<'effect' | 'scenario'>;
  readonly #reasons: Counter<'code'>;
  readonly #refused: Counter<'code'>;
  readonly #seconds: Histogram;
  readonly #latencies = new Float64Array(KEPT);
  #measured = 0;

  constructor(metrics: Metrics) {
    const registers = [metrics.registry];
    this.#decisions = new Counter({
      name: 'ringfence_decisions_total',
      help: 'decisions on record, by effect and flow',
      labelNames: ['effect', 'scenario'],
      registers,
    });
    this.#reasons = new Counter({
      name: 'ringfence_denials_total',
      help: 'denies on record, by first reason',
      labelNames: ['code'],
      registers,
    });
    this.#refused = new Counter({
      name: 'ringfence_unanswered_total',
      help: 'attempts that got no decision, by code',
      labelNames: ['code'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'ringfence_decision_seconds',
      help: 'time from reading the attempt to the record on disk',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 1],
      registers,
    });
  }

  /** @param milliseconds from reading the attempt to having the record on disk */
  answered(decision: Decision, milliseconds: number): void {
    this.#decisions.inc({ effect: decision.effect, scenario: decision.scenario ?? 'none' });
    const first = decision.reasons[0];
    if (decision.effect === 'deny' && first !== undefined) this.#reasons.inc({ code: first.code });
    this.#seconds.observe(milliseconds / 1000);
    this.#latencies[this.#measured++ % KEPT] = milliseconds;
  }

  refused(code: string): void {
    this.#refused.inc({ code });
  }

  /** Percentiles over the newest answers, in milliseconds; null: none yet. */
  latency(): { p50Ms: number | null; p99Ms: number | null } {
    const count = Math.min(this.#measured, KEPT);
    if (count === 0) return { p50Ms: null, p99Ms: null };
    const sorted = this.#latencies.slice(0, count).sort();
    const at = (share: number): number => sorted[Math.min(count - 1, Math.floor(count * share))]!;
    return { p50Ms: at(0.5), p99Ms: at(0.99) };
  }
}
