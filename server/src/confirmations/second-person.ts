import { Injectable } from '@nestjs/common';
import { isConfirmer } from '../identity/access.js';
import type { Person } from '../identity/caller.js';
import { MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import type { Confirmation } from './confirmations.js';

/** Says who counts as the second person to a proposal. */
@Injectable()
export class SecondPerson {
  constructor(
    private readonly people: People,
    private readonly keys: MachineKeys,
  ) {}

  /** Whether the person is another one than who proposed it, and may confirm at all. */
  mayConfirm(person: Person, confirmation: Confirmation): boolean {
    return isConfirmer(person.roles) && this.#identityBehind(confirmation) !== person.identity;
  }

  /** Whether who proposed it could still propose it. */
  proposerStands({ proposedKind, proposedBy }: Confirmation): boolean {
    return proposedKind === 'machine'
      ? this.keys.isActive(proposedBy)
      : this.people.active(proposedBy)?.roles.includes('admin') === true;
  }

  /** A machine key speaks for whoever made it; a key that came with the settings speaks for nobody. */
  #identityBehind({ proposedKind, proposedBy }: Confirmation): string | undefined {
    const personId = proposedKind === 'machine' ? this.keys.makerOf(proposedBy) : proposedBy;
    return personId === undefined ? undefined : this.people.byId(personId)?.identity;
  }
}
