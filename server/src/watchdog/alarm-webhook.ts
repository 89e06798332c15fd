import { Injectable, Logger } from '@nestjs/common';
import { LedgerPort } from '../ledger/ledger-port.js';
import { OperatorWebhook } from '../notifications/operator-webhook.js';
import { Clock } from '../runtime/clock.js';
import { messageOf } from './alarm-message.js';
import { Alarms } from './alarms.js';
import { CallNames } from './call-names.js';

const AT_ONCE = 50;
/** Waits after a failure, in milliseconds: twice as long each time, up to a minute. */
const WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;

/** Sends every alarm to the operator's system, signed, until it was taken; what is not taken is sent again, also after a restart. */
@Injectable()
export class AlarmWebhook {
  readonly #log = new Logger('watchdog');
  #wait = WAIT_MS;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  #isOver = false;

  constructor(
    private readonly operator: OperatorWebhook,
    private readonly alarms: Alarms,
    private readonly names: CallNames,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  get isOn(): boolean {
    return this.operator.isOn;
  }

  onApplicationBootstrap(): void {
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#sending;
  }

  /** There is something to send. */
  wake(): void {
    if (!this.isOn || this.#isOver) return;
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined));
  }

  async #sendAll(): Promise<void> {
    for (let due = this.alarms.due(AT_ONCE); due.length > 0; due = this.alarms.due(AT_ONCE)) {
      for (const alarm of due) {
        const message = messageOf(alarm, this.names.of(alarm.call), this.names.endingOf(alarm));
        const failure = await this.operator.send(alarm.id, message);
        if (this.#isOver) return;
        if (failure !== undefined) return this.#sendLater(failure.reason);
        await this.ledger.change({
          writes: [this.alarms.delivered(alarm.id, this.clock.now())],
          acts: [],
        });
        this.#wait = WAIT_MS;
      }
    }
  }

  #sendLater(failure: string): void {
    this.#log.warn(`an alarm was not taken (${failure}): it is sent again in ${this.#wait} ms`);
    this.#timer = setTimeout(() => this.wake(), this.#wait).unref();
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }
}
