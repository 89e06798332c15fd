import { Injectable } from '@nestjs/common';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LivePolicy } from './live-policy.js';

/** An immutable version as lists show it. */
export interface VersionSummary {
  readonly version: number;
  readonly digest: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly live: boolean;
}

interface Row {
  readonly version: number;
  readonly digest: string;
  readonly created_at: number;
  readonly created_by: string | null;
}

/** Tells which versions there are and what became of each. */
@Injectable()
export class ListVersions {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly livePolicy: LivePolicy,
  ) {}

  /** All of them, newest first. */
  execute(): VersionSummary[] {
    return this.#rows('order by version desc').map((row) => this.#summaryOf(row));
  }

  /** The one with this digest; undefined: there is none. */
  one(digest: string): VersionSummary | undefined {
    const [row] = this.#rows('where digest = ?', digest);
    return row === undefined ? undefined : this.#summaryOf(row);
  }

  #rows(narrowed: string, ...values: string[]): Row[] {
    return this.ledger.connection
      .prepare<string[], Row>(
        `select version, digest, created_at, created_by from policy_version ${narrowed}`,
      )
      .all(...values);
  }

  #summaryOf({ version, digest, created_at, created_by }: Row): VersionSummary {
    return {
      version,
      digest,
      createdAt: new Date(created_at).toISOString(),
      createdBy: created_by,
      live: digest === this.livePolicy.promotion?.digest,
    };
  }
}
