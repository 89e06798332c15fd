import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Directory } from '../directory/directory.js';
import { platformOf } from '../directory/platform-of.js';
import { Metrics } from '../metrics/metrics.js';
import { RecentlyUsed } from '../runtime/recently-used.js';
import { partsOf } from './permission-view.js';
import { PlatformStates, type PlatformState, type StateQuestion } from './platform-states.js';
import { STATE_SOURCES, type StateSource } from './state-source.js';

const KEPT = 50_000;
/** Platforms tell instants by the second: an answer of that second may be older than the change. */
const RESOLUTION_MS = 1_000;
/** How long nobody asks after a platform said that it was asked too often: its window (WA-API-005). */
const REST_MS = 1_000;

/** What platforms say of permissions, where they can be asked; kept in memory, so that each pair is asked about once in a while. */
@Injectable()
export class AskedStates extends PlatformStates {
  readonly #kept = new RecentlyUsed<string, PlatformState>(KEPT);
  readonly #asking = new Map<string, Promise<void>>();
  readonly #throttledAt = new Map<StateSource, number>();
  readonly #asked: Counter<'platform' | 'outcome'>;

  constructor(
    @Inject(STATE_SOURCES) private readonly sources: readonly StateSource[],
    private readonly directory: Directory,
    metrics: Metrics,
  ) {
    super();
    this.#asked = new Counter({
      name: 'ringfence_platform_state_requests_total',
      help: 'how often a platform was asked for the state of a permission, by what came back',
      labelNames: ['platform', 'outcome'],
      registers: [metrics.registry],
    });
  }

  concerns(businessNumber: string): boolean {
    return this.#sourceOf(businessNumber) !== undefined;
  }

  async prepare(question: StateQuestion, now: number): Promise<void> {
    const source = this.#sourceOf(question.businessNumber);
    if (source === undefined) return;
    const { pair, changedAt } = question;
    const kept = this.find(pair, now);
    if (kept !== undefined && kept.askedAt >= changedAt + RESOLUTION_MS) return;
    if (Math.abs(now - (this.#throttledAt.get(source) ?? -Infinity)) < REST_MS) return;
    const key = keyOf(source, pair);
    let asking = this.#asking.get(key);
    if (asking === undefined) {
      asking = this.#ask(source, question, now).finally(() => this.#asking.delete(key));
      this.#asking.set(key, asking);
    }
    await asking;
  }

  find(pair: string, now: number): PlatformState | undefined {
    const source = this.#sourceOf(partsOf(pair).businessNumber);
    const kept = source === undefined ? undefined : this.#kept.get(keyOf(source, pair));
    if (kept === undefined || now - kept.askedAt >= source!.maxAgeMs) return undefined;
    // Another attempt may have asked a moment later: what it heard counts from this attempt's instant on, never from after it.
    return { ...kept, askedAt: Math.min(kept.askedAt, now) };
  }

  last(pair: string): PlatformState | undefined {
    const source = this.#sourceOf(partsOf(pair).businessNumber);
    return source === undefined ? undefined : this.#kept.get(keyOf(source, pair));
  }

  #sourceOf(businessNumber: string): StateSource | undefined {
    const number = this.directory.businessNumber(businessNumber);
    if (number === undefined) return undefined;
    const platform = platformOf(number);
    return this.sources.find((source) => source.isConnected && source.platform === platform);
  }

  async #ask(source: StateSource, question: StateQuestion, now: number): Promise<void> {
    const answer = await source.ask(question, now);
    const { platform } = source;
    if ('state' in answer) {
      this.#kept.set(keyOf(source, question.pair), answer.state);
      this.#asked.inc({ platform, outcome: 'answered' });
      return;
    }
    if (answer.failure === 'throttled') this.#throttledAt.set(source, now);
    this.#asked.inc({ platform, outcome: answer.failure });
  }
}

/** A number that changed its platform is asked about anew. */
function keyOf({ platform }: StateSource, pair: string): string {
  return `${platform} ${pair}`;
}
