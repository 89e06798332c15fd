import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { Clock } from '../runtime/clock.js';
import { ReviewChange } from './review-change.js';
import type { Verdict } from './review.dto.js';
import { checkVerdict } from './verdict-of.js';

/** Sends a draft back to its authors, with the reason; its approvals count no longer. */
@Injectable()
export class RejectDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly change: ReviewChange,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal 404 `draft-unknown`, 409 `wrong-state`, 409 `digest-mismatch`
   * @throws ChangeConflict when somebody changed the draft meanwhile
   */
  async execute(id: string, { digest, reason }: Verdict, by: ActingPerson): Promise<void> {
    const draft = this.store.get(id);
    checkVerdict(draft, 'reject', digest);
    await this.change.write(draft, {
      action: 'draft.reject',
      by,
      reason,
      columns: { state: 'draft', digest: null },
      state: 'draft',
      writes: [
        {
          sql: `insert into draft_rejection (draft_id, round, digest, person_id, at, reason) values (?, ?, ?, ?, ?, ?)`,
          values: [id, draft.round, digest, by.person.id, this.clock.now(), reason],
        },
      ],
      details: { digest, round: draft.round },
    });
  }
}
