import { Injectable } from '@nestjs/common';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { Actor } from '../ledger/act.js';
import { Clock } from '../runtime/clock.js';
import type { PlatformNumber, WaitingEvent } from './platform-event.js';
import type { PlatformNumberInput } from './platform-number-handler.js';

interface Row {
  platform: string;
  platform_id: string;
  account: string;
  number: string;
  told_at: number;
}

/** Whose numbers the platforms' own ids stand for, as the platforms told in messages they signed. */
@Injectable()
export class PlatformNumbers {
  readonly #known = new Map<string, PlatformNumber>();
  readonly #waiting;

  constructor(
    { connection }: LedgerConnection,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {
    const rows = connection.prepare<[], Row>('select * from platform_number').all();
    for (const { platform, platform_id: platformId, account, number, told_at: toldAt } of rows) {
      this.#known.set(`${platform} ${platformId}`, { platformId, account, number, toldAt });
    }
    this.#waiting = connection
      .prepare<[string], string>(
        'select event from unmatched_event where waits_for = ? order by id',
      )
      .pluck();
  }

  /** E.164 with `+`; undefined: the platform has not told yet. */
  numberOf(platform: string, platformId: string): string | undefined {
    return this.#known.get(`${platform} ${platformId}`)?.number;
  }

  /** The platform's id of a number. */
  idOf(platform: string, number: string): string | undefined {
    for (const [key, known] of this.#known) {
      if (known.number === number && key === `${platform} ${known.platformId}`) {
        return known.platformId;
      }
    }
    return undefined;
  }

  /** Every number of an account that the platform told of. */
  ofAccount(platform: string, account: string): string[] {
    return [...this.#known]
      .filter(([key, known]) => key.startsWith(`${platform} `) && known.account === account)
      .map(([, { number }]) => number);
  }

  /** Whether the platform told later that the number is another account's, or has another id. */
  hasMovedOn(platform: string, { number, toldAt }: PlatformNumber): boolean {
    return [...this.#known].some(
      ([key, known]) =>
        key.startsWith(`${platform} `) && known.number === number && known.toldAt > toldAt,
    );
  }

  knows(platform: string, { platformId, account, number }: PlatformNumber): boolean {
    const known = this.#known.get(`${platform} ${platformId}`);
    return known?.account === account && known.number === number;
  }

  /** What was told of an id before it was known whose number it stands for, in the order of arrival. */
  waitingFor(platform: string, platformId: string): WaitingEvent['event'][] {
    return this.#waiting
      .all(`${platform} ${platformId}`)
      .map((text) => JSON.parse(text) as WaitingEvent['event']);
  }

  /** Keeps it. What waits for it must have been applied before. @throws RecordUnavailable, LedgerOverloaded */
  async learn(platform: string, told: PlatformNumber, actor: Actor): Promise<void> {
    const input: PlatformNumberInput = { ...told, platform, actor, seenAt: this.clock.now() };
    await this.ledger.write({ kind: 'task', task: 'platform-number', input });
    for (const [key, { number }] of this.#known) {
      if (number === told.number && key.startsWith(`${platform} `)) this.#known.delete(key);
    }
    this.#known.set(`${platform} ${told.platformId}`, told);
  }
}
