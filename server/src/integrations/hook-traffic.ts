import { Injectable } from '@nestjs/common';
import { Clock } from '../runtime/clock.js';
import { OUTCOMES, type Outcome } from './outcome.js';

const HOUR_MS = 3_600_000;
/** The hour under way, and those before it that reach back a day. */
const HOURS = 24;

export type OutcomeCounts = Record<Outcome, number>;

/** What came of a hook's requests lately. */
interface Traffic {
  lastAt: number;
  lastOutcome: Outcome;
  /** By number of the hour since the epoch, modulo {@link HOURS}. */
  readonly hours: { hour: number; counts: OutcomeCounts }[];
}

/** Counts the requests of each hook by what became of them, since the start of the server. */
@Injectable()
export class HookTraffic {
  /** Epoch milliseconds (UTC). */
  readonly since: number;
  readonly #byHook = new Map<string, Traffic>();

  constructor(private readonly clock: Clock) {
    this.since = clock.now();
  }

  count(hook: string, outcome: Outcome): void {
    const now = this.clock.now();
    const hour = Math.floor(now / HOUR_MS);
    let traffic = this.#byHook.get(hook);
    if (traffic === undefined) {
      traffic = { lastAt: now, lastOutcome: outcome, hours: [] };
      this.#byHook.set(hook, traffic);
    }
    traffic.lastAt = now;
    traffic.lastOutcome = outcome;
    const place = hour % HOURS;
    if (traffic.hours[place]?.hour !== hour) traffic.hours[place] = { hour, counts: none() };
    traffic.hours[place].counts[outcome]++;
  }

  /** Instant and outcome of the newest request; undefined: there was none. */
  last(hook: string): { at: number; outcome: Outcome } | undefined {
    const traffic = this.#byHook.get(hook);
    return traffic && { at: traffic.lastAt, outcome: traffic.lastOutcome };
  }

  /** Over the hour under way and the 23 before it. */
  lately(hook: string): OutcomeCounts {
    const oldest = Math.floor(this.clock.now() / HOUR_MS) - HOURS + 1;
    const sum = none();
    for (const each of this.#byHook.get(hook)?.hours ?? []) {
      if (each === undefined || each.hour < oldest) continue;
      for (const outcome of OUTCOMES) sum[outcome] += each.counts[outcome];
    }
    return sum;
  }
}

function none(): OutcomeCounts {
  return { permit: 0, deny: 0, told: 0, refused: 0, failed: 0 };
}
