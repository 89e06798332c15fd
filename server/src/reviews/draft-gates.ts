import { Injectable, Logger } from '@nestjs/common';
import { canonicalPolicy } from '@ringfence/rules';
import { DraftStore } from '../drafts/draft-store.js';
import type { StoredDraft } from '../drafts/stored-draft.js';
import { LivePolicy } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { ApprovalsRequired } from './approvals-required.js';
import { SignedOverrides } from '../proofs/signed-overrides.js';
import { ContentGates, type Rechecked } from './content-gates.js';
import { CONTENT_GATES, open, PromotionReadiness, shut, type GateResult } from './gates.js';

/** Every gate between a draft and being live, in order: for the list of checks, for submit and for promotion. */
@Injectable()
export class DraftGates {
  readonly #log = new Logger('reviews');

  constructor(
    private readonly store: DraftStore,
    private readonly versions: PolicyVersions,
    private readonly livePolicy: LivePolicy,
    private readonly required: ApprovalsRequired,
    private readonly contentGates: ContentGates,
    private readonly overrides: SignedOverrides,
    private readonly readiness: PromotionReadiness,
  ) {}

  /**
   * All gates as they are now; those that are still being worked out say so, and have their answer when asked again.
   *
   * @throws Refusal 404 `draft-unknown`
   */
  look(draftId: string): readonly GateResult[] {
    const { draft, text } = this.#bytesOf(draftId);
    const known = this.contentGates.known(text);
    if (known === undefined) {
      this.contentGates
        .check(draftId, text)
        .catch((error: unknown) => this.#log.error({ err: error, draftId }));
    }
    return [
      ...this.#lifted(known ?? RUNNING, draft),
      ...this.ofReview(draft),
      ...this.readiness.check(),
    ];
  }

  /**
   * All gates, worked out anew: what a promotion asks.
   *
   * @throws Refusal 404 `draft-unknown`
   */
  async prove(draftId: string): Promise<Rechecked> {
    const { draft, text } = this.#bytesOf(draftId);
    const { results, ...certified } = await this.contentGates.recheck(text);
    return {
      ...certified,
      results: [
        ...this.#lifted(results, draft),
        ...this.ofReview(draft),
        ...this.readiness.check(),
      ],
    };
  }

  /**
   * The gates that depend on the bytes alone, with what people signed for.
   *
   * @throws Refusal 404 `draft-unknown`
   */
  async content(draftId: string): Promise<readonly GateResult[]> {
    const { draft, text } = this.#bytesOf(draftId);
    return this.#lifted(await this.contentGates.check(draftId, text), draft);
  }

  #lifted(results: readonly GateResult[], { contributors }: StoredDraft): readonly GateResult[] {
    return results.map((result) => this.overrides.lift(result, contributors));
  }

  /** The gates that depend on what people did: approvals, and the base. */
  ofReview(draft: StoredDraft): readonly GateResult[] {
    return [this.#approvals(draft), this.#base(draft)];
  }

  /** What would go live: the frozen version's bytes, or the text as it is typed. */
  #bytesOf(draftId: string): { draft: StoredDraft; text: string } {
    const { draft, text } = this.store.withText(draftId);
    if (draft.frozen === null) return { draft, text };
    const version = this.versions.byDigest(draft.frozen.digest);
    // Bytes that do not have their digest any more pass no gate.
    return {
      draft,
      text: version === undefined ? '{"rulesets":{}}' : canonicalPolicy(version.document),
    };
  }

  #approvals({ standing }: StoredDraft): GateResult {
    const required = this.required.current();
    if (standing.length >= required) return open('approvals');
    const message = `${standing.length} of ${required} approvals by people who had no hand in it`;
    return shut('approvals', [{ at: '', code: 'approvals-missing', message }]);
  }

  #base({ base }: StoredDraft): GateResult {
    const live = this.livePolicy.current().reference;
    if (base.digest === live.digest) return open('base');
    const message = `it was made from version ${base.version}, but version ${live.version} is live: bring it up to date`;
    return shut('base', [{ at: '', code: 'stale-base', message }]);
  }
}

const RUNNING: readonly GateResult[] = CONTENT_GATES.map((gate) => ({
  gate,
  ok: false,
  running: true,
  problems: [],
}));
