import { Injectable } from '@nestjs/common';
import { SCENARIO_IDS } from '@ringfence/rules';
import { DecisionMeter } from '../decisions/decision-meter.js';
import { PSTN_CODES } from '../decisions/decision-record.js';
import { killSwitchView } from '../kill-switches/kill-switch-view.js';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LivePolicy } from '../policy/live-policy.js';
import { Clock } from '../runtime/clock.js';
import { AttentionSource } from './attention-source.js';
import type { Overview, OverviewQuery } from './overview.dto.js';

const HOUR_MS = 3_600_000;
const WINDOWS: Readonly<Record<OverviewQuery['window'], { hours: number; stepHours: number }>> = {
  '24h': { hours: 24, stepHours: 1 },
  '7d': { hours: 7 * 24, stepHours: 24 },
  '30d': { hours: 30 * 24, stepHours: 24 },
};

interface HourRow {
  hour: number;
  scenario: string;
  effect: 'permit' | 'deny';
  pstn: number;
  count: number;
}

/** Sums up how calls went, from the counts kept beside the log. */
@Injectable()
export class SummariseCalls {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly livePolicy: LivePolicy,
    private readonly killSwitches: KillSwitches,
    private readonly meter: DecisionMeter,
    private readonly attentionSource: AttentionSource,
    private readonly clock: Clock,
  ) {}

  execute(window: OverviewQuery['window']): Overview {
    const now = this.clock.now();
    const { hours, stepHours } = WINDOWS[window];
    const end = Math.floor(now / HOUR_MS) + 1;
    const start = end - hours;
    const rows = this.#hours(start, end);
    const steps = hours / stepHours;
    const stepOf = (hour: number): number => Math.floor((hour - start) / stepHours);
    const reasons = this.#reasons(start, end);
    return {
      policy: this.#policy(),
      killSwitches: this.killSwitches.list().map(killSwitchView),
      window: {
        from: new Date(start * HOUR_MS).toISOString(),
        to: new Date(now).toISOString(),
        step: stepHours === 1 ? 'hour' : 'day',
      },
      totals: { ...sum(rows), unrecorded: this.#unrecorded(start * HOUR_MS) },
      previous: sum(this.#hours(start - hours, start)),
      latency: this.meter.latency(),
      series: Array.from({ length: steps }, (_, step) => ({
        at: new Date((start + step * stepHours) * HOUR_MS).toISOString(),
        ...sum(rows.filter(({ hour }) => stepOf(hour) === step)),
      })),
      scenarios: [...SCENARIO_IDS, null].map((scenario) => {
        const own = rows.filter((row) => row.scenario === (scenario ?? ''));
        const series = new Array<number>(steps).fill(0);
        for (const { hour, count } of own) series[stepOf(hour)]! += count;
        const { permit, deny } = sum(own);
        return { scenario, permit, deny, series };
      }),
      reasons,
      pstnReasons: reasons.filter(({ code }) => PSTN_CODES.has(code)),
      attention: this.attentionSource.attention(now),
    };
  }

  #policy(): Overview['policy'] {
    const live = this.livePolicy.promotion;
    if (live === undefined) return null;
    const { version, digest, liveSince, promotedBy } = live;
    return { version, digest, liveSince, promotedBy };
  }

  #hours(from: number, to: number): HourRow[] {
    return this.ledger.connection
      .prepare<[number, number], HourRow>(
        'select hour, scenario, effect, pstn, count from decision_hour where hour >= ? and hour < ?',
      )
      .all(from, to);
  }

  #reasons(from: number, to: number): { code: string; count: number }[] {
    return this.ledger.connection
      .prepare<[number, number], { code: string; count: number }>(
        `select code, sum(count) as count from reason_hour where hour >= ? and hour < ?
         group by code order by count desc, code`,
      )
      .all(from, to);
  }

  #unrecorded(from: number): number {
    return this.ledger.connection
      .prepare<[number], number>('select coalesce(sum(count), 0) from gap where to_at >= ?')
      .pluck()
      .get(from)!;
  }
}

function sum(rows: readonly HourRow[]): { permit: number; deny: number; pstnStopped: number } {
  const total = { permit: 0, deny: 0, pstnStopped: 0 };
  for (const { effect, pstn, count } of rows) {
    total[effect] += count;
    if (pstn === 1) total.pstnStopped += count;
  }
  return total;
}
