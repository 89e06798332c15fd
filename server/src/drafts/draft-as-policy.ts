import { Injectable } from '@nestjs/common';
import { compilePolicy, policyDigest, type CompiledPolicy } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { DraftStore } from './draft-store.js';
import { readDraft } from './draft-text.js';
import type { StoredDraft } from './stored-draft.js';

/** Makes drafts answer questions and be compared before they are versions. */
@Injectable()
export class DraftAsPolicy {
  constructor(private readonly store: DraftStore) {}

  /**
   * What a draft's text says now, ready to decide; under version 0 while it is none.
   *
   * @throws Refusal 404 `draft-unknown`, 422 `not-readable` with what is wrong with the text
   */
  execute(draftId: string): { draft: StoredDraft; policy: CompiledPolicy } {
    const { draft, text } = this.store.withText(draftId);
    const { policy, problems } = readDraft(text);
    if (policy === undefined) {
      const message = 'the draft is no policy yet: mend what is wrong with it first';
      throw new Refusal(422, 'not-readable', message, { problems });
    }
    const version = draft.frozen?.version ?? 0;
    return { draft, policy: compilePolicy(policy, { version, digest: policyDigest(policy) }) };
  }
}
