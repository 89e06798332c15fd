import { Injectable } from '@nestjs/common';
import { MakeChange } from '../confirmations/make-change.js';
import { Refusal } from '../http/refusal.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import { WEIGHTY_ROLES } from './access.js';
import { identityOf } from './mailbox-identity.js';
import { Invitations } from './invitations.js';
import { grantedRoles, JudgeRoleGrant } from './judge-role-grant.js';
import { digestOfPerson } from './person-changes.js';
import type { InvitationView, NewPerson } from './person.dto.js';
import { People } from './people.js';
import type { Requester } from './requester.js';

/** Invites a person; roles that weigh wait for a second person, all else is there at once. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly people: People,
    private readonly invitations: Invitations,
    private readonly judge: JudgeRoleGrant,
    private readonly makeChange: MakeChange,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws Refusal 409 `address-taken` */
  async execute(
    { email, name, roles }: NewPerson,
    by: Requester,
  ): Promise<{ personId: string; invitation: InvitationView; confirmation: string | undefined }> {
    if (this.people.byEmail(email) !== undefined) {
      throw new Refusal(409, 'address-taken', 'somebody has this address: change that person');
    }
    const id = this.ids.next();
    const isWeighty = grantedRoles(undefined, roles, true).length > 0;
    const waits = isWeighty && by.actor.kind !== 'system' && !this.judge.isBootstrap();
    const held = waits ? roles.filter((role) => !WEIGHTY_ROLES.includes(role)) : roles;
    const { view, writes } = this.invitations.draw(id);
    await this.ledger.change({
      writes: [
        {
          sql: `insert into person (id, email, name, roles, identity, password, created_at) values (?, ?, ?, ?, ?, '', ?)`,
          values: [id, email, name, held.join(','), identityOf(email), this.clock.now()],
          changes: 1,
        },
        ...writes,
      ],
      acts: [
        {
          action: 'person.invite',
          object: `person/${id}`,
          actor: by.actor,
          before: null,
          after: digestOfPerson({ id, name, roles: held, state: 'invited' }),
          reason: by.reason,
          ...(isWeighty && !waits ? { details: { bootstrap: true } } : {}),
        },
      ],
    });
    await this.people.load();
    const confirmation = waits
      ? await this.makeChange.execute(this.judge.execute(id, { name, roles, active: true }), by)
      : undefined;
    return { personId: id, invitation: view, confirmation };
  }
}
