import { Injectable } from '@nestjs/common';
import { wrongState } from '../drafts/draft-refusals.js';
import { DraftStore } from '../drafts/draft-store.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { ReviewChange } from './review-change.js';
import { mayMove } from './review-transitions.js';

/** Takes a draft back from its review; its approvals count no longer. */
@Injectable()
export class WithdrawDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly change: ReviewChange,
  ) {}

  /**
   * @throws Refusal 404 `draft-unknown`, 409 `wrong-state`
   * @throws ChangeConflict when somebody changed the draft meanwhile
   */
  async execute(id: string, reason: string | null, by: ActingPerson): Promise<void> {
    const draft = this.store.get(id);
    if (!mayMove(draft.state, 'withdraw')) throw wrongState('withdraw', draft.state);
    await this.change.write(draft, {
      action: 'draft.withdraw',
      by,
      reason,
      columns: { state: 'draft', digest: null },
      state: 'draft',
    });
  }
}
