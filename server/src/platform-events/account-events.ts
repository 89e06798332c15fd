import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { AccountRestriction } from './account-event.js';
import type { AccountEventInput } from './account-event-handler.js';

interface Row {
  type: AccountRestriction['type'];
  name: string;
  until_at: number | null;
  event_id: string;
  occurred_at: number;
}

/** What platforms told of whole accounts: it also concerns numbers that turn out to belong to one afterwards. */
@Injectable()
export class AccountEvents {
  readonly #of: Statement<[string, string], Row>;

  constructor(
    { connection }: LedgerConnection,
    private readonly ledger: LedgerPort,
  ) {
    this.#of = connection.prepare(
      'select * from account_event where platform = ? and account = ? order by occurred_at',
    );
  }

  of(platform: string, account: string): AccountRestriction[] {
    return this.#of.all(platform, account).map((row) => ({
      eventId: row.event_id,
      type: row.type,
      occurredAt: iso(row.occurred_at),
      restriction: {
        type: row.name,
        ...(row.until_at === null ? {} : { until: iso(row.until_at) }),
      },
    }));
  }

  /** @throws RecordUnavailable, LedgerOverloaded */
  async keep(input: AccountEventInput): Promise<void> {
    await this.ledger.write({ kind: 'task', task: 'account-event', input });
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
