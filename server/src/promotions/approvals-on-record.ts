import { Injectable } from '@nestjs/common';
import type { Statement } from 'better-sqlite3';
import type { StoredDraft } from '../drafts/stored-draft.js';
import { People } from '../identity/people.js';
import { LedgerConnection } from '../ledger/ledger-connection.js';
import { open, shut, type GateResult } from '../reviews/gates.js';

/** Acts that put somebody's hand into the bytes of a draft. */
const CONTRIBUTING: ReadonlySet<string> = new Set([
  'draft.create',
  'draft.save',
  'draft.rebase',
  'draft.submit',
]);

/** What is read of an act here. */
interface DraftAct {
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly details?: { readonly digest?: unknown; readonly round?: unknown };
}

/**
 * Holds approvals against the ledger: a row is believed only when the log tells of the same approval, by somebody whose hand the
 * log does not show in the bytes.
 *
 * Whoever can write the tables can write a row that says somebody approved; the log's entries they cannot write unseen.
 */
@Injectable()
export class ApprovalsOnRecord {
  readonly #acts: Statement<[string], string>;
  readonly #submitted: Statement<[string], string>;

  constructor(
    { connection }: LedgerConnection,
    private readonly people: People,
  ) {
    this.#acts = connection
      .prepare<[string], string>(
        `select leaf from log_entry where kind = 'act' and json_extract(leaf, '$.object') = ?`,
      )
      .pluck();
    this.#submitted = connection
      .prepare<[string], string>(
        `select distinct json_extract(leaf, '$.object') from log_entry where kind = 'act'
         and json_extract(leaf, '$.action') = 'draft.submit' and json_extract(leaf, '$.details.digest') = ?`,
      )
      .pluck();
  }

  check(draft: StoredDraft): GateResult {
    const own = this.#actsOf(`draft/${draft.id}`);
    const digest = draft.frozen?.digest ?? '';
    const told = own.filter(
      ({ details }) => details?.digest === digest && details.round === draft.round,
    );
    const submitted = told.some(({ action }) => action === 'draft.submit');
    const approvers = new Set(
      told.filter(({ action }) => action === 'draft.approve').map(({ actor }) => actor.id),
    );
    const contributors = this.#contributorsTo(digest);
    const odd = draft.standing.filter(
      ({ personId }) => !approvers.has(personId) || contributors.has(this.#identityOf(personId)),
    );
    if (submitted && odd.length === 0) return open('approvals');
    const message = submitted
      ? `${odd.length} approvals are not in the ledger as they are in the tables`
      : 'the ledger does not tell that these bytes were submitted';
    return shut('approvals', [{ at: '', code: 'approval-not-on-record', message }]);
  }

  /** Identities of everybody who had a hand in any draft that was submitted with these bytes. */
  #contributorsTo(digest: string): ReadonlySet<string> {
    const acts = this.#submitted.all(digest).flatMap((object) => this.#actsOf(object));
    return new Set(
      acts
        .filter(({ action }) => CONTRIBUTING.has(action))
        .map(({ actor }) => this.#identityOf(actor.id)),
    );
  }

  #actsOf(object: string): DraftAct[] {
    return this.#acts.all(object).map((leaf) => JSON.parse(leaf) as DraftAct);
  }

  #identityOf(personId: string): string {
    return this.people.byId(personId)?.identity ?? personId;
  }
}
