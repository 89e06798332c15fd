import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import { SYSTEM } from '../ledger/act.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { RandomSource } from '../runtime/random-source.js';
import { ROLES, type Role } from './access.js';
import type { Person } from './caller.js';
import { hashPassword, nobodysPassword, passwordMatches } from './password.js';

interface PersonRow {
  id: string;
  email: string;
  name: string;
  roles: string;
  password: string;
}

/** The people who may sign in. */
@Injectable()
export class People {
  /** Checked in place of a person who does not exist, so that both take the same effort (X1). */
  readonly #nobody: string;

  constructor(
    private readonly ledger: LedgerPort,
    private readonly reading: ReadSource,
    private readonly clock: Clock,
    private readonly random: RandomSource,
  ) {
    this.#nobody = nobodysPassword(random);
  }

  /** The person with this address and password; undefined: there is none. */
  async recognise(email: string, password: string): Promise<Person | undefined> {
    const [row]: PersonRow[] = await this.reading.source.query(
      'select * from person where email = ?',
      [email.trim().toLowerCase()],
    );
    const matches = await passwordMatches(password, row?.password ?? this.#nobody);
    return row !== undefined && matches ? personOf(row) : undefined;
  }

  async byId(id: string): Promise<Person | undefined> {
    const [row]: PersonRow[] = await this.reading.source.query(
      'select * from person where id = ?',
      [id],
    );
    return row === undefined ? undefined : personOf(row);
  }

  async count(): Promise<number> {
    const [row]: { count: number }[] = await this.reading.source.query(
      'select count(*) as count from person',
    );
    return row?.count ?? 0;
  }

  /**
   * Adds people, or gives those who exist this password; one hash serves all, since they share the password.
   *
   * A password that is right already is not stored anew.
   */
  async putAll(people: readonly Person[], password: string): Promise<void> {
    const [first]: PersonRow[] = await this.reading.source.query(
      'select * from person where id = ?',
      [people[0]!.id],
    );
    if (first !== undefined && (await passwordMatches(password, first.password))) return;
    const stored = await hashPassword(password, this.random);
    await this.ledger.change({
      writes: people.map(({ id, email, name, roles }) => ({
        sql: `insert into person (id, email, name, roles, password, created_at) values (?, ?, ?, ?, ?, ?)
           on conflict (id) do update set password = excluded.password`,
        values: [id, email, name, roles.join(','), stored, this.clock.now()],
      })),
      acts: people.map(({ id, roles }) => ({
        action: 'person.put',
        object: `person/${id}`,
        actor: SYSTEM,
        before: null,
        after: digestOfThing({ id, roles }),
        reason: null,
      })),
    });
  }
}

function personOf({ id, email, name, roles }: PersonRow): Person {
  return { id, email, name, roles: roles.split(',').filter(isRole) };
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
