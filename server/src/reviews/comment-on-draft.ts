import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { PersonRefs } from '../identity/person-refs.js';
import { LedgerPort } from '../ledger/ledger-port.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import { Clock } from '../runtime/clock.js';
import { IdSource } from '../runtime/id-source.js';
import type { Comment, NewComment } from './review.dto.js';

/** Says something about a draft, or about one place in it; the draft itself stays as it is. */
@Injectable()
export class CommentOnDraft {
  constructor(
    private readonly store: DraftStore,
    private readonly people: PersonRefs,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws Refusal 404 `draft-unknown` */
  async execute(
    draftId: string,
    { text, at }: NewComment,
    { person, actor }: ActingPerson,
  ): Promise<Comment> {
    this.store.get(draftId);
    const id = this.ids.next();
    const now = this.clock.now();
    const pointer = at ?? null;
    await this.ledger.change({
      writes: [
        {
          sql: 'insert into draft_comment (id, draft_id, person_id, at, pointer, text) values (?, ?, ?, ?, ?, ?)',
          values: [id, draftId, person.id, now, pointer, text],
        },
      ],
      acts: [
        {
          action: 'draft.comment',
          object: `draft/${draftId}`,
          actor,
          before: null,
          after: digestOfThing({ id, pointer, text }),
          reason: null,
          details: { comment: id },
        },
      ],
    });
    const who = this.people.of(person.id);
    return { id, person: who, at: new Date(now).toISOString(), pointer, text };
  }
}
