import { Injectable } from '@nestjs/common';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { PersonRef } from './person-ref.dto.js';

/** Names and rights of people, as they are stored now. */
@Injectable()
export class PersonRefs {
  constructor(private readonly ledger: LedgerConnection) {}

  /** What others see of a person; somebody nobody knows goes by the id. */
  of(id: string): PersonRef {
    const name = this.ledger.connection
      .prepare<[string], string>('select name from person where id = ?')
      .pluck()
      .get(id);
    return { id, name: name ?? id };
  }

  /** Whether a person is one who may approve now. */
  mayApprove(id: string): boolean {
    const roles = this.ledger.connection
      .prepare<[string], string>('select roles from person where id = ?')
      .pluck()
      .get(id);
    return roles?.split(',').includes('approver') ?? false;
  }
}
