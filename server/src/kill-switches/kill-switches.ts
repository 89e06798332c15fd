import { Injectable } from '@nestjs/common';
import type { CallAttempt } from '@ringfence/rules';
import type { PersonRef } from '../identity/person-ref.dto.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Clock } from '../runtime/clock.js';
import type { KillSwitchScope } from './kill-switch.dto.js';

/** A switch that somebody pulled: it can only deny more (V6). */
export interface KillSwitch {
  readonly id: string;
  readonly scope: KillSwitchScope;
  readonly reason: string;
  readonly by: PersonRef;
  /** Epoch milliseconds (UTC). */
  readonly since: number;
  readonly expiresAt: number;
}

interface Row {
  readonly id: string;
  readonly scope: 'all' | 'outbound' | 'business-number';
  readonly business_number: string | null;
  readonly reason: string;
  readonly person_id: string;
  readonly name: string | null;
  readonly since: number;
  readonly expires_at: number;
}

/** The switches that stand, in memory, so that every attempt is held against them without a look at the store. */
@Injectable()
export class KillSwitches {
  readonly #pulled = new Map<string, KillSwitch>();

  constructor(
    private readonly ledger: LedgerConnection,
    private readonly clock: Clock,
  ) {}

  /** Takes up those that stood when the server stopped, also those whose time has come meanwhile. */
  load(): void {
    const rows = this.ledger.connection
      .prepare<[], Row>(
        `select k.id, k.scope, k.business_number, k.reason, k.person_id, p.name, k.since, k.expires_at
         from kill_switch k left join person p on p.id = k.person_id where k.ended_at is null`,
      )
      .all();
    for (const row of rows) this.add(switchOf(row));
  }

  /** From now on it stops what it covers. */
  add(killSwitch: KillSwitch): void {
    this.#pulled.set(killSwitch.id, killSwitch);
  }

  remove(id: string): void {
    this.#pulled.delete(id);
  }

  /** The one with this id that stands now. */
  standing(id: string): KillSwitch | undefined {
    const found = this.#pulled.get(id);
    return found !== undefined && this.#stands(found) ? found : undefined;
  }

  /** Those that stand now, the newest first. */
  list(): KillSwitch[] {
    return [...this.#pulled.values()]
      .filter((each) => this.#stands(each))
      .sort((a, b) => b.since - a.since || (a.id < b.id ? 1 : -1));
  }

  /** Those whose time has come, though the record does not say so yet. */
  expired(): KillSwitch[] {
    return [...this.#pulled.values()].filter((each) => !this.#stands(each));
  }

  /** The switch that stops an attempt, the oldest of several; undefined: none does. */
  stopping(attempt: CallAttempt): KillSwitch | undefined {
    if (this.#pulled.size === 0) return undefined;
    return this.list().findLast(({ scope }) => covers(scope, attempt));
  }

  #stands({ expiresAt }: KillSwitch): boolean {
    return this.clock.now() < expiresAt;
  }
}

function covers(scope: KillSwitchScope, attempt: CallAttempt): boolean {
  if (scope === 'all') return true;
  if (scope === 'outbound') return mayBeOutbound(attempt);
  return attempt.businessNumber === scope.businessNumber;
}

/** The initiator is what the caller claims: a call that starts elsewhere than at a user, or rings one, counts as well. */
function mayBeOutbound({ initiator, legs, target }: CallAttempt): boolean {
  return (
    initiator === 'business' || legs[0]?.endpoint.kind !== 'whatsapp' || target?.kind === 'whatsapp'
  );
}

function switchOf(row: Row): KillSwitch {
  const { id, reason, since } = row;
  return {
    id,
    scope: row.scope === 'business-number' ? { businessNumber: row.business_number! } : row.scope,
    reason,
    by: { id: row.person_id, name: row.name ?? row.person_id },
    since,
    expiresAt: row.expires_at,
  };
}
