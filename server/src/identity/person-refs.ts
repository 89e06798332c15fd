import { Injectable } from '@nestjs/common';
import { People } from './people.js';
import type { PersonRef } from './person-ref.dto.js';

/** Names and rights of people, as they are now. */
@Injectable()
export class PersonRefs {
  constructor(private readonly people: People) {}

  /** What others see of a person; somebody nobody knows goes by the id. */
  of(id: string): PersonRef {
    return this.people.refOf(id);
  }

  /** Whether a person is one who may approve now; who has left may not. */
  mayApprove(id: string): boolean {
    return this.people.active(id)?.roles.includes('approver') ?? false;
  }
}
