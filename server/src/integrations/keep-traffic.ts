import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { z } from 'zod';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { EXCHANGE, type Exchange } from './exchange.dto.js';
import { ExchangeLog } from './exchange-log.js';
import { HookTraffic, TRAFFIC } from './hook-traffic.js';
import { HOOKS } from './hooks.js';

/** How often what is new is written, in milliseconds: what a server that is killed forgets at most. */
const WRITE_EVERY_MS = 60_000;
/** Characters of one hook's newest exchanges; the older ones of longer lists are left out. */
const MOST_TEXT = 64 * 1024;

const KEPT = z.object({ traffic: TRAFFIC, exchanges: z.array(EXCHANGE) });

/** Keeps counts and newest requests of hooks over restarts; they hold nobody's number, name or words. */
@Injectable()
export class KeepTraffic implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('integrations');
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly traffic: HookTraffic,
    private readonly exchanges: ExchangeLog,
    private readonly reading: LedgerConnection,
    private readonly ledger: LedgerPort,
  ) {}

  onApplicationBootstrap(): void {
    this.#load();
    this.#timer = setInterval(() => {
      // What could not be written is written with what comes next.
      this.#write().catch((error: unknown) => this.#log.error({ err: error }));
    }, WRITE_EVERY_MS);
    this.#timer.unref();
  }

  /** Every request has been answered by now. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#write().catch((error: unknown) => this.#log.error({ err: error }));
  }

  #load(): void {
    const rows = this.reading.connection
      .prepare<[], { hook: string; since: number; traffic: string }>('select * from hook_traffic')
      .all();
    for (const { hook, since, traffic } of rows) {
      // Of a release that kept it otherwise: it begins anew.
      const kept = KEPT.safeParse(JSON.parse(traffic));
      if (!kept.success || !HOOKS.some(({ id }) => id === hook)) continue;
      this.traffic.restore(hook, kept.data.traffic, since);
      this.exchanges.restore(hook, kept.data.exchanges);
    }
  }

  async #write(): Promise<void> {
    const changed = this.traffic.takeChanged();
    if (changed.length === 0) return;
    try {
      await this.ledger.change({ writes: changed.map((hook) => this.#rowOf(hook)), acts: [] });
    } catch (error) {
      this.traffic.changedStill(changed);
      throw error;
    }
  }

  #rowOf(hook: string): SqlWrite {
    const exchanges = bounded(this.exchanges.list(hook).items);
    const text = JSON.stringify({ traffic: this.traffic.of(hook), exchanges });
    return {
      sql: `insert into hook_traffic (hook, since, traffic) values (?, ?, ?)
        on conflict (hook) do update set traffic = excluded.traffic`,
      values: [hook, this.traffic.since, text],
    };
  }
}

/** As many of the newest as have room. */
export function bounded(newestFirst: readonly Exchange[]): readonly Exchange[] {
  let room = MOST_TEXT;
  const end = newestFirst.findIndex((each) => (room -= JSON.stringify(each).length) < 0);
  return end < 0 ? newestFirst : newestFirst.slice(0, end);
}
