import { Injectable } from '@nestjs/common';
import type { Problem } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { PersonRefs } from '../identity/person-refs.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { ApprovalsRequired } from '../reviews/approvals-required.js';
import type { DraftState } from '../reviews/review-transitions.js';
import { standingApprovals } from '../reviews/standing-approvals.js';
import type { Contributor, StoredApproval, StoredDraft, StoredRejection } from './stored-draft.js';

interface Row {
  id: string;
  title: string;
  revision: number;
  state: Exclude<DraftState, 'approved'>;
  base: string;
  base_version: number;
  policy_digest: string;
  problems: string;
  digest: string | null;
  version: number | null;
  round: number;
  created_by: string;
  created_at: number;
  updated_by: string;
  updated_at: number;
}

const SELECT = `select d.id, d.title, d.revision, d.state, d.base, b.version as base_version, d.policy_digest, d.problems,
    d.digest, v.version, d.round, d.created_by, d.created_at, d.updated_by, d.updated_at
  from draft d join policy_version b on b.digest = d.base left join policy_version v on v.digest = d.digest`;

/** What a list of drafts is narrowed by. */
export interface DraftFilter {
  readonly state?: DraftState | undefined;
  /** Id of the last draft of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Drafts on record, with what was said of them; each answer is of one moment. */
@Injectable()
export class DraftStore {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly people: PersonRefs,
    private readonly required: ApprovalsRequired,
  ) {}

  /** @throws Refusal 404 `draft-unknown` */
  get(id: string): StoredDraft {
    const draft = this.find(id);
    if (draft === undefined) {
      throw new Refusal(404, 'draft-unknown', 'no draft with this id is known');
    }
    return draft;
  }

  find(id: string): StoredDraft | undefined {
    return this.#read(() => {
      const row = this.#rows('where d.id = ?', id)[0];
      return row === undefined ? undefined : this.#draftOf(row);
    });
  }

  /** A draft with its text, both of the same moment. @throws Refusal 404 `draft-unknown` */
  withText(id: string): { draft: StoredDraft; text: string } {
    return this.#read(() => {
      const draft = this.get(id);
      const bytes = this.ledger.connection
        .prepare<[string], Buffer>('select policy from draft where id = ?')
        .pluck()
        .get(id)!;
      return { draft, text: bytes.toString('utf8') };
    });
  }

  /** Drafts that are frozen with these bytes, newest first. */
  frozenAs(digest: string): StoredDraft[] {
    return this.#read(() =>
      this.#rows('where d.digest = ? order by d.id desc', digest).map((row) => this.#draftOf(row)),
    );
  }

  /** One page, newest first. */
  list({ state, after, limit }: DraftFilter): { items: StoredDraft[]; next?: string } {
    return this.#read(() => {
      const items: StoredDraft[] = [];
      const rows =
        after === undefined
          ? this.#rows('order by d.id desc')
          : this.#rows('where d.id < ? order by d.id desc', after);
      for (const row of rows) {
        const draft = this.#draftOf(row);
        if (state !== undefined && draft.state !== state) continue;
        if (items.length === limit) return { items, next: items[limit - 1]!.id };
        items.push(draft);
      }
      return { items };
    });
  }

  /** Everything asked inside is answered from one moment, whatever is written meanwhile. */
  #read<T>(work: () => T): T {
    const { connection } = this.ledger;
    return connection.inTransaction ? work() : connection.transaction(work)();
  }

  #rows(where: string, ...values: string[]): Row[] {
    return this.ledger.connection.prepare<string[], Row>(`${SELECT} ${where}`).all(...values);
  }

  #draftOf(row: Row): StoredDraft {
    const { id, digest, version, round } = row;
    const contributors = this.#contributors(id, digest);
    const approvals = this.#approvals(id);
    const standing = standingApprovals(approvals, {
      digest,
      round,
      contributors,
      mayApprove: (personId) => this.people.mayApprove(personId),
    });
    const isApproved = row.state === 'submitted' && standing.length >= this.required.current();
    return {
      id,
      title: row.title,
      revision: row.revision,
      state: isApproved ? 'approved' : row.state,
      base: { version: row.base_version, digest: row.base },
      policyDigest: row.policy_digest,
      problems: JSON.parse(row.problems) as Problem[],
      frozen: digest === null || version === null ? null : { version, digest },
      round,
      createdBy: row.created_by,
      createdAt: row.created_at,
      updatedBy: row.updated_by,
      updatedAt: row.updated_at,
      contributors,
      approvals,
      standing,
      rejections: this.#rejections(id),
    };
  }

  #contributors(id: string, digest: string | null): Contributor[] {
    return this.ledger.connection
      .prepare<[string, string | null], Contributor>(
        `select distinct person_id as personId, identity from draft_contributor
         where draft_id = ? or draft_id in (select draft_id from draft_submission where digest = ?)
         order by person_id, identity`,
      )
      .all(id, digest);
  }

  #approvals(id: string): StoredApproval[] {
    return this.ledger.connection
      .prepare<[string], StoredApproval>(
        `select person_id as personId, identity, round, digest, at, reason from draft_approval
         where draft_id = ? order by round, at, identity`,
      )
      .all(id);
  }

  #rejections(id: string): StoredRejection[] {
    return this.ledger.connection
      .prepare<[string], StoredRejection>(
        `select person_id as personId, digest, at, reason from draft_rejection
         where draft_id = ? order by round`,
      )
      .all(id);
  }
}
