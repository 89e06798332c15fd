import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SettleConfirmation } from './settle-confirmation.js';

/** How often it is looked for changes whose time is over, in milliseconds. */
const LOOK_EVERY_MS = 60_000;

/** Lets changes that nobody confirmed expire, while the server runs and at its start. */
@Injectable()
export class ConfirmationExpiry implements OnApplicationBootstrap {
  readonly #log = new Logger('confirmations');
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly settle: SettleConfirmation) {}

  onApplicationBootstrap(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    // While the store cannot write, the next look puts it on record; a change whose time is over cannot be confirmed anyway.
    this.settle.expire().catch((error: unknown) => this.#log.error({ err: error }));
  }
}
