import { Injectable, Logger } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';

/** How long the parts of a call that is over are kept after the last that was told of it: platforms send again for a week. */
export const KEPT_MS = 30 * 86_400_000;
const LOOK_EVERY_MS = 5_000;
/** Calls forgotten in one write: no decision waits for more. */
const AT_ONCE = 100;

/**
 * Forgets the legs of calls that were over long ago, what they were mixed with and the permits that stood for them; nobody reads
 * them any more. The calls themselves stay, since they are counted, and so do the ids of events, so that none has its effect twice.
 *
 * What is told of such a call all the same is judged like a call that nobody permitted.
 */
@Injectable()
export class ForgetCalls {
  readonly #log = new Logger('calls');
  readonly #over: Statement<[number, number], string>;
  #timer: NodeJS.Timeout | undefined;
  #forgetting: Promise<void> | undefined;

  constructor(
    { connection }: LedgerConnection,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {
    this.#over = connection
      .prepare<[number, number], string>(
        `select call_ref from call where ended_at is not null and forgotten_at is null and told_at <= ?
         order by told_at limit ?`,
      )
      .pluck();
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#forgetting;
  }

  #look(): void {
    this.#forgetting ??= this.execute()
      // What could not be written is looked for again.
      .catch((error: unknown) => this.#log.error({ err: error }))
      .finally(() => (this.#forgetting = undefined));
  }

  /** Forgets those that were over first, as many as one write may take. */
  async execute(): Promise<void> {
    const now = this.clock.now();
    const before = now - KEPT_MS;
    const calls = this.#over.all(before, AT_ONCE);
    if (calls.length === 0) return;
    const named = JSON.stringify(calls);
    await this.ledger.change({
      writes: [
        {
          // Something may have been told of one since it was read.
          sql: `update call set forgotten_at = ? where call_ref in (select value from json_each(?))
            and forgotten_at is null and told_at <= ?`,
          values: [now, named, before],
        },
        ...['call_leg', 'call_group', 'call_permit'].map((table) => ({
          sql: `delete from ${table} where call_ref in (
            select call_ref from call where call_ref in (select value from json_each(?)) and forgotten_at is not null)`,
          values: [named],
        })),
      ],
      acts: [],
    });
  }
}
