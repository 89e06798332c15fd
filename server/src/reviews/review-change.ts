import { Injectable } from '@nestjs/common';
import { DraftFeed } from '../drafts/draft-feed.js';
import { DraftStore } from '../drafts/draft-store.js';
import { digestOfDraft, updateDraft, type DraftColumns } from '../drafts/draft-writes.js';
import type { StoredDraft } from '../drafts/stored-draft.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { PersonRefs } from '../identity/person-refs.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import type { DraftState } from './review-transitions.js';

/** A move of a draft through its review. */
export interface ReviewStep {
  /** Of the act, such as `draft.approve`. */
  readonly action: string;
  readonly by: ActingPerson;
  readonly reason: string | null;
  readonly columns: DraftColumns;
  /** Where the draft stands afterwards. */
  readonly state: DraftState;
  /** Present when the draft is measured against another version from here on. */
  readonly base?: StoredDraft['base'];
  /** What else is written together with it. */
  readonly writes?: readonly SqlWrite[];
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Writes a step of a review with its act, and tells whoever looks at the draft. */
@Injectable()
export class ReviewChange {
  constructor(
    private readonly ledger: LedgerPort,
    private readonly store: DraftStore,
    private readonly people: PersonRefs,
    private readonly feed: DraftFeed,
  ) {}

  /** @throws ChangeConflict when the draft has changed since it was read */
  async write(draft: StoredDraft, step: ReviewStep): Promise<void> {
    const { by, columns, state, base = draft.base, writes = [] } = step;
    await this.ledger.change({
      writes: [...writes, updateDraft(draft, columns)],
      acts: [
        {
          action: step.action,
          object: `draft/${draft.id}`,
          actor: by.actor,
          before: digestOfDraft(draft),
          after: digestOfDraft({ ...draft, state, base }),
          reason: step.reason,
          ...(step.details === undefined ? {} : { details: step.details }),
        },
      ],
    });
    const { revision } = this.store.get(draft.id);
    this.feed.publish(draft.id, { revision, state, updatedBy: this.people.of(by.person.id) });
  }
}
