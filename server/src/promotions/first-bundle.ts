import { canonicalPolicy, policyDigest } from '@ringfence/rules';
import { SYSTEM } from '../ledger/act.js';
import type { Change } from '../ledger/ledger-port.js';
import { readShippedPolicy } from '../policy/shipped-packs.js';
import type { BundleManifest } from './bundle-manifest.js';
import type { BundleRecord } from './bundle-records.js';
import type { BundleSeal } from './bundle-seal.js';
import { bundleObject } from './open-bundle.js';
import { NEXT_INDEX } from './promotion-change.js';
import { DIGESTS_SHIPPED_EARLIER } from './shipped-digests.js';

const REASON = 'the policy the product ships with';

/** The change that puts the shipped policy on record as version 1, live under the first bundle. */
export function firstStart(seal: BundleSeal, now: number): Change {
  const document = readShippedPolicy();
  const digest = policyDigest(document);
  const { writes, acts } = firstBundle(seal, { sequence: 1, version: 1, digest, promotedAt: now });
  return {
    writes: [
      {
        sql: 'insert into policy_version (version, digest, canonical, created_at, created_by) values (1, ?, ?, ?, null)',
        values: [digest, canonicalPolicy(document), now],
      },
      {
        sql: `insert into promotion (id, version, promoted_at, promoted_by, reason, kind, log_index)
          values (1, 1, ?, null, ?, 'first', ${NEXT_INDEX})`,
        values: [now, REASON],
      },
      ...writes,
    ],
    acts,
  };
}

/**
 * The change that gives a policy which has been live since before there were bundles its first one.
 *
 * @returns undefined when the product never shipped these bytes: nobody approved them, so nobody signs them
 */
export function sealShipped(seal: BundleSeal, record: BundleRecord): Change | undefined {
  const { sequence, version, digest, promotedAt } = record;
  const shipped = [policyDigest(readShippedPolicy()), ...DIGESTS_SHIPPED_EARLIER];
  if (digest === null || record.promotedBy !== null || !shipped.includes(digest)) return undefined;
  return firstBundle(seal, { sequence, version, digest, promotedAt });
}

function firstBundle(
  seal: BundleSeal,
  live: Pick<BundleManifest, 'sequence' | 'version' | 'digest'> & { readonly promotedAt: number },
): Change {
  const { sequence, version, digest, promotedAt } = live;
  const { manifest, signature } = seal.close({
    v: 1,
    sequence,
    version,
    digest,
    base: null,
    promotedAt: new Date(promotedAt).toISOString(),
    promotedBy: null,
    approvals: [],
    kind: 'first',
  });
  return {
    writes: [
      {
        sql: 'insert into bundle (sequence, manifest, signature) values (?, ?, ?)',
        values: [sequence, manifest, signature],
      },
    ],
    acts: [
      {
        action: 'promotion.first',
        object: bundleObject(sequence),
        actor: SYSTEM,
        before: null,
        after: digest,
        reason: REASON,
        details: { sequence, version },
      },
    ],
  };
}
