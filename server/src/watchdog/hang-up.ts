import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { alarmObject, type Alarm } from './alarm.js';
import { CallNames } from './call-names.js';

const ANSWER_WITHIN_MS = 5_000;

/** Ends calls that must not be, where the operator switched that on; each attempt is on record with what became of it. */
@Injectable()
export class HangUp {
  readonly #log = new Logger('watchdog');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly names: CallNames,
    private readonly ledger: LedgerPort,
  ) {}

  /** Never throws: an alarm is raised whether or not its call can be ended. */
  execute(alarm: Alarm): Promise<void> {
    return this.#end(alarm).catch((error: unknown) =>
      this.#log.error({ err: error, alarm: alarm.id }),
    );
  }

  async #end(alarm: Alarm): Promise<void> {
    const { hangUp } = this.config;
    const command = this.names.endingOf(alarm);
    if (hangUp === undefined || command === null || command.path.includes('{')) return;
    const outcome = await fetch(`${hangUp.url}${command.path}`, {
      method: command.method,
      headers: { 'content-type': 'application/json', authorization: `App ${hangUp.apiKey}` },
      body: JSON.stringify(command.body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    }).then(
      (answer) => `answered ${answer.status}`,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    await this.ledger
      .change({
        writes: [],
        acts: [
          {
            action: 'alarm.hang-up',
            object: alarmObject(alarm.id),
            actor: SYSTEM,
            before: null,
            after: null,
            reason: null,
            details: { call: alarm.call, outcome },
          },
        ],
      })
      .catch((error: unknown) => this.#log.error({ err: error, alarm: alarm.id, outcome }));
  }
}
