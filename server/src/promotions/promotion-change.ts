import type { SqlWrite } from '../ledger/ledger-job.js';
import type { BundleManifest } from './bundle-manifest.js';
import type { SealedBundle } from './bundle-seal.js';

/** Index that the first act of a change gets, for the rows written before it: one thread writes, so nothing comes between. */
export const NEXT_INDEX = '(select coalesce(max(idx), -1) + 1 from log_entry)';

/**
 * Puts a promotion with its bundle on record.
 *
 * Of two promotions at once one finds that its sequence is taken, or that another bundle came last than the one it follows:
 * nothing of that one remains.
 */
export function promotionWrites(
  manifest: BundleManifest,
  sealed: SealedBundle,
  reason: string,
): SqlWrite[] {
  const { sequence, version, kind, promotedAt, promotedBy } = manifest;
  return [
    {
      sql: `insert into promotion (id, version, promoted_at, promoted_by, reason, kind, log_index)
        select ?, ?, ?, ?, ?, ?, ${NEXT_INDEX} where (select max(sequence) from bundle) = ?`,
      values: [sequence, version, Date.parse(promotedAt), promotedBy, reason, kind, sequence - 1],
      changes: 1,
    },
    {
      sql: 'insert into bundle (sequence, manifest, signature) values (?, ?, ?)',
      values: [sequence, sealed.manifest, sealed.signature],
      changes: 1,
    },
  ];
}
