import { Injectable } from '@nestjs/common';
import type { CompiledPolicy, ProofCertificate } from '@ringfence/rules';
import { Refusal } from '../http/refusal.js';
import { whileRole } from '../identity/while-role.js';
import type { Act, Actor } from '../ledger/act.js';
import type { SqlWrite } from '../ledger/ledger-job.js';
import { ChangeConflict, LedgerPort } from '../ledger/ledger-port.js';
import { LivePolicy, type LivePromotion } from '../policy/live-policy.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import { putCertificate, sealCertificate } from '../proofs/certificates.js';
import { Clock } from '../runtime/clock.js';
import { withoutNumbers } from '../subjects/numbers-in-acts.js';
import { References } from '../subjects/references.js';
import type { BundleManifest } from './bundle-manifest.js';
import { BundleSeal } from './bundle-seal.js';
import { bundleObject } from './open-bundle.js';
import { promotionWrites } from './promotion-change.js';
import { ServeBundle } from './serve-bundle.js';

/** A policy that has passed every gate, and who puts it live. */
export interface ReadyPolicy {
  readonly policy: CompiledPolicy;
  readonly kind: 'promotion' | 'rollback';
  readonly approvals: BundleManifest['approvals'];
  /** Of what was proved of it, in this moment. */
  readonly certificate: ProofCertificate;
  /** Id of the person who promotes. */
  readonly personId: string;
  readonly actor: Actor;
  readonly reason: string;
  /** What else changes with it, such as the state of a draft; all of it, or nothing. */
  readonly writes: readonly SqlWrite[];
  readonly details?: Act['details'];
}

const ACTION = { promotion: 'promotion.promote', rollback: 'promotion.roll-back' } as const;

/**
 * Puts a policy live: one change with promotion, bundle and act; then one reference is swapped; then the file holds the last
 * good bundle.
 */
@Injectable()
export class PutLive {
  constructor(
    private readonly seal: BundleSeal,
    private readonly livePolicy: LivePolicy,
    private readonly versions: PolicyVersions,
    private readonly serveBundle: ServeBundle,
    private readonly ledger: LedgerPort,
    private readonly references: References,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal 409 `stale-base` when another policy went live meanwhile, 409 `bundle-bad` when what is on record was changed
   * @throws ChangeConflict when something else of the change does not fit any more
   * @throws RecordUnavailable, LedgerOverloaded: then nothing of it is on record, and the policy before answers
   */
  async execute(ready: ReadyPolicy): Promise<LivePromotion> {
    const { policy, kind, approvals, personId, actor, details } = ready;
    // Rows and acts say the same, and neither names a number.
    const reason = withoutNumbers(ready.reason, this.references);
    const { version, digest } = policy.reference;
    const canonical = this.versions.stored(version)?.canonical;
    const before = this.livePolicy.promotion;
    if (before === undefined || canonical === undefined) {
      throw new Error(`version ${version} was put live without a check`);
    }
    const certificate = sealCertificate(ready.certificate);
    const manifest: BundleManifest = {
      v: 1,
      sequence: before.sequence + 1,
      version,
      digest,
      base: before.digest,
      promotedAt: new Date(this.clock.now()).toISOString(),
      promotedBy: personId,
      approvals,
      kind,
      certificate: certificate.digest,
    };
    const sealed = this.seal.close(manifest);
    const promotion = promotionWrites(manifest, sealed, reason);
    const act: Act = {
      action: ACTION[kind],
      object: bundleObject(manifest.sequence),
      actor,
      before: before.digest,
      after: digest,
      reason,
      details: {
        ...details,
        sequence: manifest.sequence,
        version,
        certificate: certificate.digest,
      },
    };
    try {
      const writes = [
        ...promotion,
        putCertificate(certificate),
        whileRole(personId, ['approver']),
        ...ready.writes,
      ];
      await this.ledger.change({ writes, acts: [act] });
    } catch (error) {
      // What was not acknowledged may be on record all the same: what is there decides, not what was heard of it.
      const problem = this.serveBundle.catchUp();
      if (problem !== undefined) throw new Refusal(409, 'bundle-bad', problem);
      if (error instanceof ChangeConflict && error.write < promotion.length) throw stale(digest);
      throw error;
    }
    return this.serveBundle.execute({ manifest, policy, whole: { ...sealed, policy: canonical } });
  }
}

function stale(digest: string): Refusal {
  return new Refusal(
    409,
    'stale-base',
    `another policy went live meanwhile: \`${digest}\` was made from one that is live no longer`,
  );
}
