import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { Directory } from '../directory/directory.js';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { ERASED } from '../permissions/grant-statements.js';
import { Clock } from '../runtime/clock.js';
import { References } from './references.js';
import type { EraseSubjectBody, Erasure } from './subject.dto.js';
import { nameOfBody } from './subject-name.js';

/** Everybody tied to the references asked for, under either name, as far as events told. */
const PEOPLE = `with asked (ref) as (select value from json_each(?)),
    numbers (ref) as (select ref from asked
      union select number_ref from user_alias where bsuid_ref in (select ref from asked)),
    people (ref) as (select ref from numbers
      union select bsuid_ref from user_alias where number_ref in (select ref from numbers))`;

/**
 * Erases a person: their keys go, and with them everything that was sealed under them, for good (A6).
 *
 * The log and its proofs stay as they are: they name the person by references only. Permissions of theirs are gone; what is
 * counted under the references goes on to count, so that no limit is loosened.
 */
@Injectable()
export class EraseSubject {
  readonly #kept: Statement<[string], { live: number; erased: number }>;

  constructor(
    { connection }: LedgerConnection,
    private readonly references: References,
    private readonly directory: Directory,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {
    this.#kept = connection.prepare(
      `${PEOPLE} select count(*) filter (where erased_at is null) as live,
         count(*) filter (where erased_at is not null) as erased
       from subject where reference in (select ref from people)`,
    );
  }

  /**
   * @throws Refusal 404 `subject-unknown`, 409 `subject-erased`, 409 `business-number`
   * @throws RecordUnavailable, LedgerOverloaded: then nothing is erased
   */
  async execute(body: EraseSubjectBody, { actor }: ActingPerson): Promise<Erasure> {
    const { domain, value } = nameOfBody(body);
    if (domain === 'number' && this.directory.businessNumber(`+${value}`) !== undefined) {
      throw new Refusal(409, 'business-number', 'this number is a business number: it is nobody’s');
    }
    const asked = JSON.stringify(this.references.all(domain, value));
    this.#refuseUnlessKept(asked);
    const subject = this.references.of(domain, value);
    const now = this.clock.now();
    const [logIndex] = await this.ledger.change({
      writes: [
        {
          sql: `${PEOPLE} update subject set wrapped_key = null, sealed_name = null, erased_at = ?
            where erased_at is null and reference in (select ref from people)`,
          values: [asked, now],
        },
        {
          // The row stays, so that a grant told again or late does not come back to life.
          sql: `${PEOPLE} update grant_state set kind = null, granted_at = null, expires_at = null, source = '${ERASED}',
              confirmed_at = null, revoked_at = max(coalesce(revoked_at, 0), ?)
            where substr(pair, instr(pair, ' ') + 1) in (select ref from people)`,
          values: [asked, now],
        },
        ...['permission_event', 'ungranted_pair'].map((table) => ({
          sql: `${PEOPLE} delete from ${table} where substr(pair, instr(pair, ' ') + 1) in (select ref from people)`,
          values: [asked],
        })),
      ],
      acts: [
        {
          action: 'subject.erase',
          object: `subject/${subject}`,
          actor,
          before: digestOfThing({ subject }),
          after: null,
          reason: body.reason,
        },
      ],
      wipe: true,
    });
    return { subject, logIndex: logIndex! };
  }

  #refuseUnlessKept(asked: string): void {
    const { live, erased } = this.#kept.get(asked)!;
    if (live > 0) return;
    if (erased > 0) {
      throw new Refusal(
        409,
        'subject-erased',
        'this person was erased, and nothing was kept since',
      );
    }
    throw new Refusal(404, 'subject-unknown', 'nothing is kept of this person');
  }
}
