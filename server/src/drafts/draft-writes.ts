import type { SqlWrite } from '../ledger/ledger-job.js';
import { digestOfThing } from '../ledger/thing-digest.js';
import type { Person } from '../identity/caller.js';
import type { DraftState } from '../reviews/review-transitions.js';
import type { StoredDraft } from './stored-draft.js';

/** Columns that a move or a save changes besides the revision. */
export type DraftColumns = Partial<{
  title: string;
  state: Exclude<DraftState, 'approved'>;
  base: string;
  policy: Uint8Array;
  policy_digest: string;
  problems: string;
  digest: string | null;
  round: number;
  updated_by: string;
  updated_at: number;
}>;

/** Moves a draft on from the revision it was read at; when it has another by now, nothing of the change is written. */
export function updateDraft({ id, revision }: StoredDraft, columns: DraftColumns): SqlWrite {
  const names = Object.keys(columns).map((name) => `${name} = ?`);
  return {
    sql: `update draft set ${[...names, 'revision = revision + 1'].join(', ')} where id = ? and revision = ?`,
    values: [...Object.values(columns), id, revision],
    changes: 1,
  };
}

/** Puts a person among those who had a hand in a draft, for good. */
export function addContributor(draftId: string, { id, identity }: Person): SqlWrite {
  return {
    sql: 'insert or ignore into draft_contributor (draft_id, identity, person_id) values (?, ?, ?)',
    values: [draftId, identity, id],
  };
}

/** Digest of what an act changed: the draft's name, state, base and text. */
export function digestOfDraft({
  title,
  state,
  base,
  policyDigest,
}: Pick<StoredDraft, 'title' | 'state' | 'policyDigest'> & {
  readonly base: { readonly digest: string };
}): string {
  return digestOfThing({ title, state, base: base.digest, policy: policyDigest })!;
}
