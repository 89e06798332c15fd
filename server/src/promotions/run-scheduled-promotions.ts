import { Injectable, Logger } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { People } from '../identity/people.js';
import { SYSTEM } from '../ledger/act.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { LedgerOverloaded, RecordUnavailable } from '../ledger/ledger.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { PromoteVersion } from './promote-version.js';
import { scheduleObject } from './schedule-promotion.js';
import {
  ScheduledPromotions,
  type ScheduledPromotion,
  type ScheduleFailure,
} from './scheduled-promotions.js';

const LOOK_EVERY_MS = 250;
/** How long nothing is tried after a promotion could not be recorded, in milliseconds. */
const REST_MS = 5_000;

/** Puts live what waited for its instant; an instant that passed while the server was down is made up for at the start. */
@Injectable()
export class RunScheduledPromotions {
  readonly #log = new Logger('promotions');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #restsUntil = 0;

  constructor(
    private readonly scheduled: ScheduledPromotions,
    private readonly promoteVersion: PromoteVersion,
    private readonly people: People,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #look(): void {
    if (this.clock.monotonic() < this.#restsUntil) return;
    this.#running ??= this.execute()
      .catch((error: unknown) => {
        // A fault here must not end the process that answers calls.
        this.#restsUntil = this.clock.monotonic() + REST_MS;
        this.#log.error({ err: error });
      })
      .finally(() => (this.#running = undefined));
  }

  /** Runs those whose instant has come, one after another. */
  async execute(): Promise<void> {
    for (const each of this.scheduled.due(this.clock.now())) {
      try {
        await this.#run(each);
      } catch (error) {
        if (!(error instanceof RecordUnavailable || error instanceof LedgerOverloaded)) throw error;
        // It waits on, and is tried again.
        this.#restsUntil = this.clock.monotonic() + REST_MS;
        this.#log.warn({ err: error, id: each.id });
        return;
      }
    }
  }

  async #run(due: ScheduledPromotion): Promise<void> {
    const failure = await this.#promote(due);
    if (failure === undefined) return;
    try {
      await this.ledger.change({
        writes: [this.scheduled.end(due.id, 'failed', this.clock.now(), failure)],
        acts: [
          {
            action: 'promotion.failed',
            object: scheduleObject(due.id),
            actor: SYSTEM,
            before: digestOfThing(due),
            after: null,
            reason: failure.message,
            details: { digest: due.digest, code: failure.code, scheduledBy: due.personId },
          },
        ],
      });
    } catch (error) {
      // Somebody cancelled it while it ran: it came to nothing anyway.
      if (!(error instanceof ChangeConflict)) throw error;
    }
  }

  /** @returns why it did not come about; undefined: it did */
  async #promote({
    id,
    digest,
    reason,
    personId,
  }: ScheduledPromotion): Promise<ScheduleFailure | undefined> {
    const person = this.people.active(personId);
    if (person?.roles.includes('approver') !== true) {
      return {
        code: 'no-approver-any-more',
        message: 'whoever scheduled it is no active approver any more',
      };
    }
    try {
      await this.promoteVersion.execute(
        {
          digest,
          reason,
          writes: [this.scheduled.end(id, 'done', this.clock.now())],
          details: { scheduled: id, scheduledBy: personId },
        },
        { person, actor: SYSTEM },
      );
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, message: error.message };
      if (error instanceof ChangeConflict) {
        return { code: 'changed-meanwhile', message: 'the draft was changed at the same moment' };
      }
      if (error instanceof RecordUnavailable || error instanceof LedgerOverloaded) throw error;
      this.#log.error({ err: error, id });
      return { code: 'fault', message: 'something went wrong here' };
    }
  }
}
