import { Injectable } from '@nestjs/common';
import type { BundleManifest } from './bundle-manifest.js';
import { BundleRecords } from './bundle-records.js';
import { BundleSeal } from './bundle-seal.js';
import { openRecord } from './open-bundle.js';

/** What signed bundles tell of versions that were live before. */
@Injectable()
export class FormerBundles {
  constructor(
    private readonly records: BundleRecords,
    private readonly seal: BundleSeal,
  ) {}

  /** Who had approved a version when it was live last; undefined: no bundle that may be believed says so. */
  approvalsOf(digest: string): BundleManifest['approvals'] | undefined {
    const record = this.records.newestOf(digest);
    if (record === undefined) return undefined;
    return openRecord(this.seal, record, (index) => this.records.entry(index)).manifest?.approvals;
  }
}
