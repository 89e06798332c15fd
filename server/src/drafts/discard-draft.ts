import { Injectable } from '@nestjs/common';
import type { ActingPerson } from '../identity/acting-person.js';
import { PersonRefs } from '../identity/person-refs.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { mayMove } from '../reviews/review-transitions.js';
import { Clock } from '../runtime/clock.js';
import { DraftFeed } from './draft-feed.js';
import { wrongState } from './draft-refusals.js';
import { DraftStore } from './draft-store.js';
import { digestOfDraft, updateDraft } from './draft-writes.js';

/** Puts a draft aside for good; its text and what was said of it stay on record. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly people: PersonRefs,
    private readonly feed: DraftFeed,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal 404 `draft-unknown`, 409 `wrong-state` */
  async execute(id: string, { person, actor }: ActingPerson): Promise<void> {
    const draft = this.store.get(id);
    if (!mayMove(draft.state, 'discard')) throw wrongState('discard', draft.state);
    const state = 'discarded';
    await this.ledger.change({
      writes: [updateDraft(draft, { state, updated_by: person.id }, this.clock.now())],
      acts: [
        {
          action: 'draft.discard',
          object: `draft/${id}`,
          actor,
          before: digestOfDraft(draft),
          after: digestOfDraft({ ...draft, state }),
          reason: null,
        },
      ],
    });
    this.feed.publish(id, {
      revision: draft.revision + 1,
      state,
      updatedBy: this.people.of(person.id),
    });
  }
}
