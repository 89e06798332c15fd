import { Injectable } from '@nestjs/common';
import type { ActingPerson } from '../identity/acting-person.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { mayMove } from '../reviews/review-transitions.js';
import { Clock } from '../runtime/clock.js';
import { DraftFeed } from './draft-feed.js';
import { staleRevision, wrongState } from './draft-refusals.js';
import { DraftStore } from './draft-store.js';
import { digestOfText, draftText, readDraft } from './draft-text.js';
import { DraftView } from './draft-view.js';
import { addContributor, digestOfDraft, updateDraft, type DraftColumns } from './draft-writes.js';
import type { Draft, SaveDraftBody } from './draft.dto.js';
import type { StoredDraft } from './stored-draft.js';

/**
 * Keeps a draft's text as it is sent, whatever is wrong with it.
 *
 * A changed byte takes a submitted draft back and voids its approvals; whoever changed it cannot approve it any more (V1). A text
 * that is stored already is no change.
 */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly view: DraftView,
    private readonly feed: DraftFeed,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal 404 `draft-unknown`, 409 `wrong-state`, or 409 `stale-revision` with the draft as it is stored by now, when
   * somebody saved since the revision this text began from
   */
  async execute(id: string, body: SaveDraftBody, by: ActingPerson): Promise<Draft> {
    const { draft, text } = this.store.withText(id);
    if (!mayMove(draft.state, 'edit')) throw wrongState('edit', draft.state);
    if (draft.revision !== body.revision) throw staleRevision(this.view.one(id, by.person));
    const title = body.title ?? draft.title;
    const newText = draftText(body.policy);
    if (newText === text && title === draft.title) return this.view.one(id, by.person);
    try {
      if (newText === text) await this.#rename(draft, title, by);
      else await this.#rewrite(draft, title, newText, by);
    } catch (error) {
      if (error instanceof ChangeConflict) throw staleRevision(this.view.one(id, by.person));
      throw error;
    }
    const saved = this.view.one(id, by.person);
    const { revision, state, updatedBy } = saved;
    this.feed.publish(id, { revision, state, updatedBy });
    return saved;
  }

  async #rename(draft: StoredDraft, title: string, { person, actor }: ActingPerson): Promise<void> {
    await this.ledger.change({
      writes: [updateDraft(draft, { title, updated_by: person.id, updated_at: this.clock.now() })],
      acts: [
        {
          action: 'draft.rename',
          object: `draft/${draft.id}`,
          actor,
          before: digestOfDraft(draft),
          after: digestOfDraft({ ...draft, title }),
          reason: null,
        },
      ],
    });
  }

  async #rewrite(
    draft: StoredDraft,
    title: string,
    text: string,
    { person, actor }: ActingPerson,
  ): Promise<void> {
    const policyDigest = digestOfText(text);
    const { problems } = readDraft(text);
    const columns: DraftColumns = {
      title,
      state: 'draft',
      policy: Buffer.from(text, 'utf8'),
      policy_digest: policyDigest,
      problems: JSON.stringify(problems),
      digest: null,
      updated_by: person.id,
      updated_at: this.clock.now(),
    };
    await this.ledger.change({
      writes: [updateDraft(draft, columns), addContributor(draft.id, person)],
      acts: [
        {
          action: 'draft.save',
          object: `draft/${draft.id}`,
          actor,
          before: digestOfDraft(draft),
          after: digestOfDraft({ ...draft, title, state: 'draft', policyDigest }),
          reason: null,
          details: { revision: draft.revision + 1, problems: problems.length },
        },
      ],
    });
  }
}
