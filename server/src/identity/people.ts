import { Injectable } from '@nestjs/common';
import { ReadSource } from '../database/read-source.js';
import { RandomSource } from '../runtime/random-source.js';
import { isConfirmer, ROLES, type Role } from './access.js';
import type { Person } from './caller.js';
import { nobodysPassword, passwordMatches } from './password.js';
import type { PersonState } from './person.dto.js';
import type { PersonRef } from './person-ref.dto.js';

/** A person with what is known of the account. */
export interface Account extends Person {
  readonly state: PersonState;
  /** Epoch milliseconds (UTC); null: never. */
  readonly lastSeenAt: number | null;
  /** Since when the person could confirm changes, kept also when not any more; null: never. */
  readonly confirmerSince: number | null;
}

interface PersonRow {
  id: string;
  email: string;
  name: string;
  roles: string;
  /** Empty until an invitation is accepted, and after a deactivation. */
  password: string;
  identity: string;
  deactivated_at: number | null;
  last_seen_at: number | null;
  confirmer_since: number | null;
}

/** Everybody there is, kept in memory: who may do what is asked with every request. */
@Injectable()
export class People {
  #byId: ReadonlyMap<string, { account: Account; password: string }> = new Map();
  readonly #seenAt = new Map<string, number>();
  /** Checked in place of a person who does not exist or may not sign in, so that all take the same effort (X1). */
  readonly #nobody: string;

  constructor(
    private readonly reading: ReadSource,
    random: RandomSource,
  ) {
    this.#nobody = nobodysPassword(random);
  }

  /** Reads everybody anew, after a change. */
  async load(): Promise<void> {
    const rows: PersonRow[] = await this.reading.source.query('select * from person order by id');
    this.#byId = new Map(
      rows.map((row) => [row.id, { account: accountOf(row), password: row.password }]),
    );
  }

  get count(): number {
    return this.#byId.size;
  }

  /** Everybody, also who was invited or has left. */
  list(): Account[] {
    return [...this.#byId.keys()].map((id) => this.byId(id)!);
  }

  byId(id: string): Account | undefined {
    const account = this.#byId.get(id)?.account;
    if (account === undefined) return undefined;
    return { ...account, lastSeenAt: this.#seenAt.get(id) ?? account.lastSeenAt };
  }

  /** The person, who may act now; undefined: there is none, or one that was invited or has left. */
  active(id: string): Account | undefined {
    const account = this.byId(id);
    return account?.state === 'active' ? account : undefined;
  }

  byEmail(email: string): Account | undefined {
    const address = email.trim().toLowerCase();
    return this.list().find((account) => account.email === address);
  }

  /** How others see a person; of one nobody knows, the id stands for the name. */
  refOf(id: string): PersonRef {
    return { id, name: this.byId(id)?.name ?? id };
  }

  /** Identities that can confirm now what another proposes. */
  confirmers(): ReadonlySet<string> {
    const active = this.list().filter(
      ({ state, roles }) => state === 'active' && isConfirmer(roles),
    );
    return new Set(active.map(({ identity }) => identity));
  }

  /** Identities that can confirm, or once could. */
  everConfirmers(): ReadonlySet<string> {
    const ever = this.list().filter(({ confirmerSince }) => confirmerSince !== null);
    return new Set(ever.map(({ identity }) => identity));
  }

  /**
   * Checks the password of a person, with the same effort whatever the answer (X1).
   *
   * @param account undefined: a person nobody knows
   * @returns the password's stored form, which changes with it; undefined: it is wrong, or the person may not act
   */
  async check(account: Account | undefined, password: string): Promise<string | undefined> {
    const stored = account?.state === 'active' ? this.#byId.get(account.id)?.password : undefined;
    const matches = await passwordMatches(password, stored ?? this.#nobody);
    return matches ? stored : undefined;
  }

  /** @param at epoch milliseconds (UTC) */
  noteSeen(id: string, at: number): void {
    this.#seenAt.set(id, at);
  }
}

function accountOf(row: PersonRow): Account {
  const { id, email, name, identity } = row;
  return {
    id,
    email,
    name,
    roles: row.roles.split(',').filter(isRole),
    identity,
    state: row.deactivated_at !== null ? 'deactivated' : row.password === '' ? 'invited' : 'active',
    lastSeenAt: row.last_seen_at,
    confirmerSince: row.confirmer_since,
  };
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
