import { Injectable, Logger } from '@nestjs/common';
import { LedgerPort } from '../ledger/ledger-port.js';
import { OperatorWebhook, type Untaken } from '../notifications/operator-webhook.js';
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
  /** Answered by something else than yes, or not on record as taken, since it was last time to send again. */
  readonly #refused = new Set<string>();
  #wait = WAIT_MS;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  /** Whether there was something to send, or it was time to send again, while what was due was being sent. */
  #isAskedAgain = false;
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
    if (this.#sending !== undefined) this.#isAskedAgain = true;
    else this.#send();
  }

  #send(): void {
    this.#isAskedAgain = false;
    this.#sending = this.#sendAll()
      // What cannot be read now is due still.
      .catch((error: unknown) => this.#sendLater(String(error)))
      .then(() => {
        this.#sending = undefined;
        if (this.#isAskedAgain) this.wake();
      });
  }

  /** One that is refused holds up no other; while nobody answers, none is tried any further. */
  async #sendAll(): Promise<void> {
    let last = '';
    for (let due = this.alarms.due(last, AT_ONCE); due.length > 0;) {
      for (const alarm of due) {
        last = alarm.id;
        if (this.#refused.has(alarm.id)) continue;
        const message = messageOf(alarm, this.names.of(alarm.call), this.names.endingOf(alarm));
        let failure = await this.operator.send(alarm.id, message);
        if (this.#isOver) return;
        failure ??= await this.#taken(alarm.id);
        if (failure !== undefined) {
          this.#sendLater(failure.reason);
          if (!failure.isAnswer) return;
          this.#refused.add(alarm.id);
        }
      }
      due = this.alarms.due(last, AT_ONCE);
    }
    if (this.#refused.size === 0) this.#wait = WAIT_MS;
  }

  /** What is not on record as taken is sent again: whoever took it knows it by its id. */
  async #taken(id: string): Promise<Untaken | undefined> {
    const writes = [this.alarms.delivered(id, this.clock.now())];
    try {
      await this.ledger.change({ writes, acts: [] });
      return undefined;
    } catch (error) {
      return { reason: String(error), isAnswer: true };
    }
  }

  #sendLater(failure: string): void {
    if (this.#timer !== undefined || this.#isOver) return;
    this.#log.warn(
      `an alarm is not known to be taken (${failure}): sent again in ${this.#wait} ms`,
    );
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#refused.clear();
      this.wake();
    }, this.#wait).unref();
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }
}
