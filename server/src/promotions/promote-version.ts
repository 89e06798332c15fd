import { Injectable } from '@nestjs/common';
import type { ProofCertificate } from '@ringfence/rules';
import { wrongState } from '../drafts/draft-refusals.js';
import { DraftStore } from '../drafts/draft-store.js';
import { updateDraft } from '../drafts/draft-writes.js';
import type { StoredDraft } from '../drafts/stored-draft.js';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { whileRole } from '../identity/while-role.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { LivePolicy, type LivePromotion } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { DraftGates } from '../reviews/draft-gates.js';
import { mayMove } from '../reviews/review-transitions.js';
import { ApprovalsOnRecord } from './approvals-on-record.js';
import { BundleReadiness } from './bundle-readiness.js';
import { DraftMoves } from './draft-moves.js';
import { passGates } from './gate-refusal.js';
import { PutLive } from './put-live.js';

/** What is promoted, why, and what else is written with it. */
export interface Promoting {
  readonly digest: string;
  readonly reason: string;
  readonly writes?: readonly SqlWrite[];
  readonly details?: Readonly<Record<string, string>>;
}

/** Bytes that passed every gate. */
export interface Proved {
  readonly draft: StoredDraft;
  readonly certificate: ProofCertificate;
}

/** Puts approved bytes live; every gate is worked out anew, whatever was found before. */
@Injectable()
export class PromoteVersion {
  constructor(
    private readonly store: DraftStore,
    private readonly gates: DraftGates,
    private readonly readiness: BundleReadiness,
    private readonly approvals: ApprovalsOnRecord,
    private readonly livePolicy: LivePolicy,
    private readonly versions: PolicyVersions,
    private readonly moves: DraftMoves,
    private readonly putLive: PutLive,
  ) {}

  /**
   * @throws Refusal 404 `version-unknown`, 409 `already-live`, 409 `wrong-state` when these bytes are not under review, 409
   * `ledger-tampered`, `bundle-bad`, `stale-base` or `gate-failed` with the gates that are shut
   * @throws ChangeConflict when the draft was changed meanwhile
   */
  async execute(
    { digest, reason, writes = [], details }: Promoting,
    { person, actor }: ActingPerson,
  ): Promise<LivePromotion> {
    const { draft, certificate } = await this.prove(digest);
    const promotion = await this.putLive.execute({
      policy: this.versions.byDigest(digest)!,
      kind: 'promotion',
      approvals: draft.standing.map((approval) => ({
        person: approval.personId,
        digest: approval.digest,
        at: new Date(approval.at).toISOString(),
      })),
      certificate,
      personId: person.id,
      actor,
      reason,
      writes: [
        ...draft.standing.map((approval) => whileRole(approval.personId, ['approver'])),
        whileEnough(draft),
        updateDraft(draft, { state: 'promoted' }),
        this.moves.supersedeOthers(draft.id),
        ...writes,
      ],
      details: { ...details, draft: draft.id },
    });
    this.moves.tell(digest, promotion.base, person);
    return promotion;
  }

  /**
   * Works out every gate for these bytes.
   *
   * @returns the draft they stand in, as it is after the last gate, and what was proved of them
   * @throws Refusal as `execute`
   */
  async prove(digest: string): Promise<Proved> {
    await this.readiness.settled();
    // These cost nothing, and without them the others say nothing.
    passGates(this.readiness.check());
    const { id } = this.#draftOf(digest);
    const { results, certificate } = await this.gates.prove(id);
    passGates(results);
    // Proving takes its time: people may have done something meanwhile.
    const draft = this.store.get(id);
    if (draft.frozen?.digest !== digest || !mayMove(draft.state, 'promote')) {
      throw wrongState('promote', draft.state);
    }
    passGates([this.approvals.check(draft), ...this.gates.ofReview(draft)]);
    // Without one the gate of proofs was shut.
    return { draft, certificate: certificate! };
  }

  /** The draft that these bytes are under review in. */
  #draftOf(digest: string): StoredDraft {
    if (digest === this.livePolicy.current().reference.digest) {
      throw new Refusal(409, 'already-live', 'these bytes are live already');
    }
    const frozen = this.store.frozenAs(digest);
    // The same bytes may be under review twice: the draft that has its approvals is meant.
    const draft =
      frozen.find(({ state }) => state === 'approved') ??
      frozen.find(({ state }) => state === 'submitted');
    if (draft !== undefined) return draft;
    if (this.versions.byDigest(digest) === undefined) {
      throw new Refusal(404, 'version-unknown', 'no policy version has this digest');
    }
    throw new Refusal(
      409,
      'wrong-state',
      'these bytes are not under review: older content goes live through a new draft',
    );
  }
}

/** Fits only while no more approvals are required than the draft has. */
function whileEnough({ id, standing }: StoredDraft): SqlWrite {
  return {
    sql: `update draft set state = state where id = ?
      and coalesce((select cast(value as integer) from setting where name = 'approvals.required'), 1) <= ?`,
    values: [id, standing.length],
    changes: 1,
  };
}
