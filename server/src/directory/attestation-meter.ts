import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../metrics/metrics.js';
import { Clock } from '../runtime/clock.js';
import { Attestations, type AttestationState } from './attestations.js';

const STATES: readonly AttestationState[] = ['holds', 'ending', 'over', 'missing'];

/** Tells how attestations stand whenever the metrics are read. */
@Injectable()
export class AttestationMeter {
  constructor(metrics: Metrics, attestations: Attestations, clock: Clock) {
    const registers = [metrics.registry];
    new Gauge({
      name: 'ringfence_attestation_next_end_timestamp_seconds',
      help: 'when the next attestation that holds ends, in seconds since 1970; no value where none names an end',
      registers,
      collect() {
        const now = clock.now();
        const ends = attestations
          .list(now)
          .flatMap(({ until }) => (until !== undefined && until > now ? [until] : []));
        if (ends.length === 0) this.remove();
        else this.set(ends.reduce((first, end) => Math.min(first, end)) / 1000);
      },
    });
    new Gauge({
      name: 'ringfence_attestations',
      help: 'attestations by how they stand: `ending` within the days of the reminder, `missing` at a trunk',
      labelNames: ['state'],
      registers,
      collect() {
        const all = attestations.list(clock.now());
        for (const state of STATES) {
          this.set({ state }, all.filter((each) => each.state === state).length);
        }
      },
    });
  }
}
