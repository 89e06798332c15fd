import { Injectable } from '@nestjs/common';
import { diffPolicies, type CompiledPolicy, type PolicyDiff } from '@ringfence/rules';
import { DraftAsPolicy } from '../drafts/draft-as-policy.js';
import { Refusal } from '../http/refusal.js';
import { Clock } from '../runtime/clock.js';
import { PolicyVersions } from './policy-versions.js';

/** Tells what differs between two versions, or between a version and a draft. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly versions: PolicyVersions,
    private readonly drafts: DraftAsPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * @param a number or digest of a version
   * @param b the same, or `draft:<id>`
   * @throws Refusal 404 `version-unknown`, `draft-unknown`; 422 `not-readable` when the draft is no policy yet
   */
  execute(a: string, b: string): PolicyDiff {
    const from = this.#version(a);
    const { document, to } = b.startsWith('draft:')
      ? this.#draft(b.slice('draft:'.length))
      : this.#other(b);
    return {
      from: from.reference,
      to,
      ...diffPolicies(from.document, document, this.clock.now()),
    };
  }

  #draft(id: string): Pick<PolicyDiff, 'to'> & Pick<CompiledPolicy, 'document'> {
    const { draft, policy } = this.drafts.execute(id);
    return { document: policy.document, to: draft.frozen ?? { version: null, digest: null } };
  }

  #other(name: string): Pick<PolicyDiff, 'to'> & Pick<CompiledPolicy, 'document'> {
    const { document, reference } = this.#version(name);
    return { document, to: reference };
  }

  #version(name: string): CompiledPolicy {
    const found = /^\d{1,9}$/.test(name)
      ? this.versions.byVersion(Number(name))
      : this.versions.byDigest(name);
    if (found === undefined) {
      throw new Refusal(404, 'version-unknown', 'no policy version of this name is known');
    }
    return found;
  }
}
