import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { CallReferences } from './call-references.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { RecentlyUsed } from '../runtime/recently-used.js';

const KEPT = 50_000;

/** Which business number calls, dialogs and conferences belong to, as earlier events told: later ones name the call alone. */
@Injectable()
export class KnownNumbers {
  readonly #numbers = new RecentlyUsed<string, string>(KEPT);
  /** WhatsApp calls are on record; what they are mixed with is remembered alone. */
  readonly #recorded: Statement<[string], string>;

  constructor(
    { connection }: LedgerConnection,
    private readonly calls: CallReferences,
  ) {
    this.#recorded = connection
      .prepare<[string], string>('select business_number from call where call_ref = ?')
      .pluck();
  }

  /** @returns E.164 with `+`; undefined: no event told */
  of(ids: readonly string[]): string | undefined {
    for (const id of ids) {
      const number = this.#numbers.get(id) ?? this.#recorded.get(this.calls.of(id));
      if (number !== undefined) return number;
    }
    return undefined;
  }

  keep(number: string, ids: readonly string[]): void {
    for (const id of ids) this.#numbers.set(id, number);
  }
}
