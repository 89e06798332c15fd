import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { Person } from '../identity/caller.js';
import type { Requester } from '../identity/requester.js';
import { SYSTEM, type Act } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import type { Settled } from './confirmation.dto.js';
import { Confirmations, type Confirmation, type ConfirmationState } from './confirmations.js';
import { CONFIRMABLE_CHANGES, type ConfirmableChange } from './judged-change.js';
import { actOf } from './make-change.js';
import { SecondPerson } from './second-person.js';

/** Lets a second person put a waiting change into effect, or refuse it. */
@Injectable()
export class SettleConfirmation {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly secondPerson: SecondPerson,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    @Inject(CONFIRMABLE_CHANGES) private readonly changes: readonly ConfirmableChange[],
  ) {}

  /**
   * Judges the change anew and puts it into effect. A proposal nobody stands behind an admin takes up first, and then counts as
   * who proposed it.
   *
   * @throws Refusal 404, 403 `second-person-needed`, or 409 when it cannot be confirmed any more
   */
  async confirm(id: string, person: Person, by: Requester): Promise<Settled> {
    const waiting = await this.#waiting(id);
    if (this.secondPerson.mayTakeUp(person, waiting)) return this.#takeUp(waiting, by);
    if (!this.secondPerson.mayConfirm(person, waiting)) {
      throw new Refusal(
        403,
        'second-person-needed',
        this.secondPerson.isOwnerless(waiting)
          ? 'nobody made the key that proposed it: an admin takes it up, then another person confirms'
          : 'another person than who proposed it confirms',
      );
    }
    if (!this.secondPerson.proposerStands(waiting)) throw proposerGone();
    const kind = this.changes.find((change) => change.kind === waiting.kind)!;
    const change = await kind.judgeAgain(JSON.parse(waiting.change));
    if (change.before !== waiting.digestBefore) {
      throw new Refusal(409, 'changed-since', 'it has changed since: refuse this and propose anew');
    }
    const details = { ...change.details, confirmation: id, proposedBy: waiting.proposedBy };
    await this.ledger.change({
      writes: [
        ...this.secondPerson.whileBothMay(person, waiting),
        this.#settled(waiting, 'confirmed', by),
        ...change.writes,
      ],
      acts: [
        actAbout(waiting, 'confirmation.confirm', by),
        { ...actOf(change, { actor: by.actor, reason: waiting.reason }), details },
      ],
    });
    await change.settle();
    return { id, kind: waiting.kind, state: 'confirmed' };
  }

  /** Whoever may confirm may refuse, and so may who proposed it. */
  async refuse(id: string, by: Requester): Promise<Settled> {
    const waiting = await this.#waiting(id);
    await this.ledger.change({
      writes: [this.#settled(waiting, 'refused', by)],
      acts: [actAbout(waiting, 'confirmation.refuse', by)],
    });
    return { id, kind: waiting.kind, state: 'refused' };
  }

  /** Puts on record that the time of changes nobody settled is over. */
  async expire(): Promise<void> {
    for (const overdue of this.confirmations.overdue()) {
      const by = { actor: SYSTEM, reason: null };
      await this.ledger.change({
        writes: [this.#settled(overdue, 'expired', by)],
        acts: [actAbout(overdue, 'confirmation.expire', by)],
      });
    }
  }

  async #waiting(id: string): Promise<Confirmation> {
    await this.expire();
    const found = this.confirmations.byId(id);
    if (found === undefined) {
      throw new Refusal(404, 'confirmation-unknown', 'no change that waits has this id');
    }
    if (found.state !== 'pending') {
      throw new Refusal(409, `confirmation-${found.state}`, `it was ${found.state} before`);
    }
    return found;
  }

  async #takeUp(waiting: Confirmation, by: Requester): Promise<Settled> {
    const { id, kind, proposedBy } = waiting;
    if (!this.secondPerson.proposerStands(waiting)) throw proposerGone();
    const owned: SqlWrite = {
      sql: `update confirmation set proposed_kind = 'person', proposed_by = ?
            where id = ? and proposed_by = ? and state = 'pending'`,
      values: [by.actor.id, id, proposedBy],
      changes: 1,
    };
    const act = actAbout(waiting, 'confirmation.take-up', by);
    const acts = [{ ...act, details: { ...act.details, proposedBy } }];
    await this.ledger.change({ writes: [owned], acts });
    return { id, kind, state: 'taken-up' };
  }

  #settled({ id }: Confirmation, state: ConfirmationState, { actor }: Requester): SqlWrite {
    return {
      sql: `update confirmation set state = ?, decided_by = ?, decided_at = ? where id = ? and state = 'pending'`,
      values: [state, actor.id, this.clock.now(), id],
      changes: 1,
    };
  }
}

function proposerGone(): Refusal {
  return new Refusal(409, 'proposer-gone', 'who proposed it may not any more: propose it anew');
}

function actAbout(waiting: Confirmation, action: string, { actor, reason }: Requester): Act {
  return {
    action,
    object: `confirmation/${waiting.id}`,
    actor,
    before: waiting.digestBefore,
    after: waiting.digestAfter,
    reason,
    details: { kind: waiting.kind, of: waiting.object },
  };
}
