import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Clock } from '../runtime/clock.js';
import { References } from '../subjects/references.js';
import type { FindReferencesBody } from '../subjects/subject.dto.js';
import { nameOfBody } from '../subjects/subject-name.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { GrantReader } from './grant-reader.js';
import type { FoundPermissions } from './permission.dto.js';
import { PermissionRows } from './permission-rows.js';
import { iso, PermissionView } from './permission-view.js';
import { pairKey } from './user-key.js';

/** Finds a user by number or business-scoped id, with the permission for every business number that knows them. */
@Injectable()
export class FindPermissions {
  readonly #asked: Statement<[string, string], string>;

  constructor(
    { connection }: LedgerConnection,
    private readonly rows: PermissionRows,
    private readonly view: PermissionView,
    private readonly grants: GrantReader,
    private readonly subjects: SubjectReader,
    private readonly references: References,
    private readonly clock: Clock,
  ) {
    this.#asked = connection
      .prepare<[string, string], string>(
        `select distinct business_number from decision
         where user_ref in (select value from json_each(?)) or bsuid_ref in (select value from json_each(?))`,
      )
      .pluck();
  }

  execute(body: FindReferencesBody): FoundPermissions {
    const { domain, value } = nameOfBody(body);
    const now = this.clock.now();
    const reference = this.references.of(domain, value);
    const user = this.grants.numberOf(reference) ?? reference;
    const names = [...this.references.all(domain, value), user, ...this.rows.namesOf(user)];
    const list = JSON.stringify(names);
    const erasedAt = this.subjects.nameOf(user) === undefined ? this.subjects.erasedAt(user) : null;
    const pairs = new Set([
      ...this.rows.ofUser(user),
      ...this.#asked
        .all(list, list)
        // One that is not registered stands there by its reference, and nobody can ring from it.
        .filter((number) => number.startsWith('+'))
        .map((number) => pairKey(number, user)),
    ]);
    return {
      user,
      erasedAt: erasedAt === null ? null : iso(erasedAt),
      items: [...pairs].sort().map((pair) => this.view.of(pair, now)),
    };
  }
}
