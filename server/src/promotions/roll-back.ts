import { Injectable } from '@nestjs/common';
import { DraftStore } from '../drafts/draft-store.js';
import { updateDraft } from '../drafts/draft-writes.js';
import { Refusal } from '../http/refusal.js';
import type { ActingPerson } from '../identity/acting-person.js';
import { LivePolicy, type LivePromotion } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { ContentGates } from '../reviews/content-gates.js';
import { SignedOverrides } from '../proofs/signed-overrides.js';
import { open, shut, type GateResult } from '../reviews/gates.js';
import { mayMove } from '../reviews/review-transitions.js';
import type { BundleManifest } from './bundle-manifest.js';
import { BundleReadiness } from './bundle-readiness.js';
import { DraftMoves } from './draft-moves.js';
import { FormerBundles } from './former-bundles.js';
import { passGates } from './gate-refusal.js';
import { PutLive } from './put-live.js';

/**
 * Puts the version live again that was live just before, on the approvals it had.
 *
 * Anything older is a new draft, approved anew (V3).
 */
@Injectable()
export class RollBack {
  constructor(
    private readonly store: DraftStore,
    private readonly content: ContentGates,
    private readonly readiness: BundleReadiness,
    private readonly livePolicy: LivePolicy,
    private readonly versions: PolicyVersions,
    private readonly overrides: SignedOverrides,
    private readonly former: FormerBundles,
    private readonly moves: DraftMoves,
    private readonly putLive: PutLive,
  ) {}

  /**
   * @throws Refusal 409 `not-the-former-version`, 409 `ledger-tampered`, `bundle-bad` or `gate-failed` with the gates that are
   * shut
   * @throws ChangeConflict when another policy went live meanwhile
   */
  async execute(
    digest: string,
    reason: string,
    { person, actor }: ActingPerson,
  ): Promise<LivePromotion> {
    await this.readiness.settled();
    passGates(this.readiness.check());
    this.#checkIsFormer(digest);
    const stored = this.versions.byDigest(digest);
    const bytes =
      stored === undefined ? '' : (this.versions.stored(stored.reference.version)?.canonical ?? '');
    const approvals = this.former.approvalsOf(digest);
    const { results, certificate } = await this.content.recheck(bytes);
    const contributors = this.store.frozenAs(digest).flatMap((draft) => draft.contributors);
    passGates([
      ...results.map((result) => this.overrides.lift(result, contributors)),
      approvalGate(approvals),
      ...this.readiness.check(),
    ]);
    // Running the cases takes its time: another policy may have gone live meanwhile.
    this.#checkIsFormer(digest);
    const draft = this.store.frozenAs(digest).find(({ state }) => state === 'superseded');
    const promotion = await this.putLive.execute({
      policy: stored!,
      kind: 'rollback',
      approvals: approvals!,
      // Without one the gate of proofs was shut.
      certificate: certificate!,
      personId: person.id,
      actor,
      reason,
      writes: [
        ...(draft === undefined || !mayMove(draft.state, 'promote')
          ? []
          : [updateDraft(draft, { state: 'promoted' })]),
        this.moves.supersedeOthers(draft?.id ?? null),
      ],
    });
    this.moves.tell(digest, promotion.base, person);
    return promotion;
  }

  #checkIsFormer(digest: string): void {
    if (digest === this.livePolicy.promotion?.base) return;
    throw new Refusal(
      409,
      'not-the-former-version',
      'only the version that was live just before comes back without a review: put older content into a new draft',
    );
  }
}

function approvalGate(approvals: BundleManifest['approvals'] | undefined): GateResult {
  if (approvals !== undefined) return open('approvals');
  const message = 'no signed bundle tells who approved it';
  return shut('approvals', [{ at: '', code: 'approvals-missing', message }]);
}
