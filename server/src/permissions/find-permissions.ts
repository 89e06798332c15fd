import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { Directory } from '../directory/directory.js';
import { MalformedInput } from '../http/refusal.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Clock } from '../runtime/clock.js';
import { numbersAt } from '../subjects/dialled-numbers.js';
import { REFERENCE, References } from '../subjects/references.js';
import { SCOPED_ID, type SubjectName } from '../subjects/subject-name.js';
import { SubjectReader } from '../subjects/subject-reader.js';
import { GrantReader } from './grant-reader.js';
import type { FindPermissionsBody, FoundPermissions, Permission } from './permission.dto.js';
import { PermissionRows } from './permission-rows.js';
import { iso, PermissionView } from './permission-view.js';
import { pairKey } from './user-key.js';

/** Finds users by what people write of them, with the permission for every business number that knows them. */
@Injectable()
export class FindPermissions {
  readonly #asked: Statement<[{ people: string }], string>;

  constructor(
    { connection }: LedgerConnection,
    private readonly rows: PermissionRows,
    private readonly view: PermissionView,
    private readonly grants: GrantReader,
    private readonly subjects: SubjectReader,
    private readonly references: References,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {
    this.#asked = connection
      .prepare<[{ people: string }], string>(
        `select distinct business_number from decision
         where user_ref in (select value from json_each(:people))
           or bsuid_ref in (select value from json_each(:people))`,
      )
      .pluck();
  }

  /** @throws MalformedInput when the text names nobody */
  execute({ text, users = [] }: FindPermissionsBody): FoundPermissions {
    const names = text === undefined || REFERENCE.test(text) ? [] : this.#meantBy(text);
    const read = new Map(names.map((name) => [this.references.of(name.domain, name.value), name]));
    const meant = text !== undefined && names.length === 0 ? [text] : [...users, ...read.keys()];
    const now = this.clock.now();
    const known = [...new Set(meant.map((user) => this.grants.numberOf(user) ?? user))];
    return {
      users: known.map((reference) => {
        const { subjects } = this;
        const erasedAt =
          subjects.nameOf(reference) === undefined ? subjects.erasedAt(reference) : null;
        const name = read.get(reference);
        return {
          reference,
          ...(name?.domain === 'number' ? { waId: name.value } : {}),
          erasedAt: erasedAt === null ? null : iso(erasedAt),
        };
      }),
      items: known.flatMap((user) => this.#ofUser(user, now)),
    };
  }

  #meantBy(text: string): SubjectName[] {
    const { businessNumbers } = this.directory.view();
    // Without its country a number is one of a country that the business calls from.
    const readings =
      businessNumbers.length === 0 ? ['+'] : businessNumbers.map((one) => one.number);
    const numbers = new Set(readings.flatMap((business) => numbersAt(text, business)));
    const names: SubjectName[] = [...numbers].map((value) => ({ domain: 'number', value }));
    if (names.length === 0 && SCOPED_ID.test(text)) names.push({ domain: 'bsuid', value: text });
    if (names.length === 0) {
      const message = 'this is no phone number, no business-scoped id and no reference';
      throw new MalformedInput([{ code: 'names-nobody', severity: 'error', at: '/text', message }]);
    }
    return names;
  }

  #ofUser(user: string, now: number): Permission[] {
    const names = [user, ...this.rows.namesOf(user)].flatMap((reference) => {
      const name = this.subjects.nameOf(reference);
      // Under every key: what was decided before the keys changed stands under an older one.
      return name === undefined ? [reference] : this.references.all(name.domain, name.value);
    });
    const asked = this.#asked
      .all({ people: JSON.stringify(names) })
      // One that is not registered stands there by its reference, and nobody can ring from it.
      .filter((number) => number.startsWith('+'))
      .map((number) => pairKey(number, user));
    return [...new Set([...this.rows.ofUser(user), ...asked])]
      .sort()
      .map((pair) => this.view.of(pair, now));
  }
}
