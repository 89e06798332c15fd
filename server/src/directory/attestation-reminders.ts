import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { SYSTEM } from '../ledger/act.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { OperatorWebhook } from '../notifications/operator-webhook.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { Attestations, dayReached, type Attestation } from './attestations.js';

/** How often it is looked for ends that have come near, in milliseconds. */
const LOOK_EVERY_MS = 60_000;
/** Reminders sent in one look. */
const AT_ONCE = 50;

/** Of each endpoint; undefined: it names none. */
type Ends = ReadonlyMap<string, number | undefined>;

interface DueRow {
  readonly id: string;
  readonly endpoint: string;
  readonly attested_by: string | null;
  readonly until_at: number;
  readonly days: number;
}

/** Tells the operator before an attestation ends and when it is over, once for each of its thresholds, on record first. */
@Injectable()
export class AttestationReminders implements OnApplicationBootstrap {
  readonly #log = new Logger('directory');
  readonly #told: Statement<[string, number, number], unknown>;
  readonly #due: Statement<[string, number], DueRow>;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isOver = false;
  /** Id of the last one tried, where more are due than one look sends: the next look goes on behind it. */
  #tried = '';

  constructor(
    { connection }: LedgerConnection,
    private readonly attestations: Attestations,
    private readonly operator: OperatorWebhook,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {
    this.#told = connection.prepare(
      'select 1 from attestation_reminder where endpoint = ? and until_at = ? and days <= ?',
    );
    this.#due = connection.prepare(
      `select * from attestation_reminder where delivered_at is null and dropped_at is null
       and id > ? order by id limit ?`,
    );
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      // While the store cannot write, the next look tells of it.
      this.look().catch((error: unknown) => this.#log.error({ err: error }));
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    clearInterval(this.#timer);
    await this.#looking?.catch(() => undefined);
  }

  /** Puts what has come near on record, then sends what was not taken yet. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const now = this.clock.now();
    const thresholds = this.attestations.thresholds();
    const attestations = this.attestations.list(now);
    for (const attestation of attestations) {
      const { endpoint, until } = attestation;
      if (this.#isOver) return;
      if (until === undefined) continue;
      const days = dayReached(until, thresholds, now);
      if (days === undefined || this.#told.get(endpoint, until, days) !== undefined) continue;
      await this.#remind(attestation, until, days, now);
    }
    if (this.operator.isOn) await this.#sendDue(attestations, now);
  }

  async #remind(
    { endpoint, attestedBy }: Attestation,
    until: number,
    days: number,
    now: number,
  ): Promise<void> {
    await this.ledger.change({
      writes: [
        {
          sql: `insert into attestation_reminder (id, endpoint, attested_by, until_at, days, told_at, delivered_at)
            values (?, ?, ?, ?, ?, ?, ?)`,
          values: [
            this.ids.next(),
            endpoint,
            attestedBy ?? null,
            until,
            days,
            now,
            // Nobody is told whom the settings do not name: the overview and the metrics tell on.
            this.operator.isOn ? null : now,
          ],
          changes: 1,
        },
      ],
      acts: [
        {
          action: 'attestation.remind',
          object: `endpoint/${endpoint}`,
          actor: SYSTEM,
          before: null,
          after: null,
          reason: null,
          details: { until: new Date(until).toISOString(), days },
        },
      ],
    });
  }

  /** One that is refused holds up no other; while nobody answers, none is tried any further. */
  async #sendDue(attestations: readonly Attestation[], now: number): Promise<void> {
    const ends = new Map(attestations.map(({ endpoint, until }) => [endpoint, until]));
    const due = this.#due.all(this.#tried, AT_ONCE);
    for (const row of due) {
      if (this.#isOver) return;
      if (!this.#isTrue(row, ends, now)) {
        await this.#mark('dropped_at', row);
        continue;
      }
      const failure = await this.operator.send(row.id, messageOf(row));
      if (failure === undefined) await this.#mark('delivered_at', row);
      else {
        this.#log.warn(
          `a reminder was not taken (${failure.reason}): it is sent again in a minute`,
        );
        if (!failure.isAnswer) return;
      }
      this.#tried = row.id;
    }
    if (due.length < AT_ONCE) this.#tried = '';
  }

  /** Whether it still is what there is to tell: the attestation was not renewed, and no later day of its end has come. */
  #isTrue({ endpoint, until_at, days }: DueRow, ends: Ends, now: number): boolean {
    const thresholds = this.attestations.thresholds();
    const reached = dayReached(until_at, thresholds, now);
    return ends.get(endpoint) === until_at && reached !== undefined && reached >= days;
  }

  async #mark(column: 'delivered_at' | 'dropped_at', { id }: DueRow): Promise<void> {
    const write = {
      sql: `update attestation_reminder set ${column} = ? where id = ?`,
      values: [this.clock.now(), id],
    };
    await this.ledger.change({ writes: [write], acts: [] });
  }
}

function messageOf({ id, endpoint, attested_by, until_at, days }: DueRow): object {
  return {
    type: 'ringfence.attestation-reminder',
    reminder: {
      id,
      endpoint,
      attestedBy: attested_by,
      attestedUntil: new Date(until_at).toISOString(),
      /** Of the thresholds; 0: it is over. */
      days,
    },
  };
}
