import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BusinessNumber } from '@ringfence/rules';
import { Counter } from 'prom-client';
import { Directory } from '../../directory/directory.js';
import { platformOf } from '../../directory/platform-of.js';
import { ApplyEvent } from '../../events/apply-event.js';
import { Metrics } from '../../metrics/metrics.js';
import type { Actor } from '../../ledger/act.js';
import { PlatformNumbers } from '../../platform-events/platform-numbers.js';
import { PlatformSettings } from '../../platform-events/platform-settings.js';
import { Clock } from '../../runtime/clock.js';
import { CONFIG, type Config } from '../../runtime/config.js';
import { MetaSettingsClient } from './meta-settings-client.js';
import { settingsNews } from './settings-news.js';

const PLATFORM = 'meta';
const LOOK_EVERY_MS = 250;
/** What Meta answered is on record under its name: the token is what the answer came by. */
const META: Actor = { kind: 'machine', id: PLATFORM, credential: 'token' };

/**
 * Asks Meta for the settings of its numbers where a token is set: changes of call hours come with no webhook (WA-HOOK-007), and a
 * restriction is confirmed by them (WA-SET-013).
 */
@Injectable()
export class PollSettings {
  readonly #log = new Logger('meta');
  readonly #asked: Counter<'outcome'>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #next = -Infinity;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly client: MetaSettingsClient,
    private readonly directory: Directory,
    private readonly numbers: PlatformNumbers,
    private readonly said: PlatformSettings,
    private readonly applyEvent: ApplyEvent,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.#asked = new Counter({
      name: 'ringfence_meta_settings_requests_total',
      help: 'how often Meta was asked for the settings of a number, by what came back',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
  }

  onApplicationBootstrap(): void {
    if (this.config.metaAccessToken === undefined) return;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #look(): void {
    if (this.#running !== undefined || this.clock.monotonic() < this.#next) return;
    this.#next = this.clock.monotonic() + this.config.metaSettingsPollMs;
    this.#running = this.execute()
      // What could not be recorded is asked for again; a fault here must not end the process that answers calls.
      .catch((error: unknown) => this.#log.error({ err: error }))
      .finally(() => (this.#running = undefined));
  }

  /** Asks for every number once, one after another. @throws Refusal 503, RecordUnavailable, LedgerOverloaded */
  async execute(): Promise<void> {
    for (const registered of this.directory.view().businessNumbers) {
      const { number } = registered;
      const id = this.numbers.idOf(PLATFORM, number);
      if (platformOf(registered) === PLATFORM && id !== undefined) await this.#ask(number, id);
    }
  }

  async #ask(number: string, id: string): Promise<void> {
    // Before the question: what a webhook tells of while it is answered is newer.
    const askedAt = this.clock.now();
    const answer = await this.client.ask(id);
    const registered = this.directory.businessNumber(number);
    if ('failure' in answer || registered === undefined) {
      this.#asked.inc({ outcome: 'failure' in answer ? answer.failure : 'answered' });
      return;
    }
    this.#asked.inc({ outcome: 'answered' });
    const said = this.said.of(PLATFORM, id);
    const news = settingsNews(
      { said, registered, told: this.said.toldOf(number) },
      answer.settings,
    );
    if (Object.keys(news).length > 0) await this.#apply(number, id, news, askedAt);
    await this.said.keep({
      platform: PLATFORM,
      platformId: id,
      settings: answer.settings,
      askedAt,
    });
  }

  async #apply(
    businessNumber: string,
    id: string,
    settings: BusinessNumber,
    askedAt: number,
  ): Promise<void> {
    const occurredAt = new Date(askedAt).toISOString();
    const eventId = `meta:settings-asked:${id}:${askedAt}`;
    await this.applyEvent.execute(
      { eventId, type: 'settings-changed', occurredAt, businessNumber, settings },
      META,
    );
  }
}
