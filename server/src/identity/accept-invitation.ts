import { Injectable } from '@nestjs/common';
import { MalformedInput, Refusal } from '../http/refusal.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { RandomSource } from '../runtime/random-source.js';
import { Invitations } from './invitations.js';
import { hashPassword } from './password.js';
import { passwordProblems } from './password-rules.js';
import { NOTE_CONFIRMER } from './person-changes.js';
import type { Acceptance } from './person.dto.js';
import { People, type Account } from './people.js';

/** Lets an invited person choose a password, once; from then on the person signs in with it. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly people: People,
    private readonly invitations: Invitations,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {}

  /** @throws Refusal 404 `invitation-unknown`; MalformedInput when the password may not be used */
  async execute({ token, password }: Acceptance): Promise<Account> {
    const personId = await this.invitations.personInvitedBy(token);
    const account = personId === undefined ? undefined : this.people.byId(personId);
    if (account?.state !== 'invited') throw unknown();
    const problems = passwordProblems(password, account.email, '/password');
    if (problems.length > 0) throw new MalformedInput(problems);
    const stored = await hashPassword(password, this.random);
    const { id } = account;
    try {
      await this.ledger.change({
        writes: [
          this.invitations.use(token),
          {
            sql: `update person set password = ? where id = ? and password = '' and deactivated_at is null`,
            values: [stored, id],
            changes: 1,
          },
          { sql: NOTE_CONFIRMER, values: [this.clock.now(), id] },
        ],
        acts: [
          {
            action: 'invitation.accept',
            object: `person/${id}`,
            actor: { kind: 'person', id, credential: this.invitations.credentialOf(token) },
            before: digestOfThing({ person: id, hasPassword: false }),
            after: digestOfThing({ person: id, hasPassword: true }),
            reason: null,
          },
        ],
      });
    } catch (error) {
      if (error instanceof ChangeConflict) throw unknown();
      throw error;
    }
    await this.people.load();
    return this.people.byId(id)!;
  }
}

function unknown(): Refusal {
  return new Refusal(
    404,
    'invitation-unknown',
    'the invitation is not known, was used, or is over: ask for a new one',
  );
}
