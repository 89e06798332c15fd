import { Injectable } from '@nestjs/common';
import { DraftFeed } from '../drafts/draft-feed.js';
import { DraftStore } from '../drafts/draft-store.js';
import type { Person } from '../identity/caller.js';
import { PersonRefs } from '../identity/person-refs.js';
import type { SqlWrite } from '../ledger/ledger-job.js';

/** What becomes of drafts when another policy goes live. */
@Injectable()
export class DraftMoves {
  constructor(
    private readonly store: DraftStore,
    private readonly feed: DraftFeed,
    private readonly people: PersonRefs,
  ) {}

  /** Whatever was live is so no longer; the policy the product ships with came from no draft. */
  supersedeOthers(draftId: string | null): SqlWrite {
    return {
      sql: `update draft set state = 'superseded', revision = revision + 1
        where state = 'promoted' and id is not ?`,
      values: [draftId],
    };
  }

  /** Tells whoever looks at a draft that it went live, or is live no longer. */
  tell(live: string, before: string | null, person: Person): void {
    const updatedBy = this.people.of(person.id);
    for (const digest of before === null ? [live] : [live, before]) {
      for (const { id, revision, state } of this.store.frozenAs(digest)) {
        this.feed.publish(id, { revision, state, updatedBy });
      }
    }
  }
}
