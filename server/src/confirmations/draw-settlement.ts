import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { Person } from '../identity/caller.js';
import type { Requester } from '../identity/requester.js';
import type { Act } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { Clock } from '../runtime/clock.js';
import type { Settled } from './confirmation.dto.js';
import type { Confirmation, ConfirmationState } from './confirmations.js';
import { CONFIRMABLE_CHANGES, type ConfirmableChange } from './judged-change.js';
import { actOf } from './make-change.js';
import { SecondPerson } from './second-person.js';

/** What settling a change comes to, ready to be written. */
export interface Settlement {
  readonly state: Settled['state'];
  readonly writes: readonly SqlWrite[];
  readonly acts: readonly Act[];
  /** Brings what is kept in memory up to date, once it is on record. */
  readonly settle: () => Promise<void> | void;
}

/** Draws up what becomes of a change that waits, whether it is settled alone or together with others. */
@Injectable()
export class DrawSettlement {
  constructor(
    private readonly secondPerson: SecondPerson,
    private readonly clock: Clock,
    @Inject(CONFIRMABLE_CHANGES) private readonly changes: readonly ConfirmableChange[],
  ) {}

  /**
   * Judges the change anew. A proposal nobody stands behind an admin takes up first, and then counts as who proposed it.
   *
   * @throws Refusal 403 `second-person-needed`, or 409 when it cannot be confirmed any more
   */
  async confirm(waiting: Confirmation, person: Person, by: Requester): Promise<Settlement> {
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
    const details = {
      ...change.details,
      confirmation: waiting.id,
      proposedBy: waiting.proposedBy,
    };
    return {
      state: 'confirmed',
      writes: [this.#settled(waiting, 'confirmed', by), ...change.writes],
      acts: [
        actAbout(waiting, 'confirmation.confirm', by),
        { ...actOf(change, { actor: by.actor, reason: waiting.reason }), details },
      ],
      settle: change.settle,
    };
  }

  /** Whoever may confirm may refuse, and so may who proposed it. */
  refuse(waiting: Confirmation, by: Requester): Settlement {
    return {
      state: 'refused',
      writes: [this.#settled(waiting, 'refused', by)],
      acts: [actAbout(waiting, 'confirmation.refuse', by)],
      settle: () => undefined,
    };
  }

  /** Its time is over. */
  expire(waiting: Confirmation, by: Requester): Pick<Settlement, 'writes' | 'acts'> {
    return {
      writes: [this.#settled(waiting, 'expired', by)],
      acts: [actAbout(waiting, 'confirmation.expire', by)],
    };
  }

  #takeUp(waiting: Confirmation, by: Requester): Settlement {
    const { id, proposedBy } = waiting;
    if (!this.secondPerson.proposerStands(waiting)) throw proposerGone();
    const act = actAbout(waiting, 'confirmation.take-up', by);
    return {
      state: 'taken-up',
      writes: [
        {
          sql: `update confirmation set proposed_kind = 'person', proposed_by = ?
            where id = ? and proposed_by = ? and state = 'pending'`,
          values: [by.actor.id, id, proposedBy],
          changes: 1,
        },
      ],
      acts: [{ ...act, details: { ...act.details, proposedBy } }],
      settle: () => undefined,
    };
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
