import { Injectable } from '@nestjs/common';
import { MalformedInput, Refusal } from '../http/refusal.js';
import type { Act, Actor } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { RandomSource } from '../runtime/random-source.js';
import { hashPassword } from './password.js';
import { passwordProblems } from './password-rules.js';
import { endSessionsOf } from './person-changes.js';
import { People } from './people.js';
import type { PasswordChange } from './session.dto.js';
import { Sessions, type Session } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

/** Changes a person's own password; every session of the person ends, and one begins under a new id (X2). */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly ledger: LedgerPort,
    private readonly random: RandomSource,
  ) {}

  /**
   * @param address whence the request comes: guessing the current password waits like guessing at the door
   * @throws Refusal 403 `password-wrong`, 429; MalformedInput when the new one may not be used
   */
  async execute(
    personId: string,
    actor: Actor,
    { current, next }: PasswordChange,
    address: string,
  ): Promise<{ secret: string; session: Session }> {
    const account = this.people.active(personId)!;
    const problems = passwordProblems(next, account.email, '/next');
    if (problems.length > 0) throw new MalformedInput(problems);
    this.limits.begin(account.email, address);
    const stored = await this.people.check(account, current);
    if (stored === undefined) {
      await this.ledger.change({
        writes: this.limits.failed(account.email, address),
        acts: [{ ...actOf(personId, actor), action: 'password.refuse' }],
      });
      throw new Refusal(403, 'password-wrong', 'the current password is wrong');
    }
    const writes = this.limits.succeeded(account.email, address);
    const password = await hashPassword(next, this.random);
    await this.ledger.change({
      writes: [
        {
          sql: 'update person set password = ? where id = ? and password = ? and deactivated_at is null',
          values: [password, personId, stored],
          changes: 1,
        },
        endSessionsOf(personId),
        ...writes,
      ],
      acts: [
        {
          ...actOf(personId, actor),
          before: digestOfThing({ password: stored }),
          after: digestOfThing({ password }),
        },
      ],
    });
    this.sessions.endAllOf(personId);
    await this.people.load();
    return this.sessions.begin(account, { password });
  }
}

function actOf(personId: string, actor: Actor): Act {
  return {
    action: 'password.change',
    object: `person/${personId}`,
    actor,
    before: null,
    after: null,
    reason: null,
  };
}
