import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Directory } from '../../directory/directory.js';
import { Metrics } from '../../metrics/metrics.js';
import {
  PlatformStates,
  type PlatformState,
  type StateQuestion,
} from '../../permissions/platform-states.js';
import { PlatformNumbers } from '../../platform-events/platform-numbers.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { RecentlyUsed } from '../../runtime/recently-used.js';
import { MetaStateClient, type StateAnswer } from './meta-state-client.js';

const PLATFORM = 'meta';
const KEPT = 50_000;
/** Meta tells instants by the second: an answer of that second may be older than the change. */
const RESOLUTION_MS = 1_000;
/** How long nobody asks after Meta said that it was asked too often: its window (WA-API-005). */
const REST_MS = 1_000;

/** What Meta says of permissions, where a token to ask with is set; kept in memory, so that each pair is asked about once in a while. */
@Injectable()
export class MetaStates extends PlatformStates {
  readonly #kept = new RecentlyUsed<string, PlatformState>(KEPT);
  readonly #asking = new Map<string, Promise<void>>();
  readonly #asked: Counter<'outcome'>;
  #throttledAt = -Infinity;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: MetaStateClient,
    private readonly directory: Directory,
    private readonly numbers: PlatformNumbers,
    metrics: Metrics,
  ) {
    super();
    this.#asked = new Counter({
      name: 'ringfence_meta_state_requests_total',
      help: 'how often Meta was asked for the state of a permission, by what came back',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
  }

  concerns(businessNumber: string): boolean {
    return (
      this.config.metaAccessToken !== undefined &&
      this.directory.businessNumber(businessNumber)?.provider === PLATFORM
    );
  }

  async prepare(question: StateQuestion, now: number): Promise<void> {
    const { pair, changedAt } = question;
    const kept = this.find(pair, now);
    if (kept !== undefined && kept.askedAt >= changedAt + RESOLUTION_MS) return;
    if (Math.abs(now - this.#throttledAt) < REST_MS) return;
    let asking = this.#asking.get(pair);
    if (asking === undefined) {
      asking = this.#ask(question, now).finally(() => this.#asking.delete(pair));
      this.#asking.set(pair, asking);
    }
    await asking;
  }

  find(pair: string, now: number): PlatformState | undefined {
    const kept = this.#kept.get(pair);
    if (kept === undefined || now - kept.askedAt >= this.config.metaStateMaxAgeMs) return undefined;
    // Another attempt may have asked a moment later: what it heard counts from this attempt's instant on, never from after it.
    return { ...kept, askedAt: Math.min(kept.askedAt, now) };
  }

  last(pair: string): PlatformState | undefined {
    return this.#kept.get(pair);
  }

  async #ask({ businessNumber, user, pair }: StateQuestion, now: number): Promise<void> {
    const id = this.numbers.idOf(PLATFORM, businessNumber);
    const answer: StateAnswer | { failure: 'number-unknown' } =
      id === undefined ? { failure: 'number-unknown' } : await this.client.ask(id, user, now);
    if ('state' in answer) {
      this.#kept.set(pair, answer.state);
      this.#asked.inc({ outcome: 'answered' });
      return;
    }
    if (answer.failure === 'throttled') this.#throttledAt = now;
    this.#asked.inc({ outcome: answer.failure });
  }
}
