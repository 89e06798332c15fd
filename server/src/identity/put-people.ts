import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { RandomSource } from '../runtime/random-source.js';
import type { Person } from './caller.js';
import { identityOf } from './mailbox-identity.js';
import { hashPassword } from './password.js';
import { People } from './people.js';
import { digestOfPerson, endSessionsOf, NOTE_CONFIRMER } from './person-changes.js';

/** A person to be put in; who stands behind the address follows from it. */
export type Newcomer = Omit<Person, 'identity'>;

/** Puts in people who share a password, or gives those who exist this one; who has left stays away. */
@Injectable()
export class PutPeople {
  constructor(
    private readonly ledger: LedgerPort,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {}

  /** A password that is right already is not stored anew. */
  async execute(people: readonly Newcomer[], password: string): Promise<void> {
    const wanted: Newcomer[] = [];
    for (const person of people) {
      const account = this.people.byId(person.id);
      if (account?.state === 'deactivated') continue;
      if (!(await this.#isRight(person.id, password))) wanted.push(person);
    }
    if (wanted.length === 0) return;
    // One hash serves all, since they share the password.
    const stored = await hashPassword(password, this.random);
    const now = this.clock.now();
    await this.ledger.change({
      writes: wanted.flatMap(({ id, email, name, roles }) => [
        {
          sql: `insert into person (id, email, name, roles, identity, password, created_at) values (?, ?, ?, ?, ?, ?, ?)
           on conflict (id) do update set password = excluded.password`,
          values: [
            id,
            email.trim().toLowerCase(),
            name,
            roles.join(','),
            identityOf(email),
            stored,
            now,
          ],
        },
        endSessionsOf(id),
        { sql: NOTE_CONFIRMER, values: [now, id] },
      ]),
      acts: wanted.map((person) => ({
        action: 'person.put',
        object: `person/${person.id}`,
        actor: SYSTEM,
        before: digestOfPerson(this.people.byId(person.id)),
        // Of who exists only the password changes.
        after: digestOfPerson({ ...(this.people.byId(person.id) ?? person), state: 'active' }),
        reason: null,
      })),
    });
    await this.people.load();
  }

  async #isRight(id: string, password: string): Promise<boolean> {
    const account = this.people.active(id);
    return account !== undefined && (await this.people.check(account, password)) !== undefined;
  }
}
