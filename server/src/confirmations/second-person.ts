import { Injectable } from '@nestjs/common';
import { CONFIRMING_ROLES, isConfirmer } from '../identity/access.js';
import type { Person } from '../identity/caller.js';
import { MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import { whileRole } from '../identity/while-role.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import type { Confirmation } from './confirmations.js';

/** Says who counts as the first person of a proposal, and who as the second. */
@Injectable()
export class SecondPerson {
  constructor(
    private readonly people: People,
    private readonly keys: MachineKeys,
  ) {}

  /**
   * Whether nobody is known to stand behind a proposal. A key that came with the settings speaks for nobody: whoever holds it
   * could propose with it and confirm as themselves.
   */
  isOwnerless({ proposedKind, proposedBy }: Confirmation): boolean {
    return this.#identityBehind(proposedKind, proposedBy) === undefined;
  }

  /** Whether the person may make an ownerless proposal their own: whoever could have proposed it. */
  mayTakeUp(person: Person, confirmation: Confirmation): boolean {
    return person.roles.includes('admin') && this.isOwnerless(confirmation);
  }

  /** Whether the person is another one than the known person who proposed it, and may confirm at all. */
  mayConfirm(person: Person, { proposedKind, proposedBy }: Confirmation): boolean {
    const proposer = this.#identityBehind(proposedKind, proposedBy);
    return isConfirmer(person.roles) && proposer !== undefined && proposer !== person.identity;
  }

  /** Whether who proposed it could still propose it. */
  proposerStands({ proposedKind, proposedBy }: Confirmation): boolean {
    return proposedKind === 'machine'
      ? this.keys.isActive(proposedBy)
      : this.people.active(proposedBy)?.roles.includes('admin') === true;
  }

  /** Writes that fit only while the person may still confirm, and who proposed it could still propose it. */
  whileBothMay({ id }: Person, { proposedKind, proposedBy }: Confirmation): SqlWrite[] {
    return [
      whileRole(id, CONFIRMING_ROLES),
      proposedKind === 'person'
        ? whileRole(proposedBy, ['admin'])
        : {
            sql: 'update machine_key set name = name where id = ? and revoked_at is null',
            values: [proposedBy],
            changes: 1,
          },
    ];
  }

  /** A machine key speaks for whoever made it. */
  #identityBehind(kind: 'person' | 'machine', id: string): string | undefined {
    const personId = kind === 'machine' ? this.keys.makerOf(id) : id;
    return personId === undefined ? undefined : this.people.byId(personId)?.identity;
  }
}
