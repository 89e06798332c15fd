import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { whileRole } from '../identity/while-role.js';
import { Clock } from '../runtime/clock.js';
import { ApprovalsRequired } from './approvals-required.js';
import { ReviewChange } from './review-change.js';
import type { Verdict } from './review.dto.js';
import { hasContributed } from './standing-approvals.js';
import { checkVerdict } from './verdict-of.js';

/**
 * Approves the bytes that were read.
 *
 * Invariant: nobody who had a hand in them approves them, under whatever account or role (V1).
 */
@Injectable()
export class ApproveDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly required: ApprovalsRequired,
    private readonly change: ReviewChange,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal 404 `draft-unknown`, 403 `author-cannot-approve`, 409 `wrong-state`, 409 `digest-mismatch`, 409
   * `already-approved`
   * @throws ChangeConflict when somebody changed the draft meanwhile
   */
  async execute(id: string, { digest, reason }: Verdict, by: ActingPerson): Promise<void> {
    const draft = this.store.get(id);
    const { person } = by;
    const self = { personId: person.id, identity: person.identity };
    if (hasContributed(draft.contributors, self)) {
      throw new Refusal(
        403,
        'author-cannot-approve',
        'you had a hand in this draft: somebody else has to approve it',
      );
    }
    checkVerdict(draft, 'approve', digest);
    if (draft.standing.some(({ identity }) => identity === self.identity)) {
      throw new Refusal(409, 'already-approved', 'you have approved this already');
    }
    const isEnough = draft.standing.length + 1 >= this.required.current();
    await this.change.write(draft, {
      action: 'draft.approve',
      by,
      reason,
      columns: {},
      state: isEnough ? 'approved' : 'submitted',
      writes: [
        whileRole(person.id, ['approver']),
        {
          sql: `insert into draft_approval (draft_id, round, digest, identity, person_id, at, reason)
            values (?, ?, ?, ?, ?, ?, ?)`,
          values: [id, draft.round, digest, self.identity, person.id, this.clock.now(), reason],
        },
      ],
      details: { digest, round: draft.round },
    });
  }
}
