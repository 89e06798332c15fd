import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import { PersonRefs } from '../identity/person-refs.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import type { Comment } from './review.dto.js';

/** Comments shown of one draft: the newest. */
const MOST_SHOWN = 1_000;

interface Row {
  id: string;
  person_id: string;
  at: number;
  pointer: string | null;
  text: string;
}

/** What was said about drafts. */
@Injectable()
export class DraftComments {
  constructor(
    private readonly ledger: LedgerConnection,
    private readonly store: DraftStore,
    private readonly people: PersonRefs,
  ) {}

  /** Comments of a draft, oldest first. @throws Refusal 404 `draft-unknown` */
  of(draftId: string): Comment[] {
    this.store.get(draftId);
    return this.ledger.connection
      .prepare<[string, number], Row>(
        'select * from draft_comment where draft_id = ? order by at desc, id desc limit ?',
      )
      .all(draftId, MOST_SHOWN)
      .map(({ id, person_id, at, pointer, text }) => ({
        id,
        person: this.people.of(person_id),
        at: new Date(at).toISOString(),
        pointer,
        text,
      }))
      .reverse();
  }
}
