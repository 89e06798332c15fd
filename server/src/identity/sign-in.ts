import { Injectable } from '@nestjs/common';
import { Refusal } from '../http/refusal.js';
import { SYSTEM } from '../ledger/act.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { People, type Account } from './people.js';
import type { SignIn as Credentials } from './session.dto.js';
import { Sessions, type Session } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

/** Lets a person in who shows address and password, and puts on record who did and who failed. */
@Injectable()
export class SignIn {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly ledger: LedgerPort,
  ) {}

  /**
   * @param address whence the request comes
   * @param former secret of the session it takes the place of
   * @throws Refusal 401 `sign-in-failed`, which tells nothing of what was wrong, or 429 while one has to wait
   */
  async execute(
    { email, password }: Credentials,
    address: string,
    former: string | undefined,
  ): Promise<{ secret: string; session: Session }> {
    this.limits.begin(email, address);
    const account = this.people.byEmail(email);
    const stored = await this.people.check(account, password);
    if (account === undefined || stored === undefined) {
      await this.#putOnRecord(account, email, address);
      throw failed();
    }
    const writes = this.limits.succeeded(email, address);
    try {
      return await this.sessions.begin(account, { former, password: stored, writes });
    } catch (error) {
      if (error instanceof ChangeConflict) throw failed();
      throw error;
    }
  }

  /** Names the account by its id; what was typed in is not repeated, since it may be anything. */
  async #putOnRecord(account: Account | undefined, email: string, address: string): Promise<void> {
    await this.ledger.change({
      writes: this.limits.failed(email, address),
      acts: [
        {
          action: 'session.refuse',
          object: `person/${account?.id ?? 'unknown'}`,
          actor: SYSTEM,
          before: null,
          after: null,
          reason: null,
        },
      ],
    });
  }
}

function failed(): Refusal {
  return new Refusal(401, 'sign-in-failed', 'the address or the password is wrong');
}
