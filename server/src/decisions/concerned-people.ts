import { Injectable } from '@nestjs/common';
import type { CallAttempt, Evidence } from '@ringfence/rules';
import { Directory } from '../directory/directory.js';
import type { DecisionReferences } from '../ledger/ledger-job.js';
import { References } from '../subjects/references.js';
import { peopleOf, type Subject } from '../subjects/subject-name.js';

/** Whom a question concerns, and by what it is found. */
export interface Concerned {
  /** E.164 with `+` where the number is registered, else its reference: nobody vouched that it is a business's. */
  readonly businessNumber: string;
  readonly references: DecisionReferences;
  readonly subjects: readonly Subject[];
}

/** Finds everybody whom a question concerns. */
@Injectable()
export class ConcernedPeople {
  constructor(
    private readonly references: References,
    private readonly directory: Directory,
  ) {}

  of(attempt: CallAttempt, evidence: Evidence): Concerned {
    const { businessNumber, user } = attempt;
    const isRegistered = this.#isRegistered;
    const people = peopleOf(attempt, evidence, isRegistered);
    const references = {
      user: user.waId === undefined ? null : this.references.of('number', user.waId),
      bsuid: user.bsuid === undefined ? null : this.references.of('bsuid', user.bsuid),
      businessNumber: this.references.of('number', businessNumber.slice(1)),
    };
    return {
      businessNumber: isRegistered(businessNumber) ? businessNumber : references.businessNumber,
      references,
      subjects: people.map(({ domain, value }) => ({
        domain,
        value,
        reference: this.references.of(domain, value),
      })),
    };
  }

  readonly #isRegistered = (number: string): boolean =>
    this.directory.businessNumber(number) !== undefined;
}
