import { Injectable } from '@nestjs/common';
import type { ActingPerson } from '../identity/acting-person.js';
import { ReviewChange } from '../reviews/review-change.js';
import { mayMove } from '../reviews/review-transitions.js';
import { wrongState } from './draft-refusals.js';
import { DraftStore } from './draft-store.js';

/** Puts a draft aside for good; its text and what was said of it stay on record. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly change: ReviewChange,
  ) {}

  /** @throws Refusal 404 `draft-unknown`, 409 `wrong-state` */
  async execute(id: string, by: ActingPerson): Promise<void> {
    const draft = this.store.get(id);
    if (!mayMove(draft.state, 'discard')) throw wrongState('discard', draft.state);
    await this.change.write(draft, {
      action: 'draft.discard',
      by,
      reason: null,
      columns: { state: 'discarded' },
      state: 'discarded',
    });
  }
}
