import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Invitations } from './invitations.js';
import { digestOfPerson } from './person-changes.js';
import type { InvitationView } from './person.dto.js';
import { People } from './people.js';
import type { Requester } from './requester.js';

/**
 * Gives an invited person a new token; the one before opens nothing any more.
 *
 * Who has a password gets none: whoever could hand out a new one could act as that person.
 */
@Injectable()
export class RenewInvitation {
  constructor(
    private readonly people: People,
    private readonly invitations: Invitations,
    private readonly ledger: LedgerPort,
  ) {}

  /** @throws Refusal 404 `person-unknown`, 409 `person-active` or `person-deactivated` */
  async execute(personId: string, { actor, reason }: Requester): Promise<InvitationView> {
    const account = this.people.byId(personId);
    if (account === undefined) throw new Refusal(404, 'person-unknown', 'no person has this id');
    if (account.state !== 'invited') {
      const advice =
        account.state === 'active'
          ? 'the person has a password: deactivate and take the person back first'
          : 'take the person back first';
      throw new Refusal(409, `person-${account.state}`, advice);
    }
    const { view, writes } = this.invitations.draw(personId);
    const digest = digestOfPerson(account);
    await this.ledger.change({
      writes,
      acts: [
        {
          action: 'invitation.renew',
          object: `person/${personId}`,
          actor,
          before: digest,
          after: digest,
          reason,
        },
      ],
    });
    return view;
  }
}
