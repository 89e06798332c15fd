import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { DecisionMeter } from './decision-meter.js';

/** Time a decision may take at most, in milliseconds (R2). */
const MOST_MS = 2_000;

/** Holds decisions to the time their caller has: an answer that comes too late is worth nothing to a ringing phone. */
@Injectable()
export class RequestBudget {
  readonly #usualMs: number;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly meter: DecisionMeter,
  ) {
    this.#usualMs = config.decisionBudgetMs;
  }

  /**
   * Answers within the budget, or refuses. The record may still be written: asking again with the same attempt tells.
   *
   * @param header value of `X-Decision-Budget-Ms`; another than a whole number of milliseconds counts as none
   * @throws Refusal 503 `deadline`
   */
  async hold<T>(header: string | string[] | undefined, work: () => Promise<T>): Promise<T> {
    const asked =
      typeof header === 'string' && /^\d{1,6}$/.test(header) ? Number(header) : this.#usualMs;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => {
          this.meter.refused('deadline');
          reject(
            new Refusal(503, 'deadline', 'no decision within the time allowed: do not connect', {
              headers: { 'retry-after': '1' },
            }),
          );
        },
        Math.min(asked, MOST_MS),
      );
    });
    try {
      return await Promise.race([work(), deadline]);
    } finally {
      clearTimeout(timer);
    }
  }
}
