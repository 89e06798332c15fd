import { Injectable } from '@nestjs/common';
import type { Localized } from '@ringfence/rules';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { Clock } from '../runtime/clock.js';
import type { ConfirmationKind } from './confirmation.dto.js';

export type ConfirmationState = 'pending' | 'confirmed' | 'refused' | 'expired';

/** A change that waits for a second person, or did. */
export interface Confirmation {
  readonly id: string;
  readonly kind: ConfirmationKind;
  readonly object: string;
  /** JSON of the plain data it is judged from. */
  readonly change: string;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
  readonly summary: Localized;
  readonly reason: string | null;
  readonly proposedKind: 'person' | 'machine';
  readonly proposedBy: string;
  /** Epoch milliseconds (UTC). */
  readonly proposedAt: number;
  readonly expiresAt: number;
  readonly state: ConfirmationState;
  /** The import it came in; null: it came alone. */
  readonly importId: string | null;
}

type Row = Record<string, string | number | null>;

/** Reads the changes that wait for a second person. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly reading: LedgerConnection,
    private readonly clock: Clock,
  ) {}

  byId(id: string): Confirmation | undefined {
    const row = this.#prepare('where id = ?').get(id);
    return row === undefined ? undefined : confirmationOf(row);
  }

  /** Those that can still be confirmed, newest first. */
  pending(): Confirmation[] {
    return this.#prepare(`where state = 'pending' and expires_at > ? order by id desc`)
      .all(this.clock.now())
      .map(confirmationOf);
  }

  /** Those whose time is over and that nobody settled. */
  overdue(): Confirmation[] {
    return this.#prepare(`where state = 'pending' and expires_at <= ? order by id`)
      .all(this.clock.now())
      .map(confirmationOf);
  }

  #prepare(condition: string) {
    return this.reading.connection.prepare<unknown[], Row>(
      `select * from confirmation ${condition}`,
    );
  }
}

function confirmationOf(row: Row): Confirmation {
  return {
    id: row['id'] as string,
    kind: row['kind'] as ConfirmationKind,
    object: row['object'] as string,
    change: row['change'] as string,
    digestBefore: row['digest_before'] as string | null,
    digestAfter: row['digest_after'] as string | null,
    summary: JSON.parse(row['summary'] as string) as Localized,
    reason: row['reason'] as string | null,
    proposedKind: row['proposed_kind'] as 'person' | 'machine',
    proposedBy: row['proposed_by'] as string,
    proposedAt: row['proposed_at'] as number,
    expiresAt: row['expires_at'] as number,
    state: row['state'] as ConfirmationState,
    importId: row['import_id'] as string | null,
  };
}
