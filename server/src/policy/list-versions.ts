import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import { PersonRefs } from '../identity/person-refs.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { LivePolicy } from './live-policy.js';
import type { VersionState, VersionSummary } from './version.dto.js';

interface Row {
  readonly version: number;
  readonly digest: string;
  readonly createdAt: number;
  readonly createdBy: string | null;
  readonly base: number | null;
  readonly promotedAt: number | null;
  readonly draft: string | null;
}

const SELECT = `select v.version, v.digest, v.created_at as createdAt, v.created_by as createdBy, b.version as base,
    (select max(promoted_at) from promotion where version = v.version) as promotedAt,
    (select draft_id from draft_submission where digest = v.digest order by at desc, draft_id desc limit 1) as draft
  from policy_version v left join policy_version b on b.digest = v.base`;

/** Tells which versions there are and what became of each. */
@Injectable()
export class ListVersions {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly livePolicy: LivePolicy,
    private readonly drafts: DraftStore,
    private readonly people: PersonRefs,
  ) {}

  /** All of them, newest first. */
  execute(): VersionSummary[] {
    return this.#rows('order by v.version desc').map((row) => this.#summaryOf(row));
  }

  /** The one with this digest; undefined: there is none. */
  one(digest: string): VersionSummary | undefined {
    const [row] = this.#rows('where v.digest = ?', digest);
    return row === undefined ? undefined : this.#summaryOf(row);
  }

  #rows(narrowed: string, ...values: string[]): Row[] {
    return this.ledger.connection.prepare<string[], Row>(`${SELECT} ${narrowed}`).all(...values);
  }

  #summaryOf(row: Row): VersionSummary {
    const { version, digest, createdAt, createdBy, base, promotedAt, draft } = row;
    const state = this.#stateOf(row);
    return {
      version,
      digest,
      createdAt: new Date(createdAt).toISOString(),
      createdBy: createdBy === null ? null : this.people.of(createdBy),
      base,
      state,
      live: state === 'live',
      promotedAt: promotedAt === null ? null : new Date(promotedAt).toISOString(),
      draft,
    };
  }

  #stateOf({ digest, promotedAt }: Row): VersionState {
    if (digest === this.livePolicy.promotion?.digest) return 'live';
    for (const { state } of this.drafts.frozenAs(digest)) {
      if (state === 'submitted' || state === 'approved') return state;
    }
    return promotedAt === null ? 'withdrawn' : 'superseded';
  }
}
