import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { Directory } from '../directory/directory.js';
import { digestOfMachineKey, MachineKeys } from '../identity/machine-keys.js';
import { People } from '../identity/people.js';
import { digestOfPerson } from '../identity/person-changes.js';
import type { KillSwitchScope } from '../kill-switches/kill-switch.dto.js';
import { KillSwitches } from '../kill-switches/kill-switches.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { BundleFindings } from '../promotions/bundle-findings.js';
import { Clock } from '../runtime/clock.js';
import { Settings } from '../settings/settings.js';
import { ThingsOnRecord } from './things-on-record.js';

interface Pulled {
  readonly id: string;
  readonly scope: string;
  readonly person: string;
  readonly at: string;
  readonly expiresAt: string;
}

/**
 * Holds endpoints, people, machine keys, settings and kill switches against the ledger, before the first decision: what was
 * changed past it is named, and nothing is promoted until it is restored.
 *
 * Invariant: an endpoint the ledger does not tell of counts as not registered, and a kill switch it tells of stands.
 */
@Injectable()
export class StateCheck {
  readonly #pulled: Statement<[string], Pulled>;

  constructor(
    { connection }: LedgerConnection,
    private readonly record: ThingsOnRecord,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly keys: MachineKeys,
    private readonly settings: Settings,
    private readonly killSwitches: KillSwitches,
    private readonly findings: BundleFindings,
    private readonly clock: Clock,
  ) {
    this.#pulled = connection.prepare(
      `select json_extract(leaf, '$.object') as id, json_extract(leaf, '$.details.scope') as scope,
         json_extract(leaf, '$.actor.id') as person, json_extract(leaf, '$.at') as at,
         json_extract(leaf, '$.details.expiresAt') as expiresAt
       from (select iif(json_valid(leaf), leaf, null) as leaf from log_entry where kind = 'act')
       where json_extract(leaf, '$.action') = 'kill-switch.pull'
         and json_extract(leaf, '$.details.expiresAt') > ?`,
    );
  }

  /** Looks at all of them, as they were loaded. */
  execute(): void {
    for (const { kind, id, ...entry } of this.directory.view().endpoints) {
      const object = `endpoint/${kind}:${id}`;
      const actions = ['directory.put', 'directory.delete', 'directory.prepare'];
      if (this.#isTold(object, actions, digestOfThing(entry))) continue;
      this.directory.dropEndpoint(`${kind}:${id}`);
    }
    for (const account of this.people.list()) {
      const actions = ['person.invite', 'person.change', 'person.put'];
      this.#isTold(`person/${account.id}`, actions, digestOfPerson(account));
    }
    for (const key of this.keys.list()) {
      const actions = ['machine-key.make', 'machine-key.put', 'machine-key.revoke'];
      this.#isTold(`machine-key/${key.id}`, actions, digestOfMachineKey(key));
    }
    if (!this.settings.isDefault) {
      const digest = digestOfThing(this.settings.view());
      this.#isTold('settings/approvals.required', ['settings.change'], digest);
    }
    this.#standKillSwitches();
  }

  #isTold(object: string, actions: readonly string[], digest: string | null): boolean {
    const told = this.record.digestOf(object, actions);
    if (told === digest || (told === undefined && this.record.isOlderThanActs)) return true;
    this.#found(object);
    return false;
  }

  #standKillSwitches(): void {
    for (const { id: object, scope, person, at, expiresAt } of this.#pulledOnRecord()) {
      const id = object.slice(object.indexOf('/') + 1);
      const until = Date.parse(expiresAt);
      const standing = this.killSwitches.standing(id);
      const told = standing?.scope;
      const isSame = (typeof told === 'string' ? told : 'business-number') === scope;
      if (standing !== undefined && isSame && standing.expiresAt === until) continue;
      this.#found(object);
      // The log does not tell the number: for all of them it only denies more.
      const covered: KillSwitchScope = scope === 'outbound' ? 'outbound' : 'all';
      this.killSwitches.add({
        id,
        scope: covered,
        reason: 'the ledger tells of it, the tables do not',
        by: { id: person, name: person },
        since: Date.parse(at),
        expiresAt: until,
      });
    }
  }

  /** Those whose time is not over, and whose end the log does not tell of. */
  #pulledOnRecord(): Pulled[] {
    const ends = ['kill-switch.lift', 'kill-switch.expire'];
    return this.#pulled
      .all(new Date(this.clock.now()).toISOString())
      .filter(({ id }) => this.record.digestOf(id, ends) === undefined);
  }

  #found(object: string): void {
    const message = `${object} is not as the ledger tells: it was changed past the product`;
    this.findings.add({ code: 'state-bad', message });
  }
}
