import { Injectable } from '@nestjs/common';
import { MalformedInput, Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import type { Act } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { withoutNumbers } from '../subjects/numbers-in-acts.js';
import { References } from '../subjects/references.js';
import { PromoteVersion } from './promote-version.js';
import { ScheduledPromotions, type ScheduledPromotion } from './scheduled-promotions.js';

/** How far ahead a promotion may be set, in milliseconds. */
const FURTHEST_MS = 90 * 86_400_000;

/** Sets a promotion for an instant; what may not go live now is not set either, and every gate is asked again then. */
@Injectable()
export class SchedulePromotion {
  constructor(
    private readonly promoteVersion: PromoteVersion,
    private readonly scheduled: ScheduledPromotions,
    private readonly ledger: LedgerPort,
    private readonly references: References,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /**
   * @param at epoch milliseconds (UTC)
   * @throws MalformedInput when the instant is not ahead, or more than 90 days ahead
   * @throws Refusal 409 `already-scheduled`, and all that promoting now would be refused by
   */
  async execute(
    digest: string,
    reason: string,
    at: number,
    { person, actor }: ActingPerson,
  ): Promise<ScheduledPromotion> {
    const now = this.clock.now();
    if (at <= now || at > now + FURTHEST_MS) throw notAhead();
    if (this.scheduled.ofDigest(digest) !== undefined) {
      throw new Refusal(
        409,
        'already-scheduled',
        'these bytes wait for their instant already: cancel that promotion first',
      );
    }
    await this.promoteVersion.prove(digest);
    const id = this.ids.next();
    const told = withoutNumbers(reason, this.references);
    const set: ScheduledPromotion = { id, digest, at, reason: told, personId: person.id };
    await this.ledger.change({
      writes: [this.scheduled.add(set, this.clock.now())],
      acts: [
        {
          action: 'promotion.schedule',
          object: scheduleObject(id),
          actor,
          before: null,
          after: digestOfThing(set),
          reason: told,
          details: { digest, at: new Date(at).toISOString() },
        },
      ],
    });
    return set;
  }

  /** @throws Refusal 404 `promotion-unknown` when it does not wait (any more) */
  async cancel(id: string, reason: string | null, { actor }: ActingPerson): Promise<void> {
    const set = this.scheduled.byId(id);
    if (set === undefined) {
      throw new Refusal(
        404,
        'promotion-unknown',
        'no promotion with this id waits for its instant',
      );
    }
    const act: Act = {
      action: 'promotion.cancel',
      object: scheduleObject(id),
      actor,
      before: digestOfThing(set),
      after: null,
      reason,
      details: { digest: set.digest },
    };
    await this.ledger.change({
      writes: [this.scheduled.end(id, 'cancelled', this.clock.now())],
      acts: [act],
    });
  }
}

/** How acts name a promotion that waits. */
export function scheduleObject(id: string): string {
  return `scheduled-promotion/${id}`;
}

function notAhead(): MalformedInput {
  const message = 'give an instant that is ahead, by 90 days at most';
  return new MalformedInput([{ code: 'not-ahead', severity: 'error', at: '/at', message }]);
}
