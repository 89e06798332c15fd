import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import type { Person } from '../identity/caller.js';
import type { Requester } from '../identity/requester.js';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { Settled } from './confirmation.dto.js';
import { Confirmations, type Confirmation } from './confirmations.js';
import { DrawSettlement } from './draw-settlement.js';
import { SecondPerson } from './second-person.js';

/** Lets a second person put a waiting change into effect, or refuse it. */
@Injectable()
export class SettleConfirmation {
  constructor(
    private readonly confirmations: Confirmations,
    private readonly draw: DrawSettlement,
    private readonly secondPerson: SecondPerson,
    private readonly ledger: LedgerPort,
  ) {}

  /** @throws Refusal 404, 403 `second-person-needed`, or 409 when it cannot be confirmed any more */
  async confirm(id: string, person: Person, by: Requester): Promise<Settled> {
    const waiting = await this.#waiting(id);
    const { state, writes, acts, settle } = await this.draw.confirm(waiting, person, by);
    const guards = state === 'confirmed' ? this.secondPerson.whileBothMay(person, waiting) : [];
    await this.ledger.change({ writes: [...guards, ...writes], acts });
    await settle();
    return { id, kind: waiting.kind, state };
  }

  async refuse(id: string, by: Requester): Promise<Settled> {
    const waiting = await this.#waiting(id);
    const { state, writes, acts } = this.draw.refuse(waiting, by);
    await this.ledger.change({ writes, acts });
    return { id, kind: waiting.kind, state };
  }

  /** Puts on record that the time of changes nobody settled is over. */
  async expire(): Promise<void> {
    const by = { actor: SYSTEM, reason: null };
    for (const overdue of this.confirmations.overdue()) {
      await this.ledger.change(this.draw.expire(overdue, by));
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
}
