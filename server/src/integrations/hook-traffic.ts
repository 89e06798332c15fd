import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../runtime/clock.js';
import { OUTCOMES, type Outcome } from './outcome.js';

const HOUR_MS = 3_600_000;
/** The hour under way, and those before it that reach back a day. */
const HOURS = 24;

export type OutcomeCounts = Record<Outcome, number>;

const COUNTS = z.object(
  Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.int()])) as Record<Outcome, z.ZodInt>,
);

/** What came of a hook's requests lately, as it is kept. */
export const TRAFFIC = z.object({
  /** Of the newest request, in epoch milliseconds (UTC). */
  lastAt: z.number(),
  lastOutcome: z.enum(OUTCOMES),
  /** By number of the hour since the epoch. */
  hours: z.array(z.object({ hour: z.int(), counts: COUNTS })),
});
export type KeptTraffic = z.infer<typeof TRAFFIC>;

/** What came of a hook's requests lately. */
interface Traffic {
  lastAt: number;
  lastOutcome: Outcome;
  /** By number of the hour since the epoch, modulo {@link HOURS}. */
  readonly hours: { hour: number; counts: OutcomeCounts }[];
}

/** Counts the requests of each hook by what became of them, from the first that is known of. */
@Injectable()
export class HookTraffic {
  #since: number;
  readonly #changed = new Set<string>();
  readonly #byHook = new Map<string, Traffic>();

  constructor(private readonly clock: Clock) {
    this.#since = clock.now();
  }

  /** From when requests are counted, in epoch milliseconds (UTC). */
  get since(): number {
    return this.#since;
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
    this.#changed.add(hook);
  }

  /** Takes over what was kept when the server stopped. @param since epoch milliseconds (UTC) */
  restore(hook: string, { lastAt, lastOutcome, hours }: KeptTraffic, since: number): void {
    this.#since = Math.min(this.#since, since);
    const traffic: Traffic = { lastAt, lastOutcome, hours: [] };
    for (const each of hours) traffic.hours[each.hour % HOURS] = each;
    this.#byHook.set(hook, traffic);
  }

  /** What is to be kept of a hook that was counted. */
  of(hook: string): KeptTraffic {
    const { lastAt, lastOutcome, hours } = this.#byHook.get(hook)!;
    return { lastAt, lastOutcome, hours: hours.filter((each) => each !== undefined) };
  }

  /** Hooks counted since this was asked last. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** They could not be kept. */
  changedStill(hooks: readonly string[]): void {
    for (const hook of hooks) this.#changed.add(hook);
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
