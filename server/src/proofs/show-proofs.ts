import { Injectable } from '@nestjs/common';
import { policyDigest, type PolicyDocument } from '@ringfence/rules';
import { RunPlaces } from '../bench/run-places.js';
import { DraftAsPolicy } from '../drafts/draft-as-policy.js';
import { DraftStore } from '../drafts/draft-store.js';
import type { Contributor } from '../drafts/stored-draft.js';
import { Refusal } from '../http/refusal.js';
import { PersonRefs } from '../identity/person-refs.js';
import { LivePolicy } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { WorkFailed } from '../threads/work-threads.js';
import { AnalysisRuns } from './analysis-runs.js';
import type { Proofs } from './analysis-task.js';
import type { OverrideView, PolicyProofs } from './proofs.dto.js';
import { SignedOverrides } from './signed-overrides.js';
import { unprovedProperties } from './unproved-property.js';

/** Answers kept; the same two policies give the same answer. */
const MOST_KEPT = 8;

/** Shows what is proved of a draft or a version, and what it changes. */
@Injectable()
export class ShowProofs {
  /** By the digests of both policies; the one asked for last comes last. */
  readonly #kept = new Map<string, Promise<Proofs>>();

  constructor(
    private readonly drafts: DraftAsPolicy,
    private readonly store: DraftStore,
    private readonly versions: PolicyVersions,
    private readonly livePolicy: LivePolicy,
    private readonly analyses: AnalysisRuns,
    private readonly places: RunPlaces,
    private readonly overrides: SignedOverrides,
    private readonly people: PersonRefs,
  ) {}

  /** @throws Refusal 404 `draft-unknown`, 422 `not-readable`, 429 `too-many-runs`, 503 `analysis-failed` */
  async ofDraft(draftId: string): Promise<PolicyProofs> {
    const { draft, policy } = this.drafts.execute(draftId);
    const live = this.livePolicy.current();
    return this.#show(policy.document, live.document, draft.contributors);
  }

  /**
   * @param against digest of a version; absent: the live one
   * @throws Refusal 404 `version-unknown`, 429 `too-many-runs`, 503 `analysis-failed`
   */
  async ofVersion(digest: string, against?: string): Promise<PolicyProofs> {
    const contributors = this.store.frozenAs(digest).flatMap((draft) => draft.contributors);
    return this.#show(
      this.#version(digest),
      against === undefined ? this.livePolicy.current().document : this.#version(against),
      contributors,
    );
  }

  async #show(
    document: PolicyDocument,
    other: PolicyDocument,
    contributors: readonly Contributor[],
  ): Promise<PolicyProofs> {
    const digest = policyDigest(document);
    const otherDigest = policyDigest(other);
    const isSame = digest === otherDigest;
    const { analysis, certificate } = await this.#prove(
      `${digest} ${otherDigest}`,
      document,
      isSame ? undefined : other,
    );
    const unproved = unprovedProperties(analysis, document);
    const standing = this.overrides.standing({ policy: digest, unproved }, contributors);
    const overrides = this.#views(digest, new Set(standing));
    return { digest, against: isSame ? null : otherDigest, analysis, certificate, overrides };
  }

  #prove(key: string, document: PolicyDocument, previous?: PolicyDocument): Promise<Proofs> {
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const proofs =
      known ??
      this.places
        .hold(() => this.analyses.run(document, previous))
        .catch((error: unknown) => {
          // What failed is asked anew.
          this.#kept.delete(key);
          if (!(error instanceof WorkFailed)) throw error;
          throw new Refusal(503, 'analysis-failed', `nothing could be shown: ${error.message}`);
        });
    this.#kept.set(key, proofs);
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return proofs;
  }

  #views(digest: string, standing: ReadonlySet<string>): OverrideView[] {
    const views = new Map<string, OverrideView>();
    for (const { property, witness, personId, reason, at } of this.overrides.of(digest)) {
      const key = `${property} ${witness}`;
      const view = views.get(key) ?? { property, witness, signatures: [], stands: false };
      view.signatures.push({
        person: this.people.of(personId),
        at: new Date(at).toISOString(),
        reason,
      });
      view.stands = standing.has(property);
      views.set(key, view);
    }
    return [...views.values()];
  }

  #version(digest: string): PolicyDocument {
    const version = this.versions.byDigest(digest);
    if (version !== undefined) return version.document;
    throw new Refusal(404, 'version-unknown', 'no policy version has this digest');
  }
}
