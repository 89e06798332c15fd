import { Injectable, Logger } from '@nestjs/common';
import { ChangeConflict } from '../ledger/ledger-port.js';
import { EndKillSwitch } from './end-kill-switch.js';
import { KillSwitches } from './kill-switches.js';

const LOOK_EVERY_MS = 500;

/** Puts on record that a switch's time has come; that it stops nothing any more does not wait for it. */
@Injectable()
export class ExpireKillSwitches {
  readonly #log = new Logger('kill-switches');
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(
    private readonly killSwitches: KillSwitches,
    private readonly endKillSwitch: EndKillSwitch,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  #look(): void {
    this.#looking ??= this.execute().finally(() => (this.#looking = undefined));
  }

  /** Ends those whose time has come. */
  async execute(): Promise<void> {
    for (const expired of this.killSwitches.expired()) {
      try {
        await this.endKillSwitch.expire(expired);
      } catch (error) {
        // Somebody lifted it in the same moment: its end is on record. A store that cannot write is asked again later.
        if (!(error instanceof ChangeConflict)) this.#log.warn({ err: error, id: expired.id });
      }
    }
  }
}
