import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../ledger/act.js';
import { CONFIG, type Config } from '../runtime/config.js';
import { StartNotice } from '../runtime/start-notice.js';
import { ChangePerson } from './change-person.js';
import { InvitePerson } from './invite-person.js';
import type { InvitationView } from './person.dto.js';
import { People } from './people.js';
import { RenewInvitation } from './renew-invitation.js';
import type { Requester } from './requester.js';

/** The address of the first admin where the settings name none. */
const NAMELESS = 'admin@localhost';

/**
 * Invites an admin by the start's notice while nobody can act as one, or when the settings name an address nobody has: so
 * whoever starts the server can let people in, and nobody is locked out for good.
 */
@Injectable()
export class InviteFirstAdmin {
  constructor(
    private readonly people: People,
    private readonly invitePerson: InvitePerson,
    private readonly changePerson: ChangePerson,
    private readonly renewInvitation: RenewInvitation,
    private readonly notice: StartNotice,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who was invited and never came is invited anew, since the token was shown once. */
  async execute(): Promise<void> {
    const { adminEmail } = this.config;
    const isNamedAnew = adminEmail !== undefined && this.people.byEmail(adminEmail) === undefined;
    if (this.#hasAdmin() && !isNamedAnew) return;
    const email = adminEmail ?? NAMELESS;
    const by: Requester = { actor: SYSTEM, reason: 'invited by the start of the server' };
    const invitation = await this.#invite(email, by);
    this.notice.add('admin', email);
    if (invitation === undefined) return;
    this.notice.add('invitation', invitation.token);
    this.notice.add('to be accepted until', invitation.expiresAt);
  }

  #hasAdmin(): boolean {
    return this.people
      .list()
      .some(({ roles, state }) => state === 'active' && roles.includes('admin'));
  }

  /** @returns undefined: the person has a password already */
  async #invite(email: string, by: Requester): Promise<InvitationView | undefined> {
    const known = this.people.byEmail(email);
    if (known === undefined) {
      const person = { email, name: 'First admin', roles: ['admin' as const] };
      return (await this.invitePerson.execute(person, by)).invitation;
    }
    if (known.state === 'deactivated' || !known.roles.includes('admin')) {
      const roles = [...known.roles, 'admin' as const];
      await this.changePerson.execute(known.id, { name: known.name, roles, active: true }, by);
    }
    const isActive = this.people.active(known.id) !== undefined;
    return isActive ? undefined : this.renewInvitation.execute(known.id, by);
  }
}
