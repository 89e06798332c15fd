import { Injectable } from '@nestjs/common';
import type { ActingPerson } from '../identity/acting-person.js';
import { ChangeConflict } from '../ledger/ledger-port.js';
import { LivePolicy } from '../policy/live-policy.js';
import { ReviewChange } from '../reviews/review-change.js';
import { mayMove } from '../reviews/review-transitions.js';
import { staleRevision, wrongState } from './draft-refusals.js';
import { DraftStore } from './draft-store.js';
import { DraftView } from './draft-view.js';
import { addContributor } from './draft-writes.js';
import type { Draft, RebaseDraftBody } from './draft.dto.js';

/**
 * Measures a draft against the version that is live now, once its author has seen what differs; its text stays as it is.
 *
 * What was approved was read against another version: a submitted draft is taken back, and its approvals count no longer.
 */
@Injectable()
export class RebaseDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly view: DraftView,
    private readonly livePolicy: LivePolicy,
    private readonly change: ReviewChange,
  ) {}

  /** @throws Refusal 404 `draft-unknown`, 409 `wrong-state`, 409 `stale-revision` with the draft as it is stored by now */
  async execute(id: string, { revision }: RebaseDraftBody, by: ActingPerson): Promise<Draft> {
    const draft = this.store.get(id);
    if (!mayMove(draft.state, 'edit')) throw wrongState('edit', draft.state);
    if (draft.revision !== revision) throw staleRevision(this.view.one(id, by.person));
    const base = this.livePolicy.current().reference;
    if (base.digest === draft.base.digest) return this.view.one(id, by.person);
    try {
      await this.change.write(draft, {
        action: 'draft.rebase',
        by,
        reason: null,
        columns: { state: 'draft', digest: null, base: base.digest },
        state: 'draft',
        base,
        writes: [addContributor(id, by.person)],
        details: { from: draft.base.digest, to: base.digest },
      });
    } catch (error) {
      if (error instanceof ChangeConflict) throw staleRevision(this.view.one(id, by.person));
      throw error;
    }
    return this.view.one(id, by.person);
  }
}
