import { Injectable } from '@nestjs/common';
import { LivePolicy, type LivePromotion } from '../policy/live-policy.js';
import { BundleFindings } from './bundle-findings.js';
import { BundleRecords } from './bundle-records.js';
import { BundleSeal } from './bundle-seal.js';
import { LiveBundleFile } from './live-bundle-file.js';
import { openRecord, type CheckedBundle, type GoodBundle } from './open-bundle.js';

/** Serves a bundle that was found good: one reference is swapped, then the file holds it. */
@Injectable()
export class ServeBundle {
  constructor(
    private readonly seal: BundleSeal,
    private readonly records: BundleRecords,
    private readonly livePolicy: LivePolicy,
    private readonly file: LiveBundleFile,
    private readonly findings: BundleFindings,
  ) {}

  /** @returns how the policy came to be live, once the file holds it too */
  async execute(bundle: GoodBundle): Promise<LivePromotion> {
    const promotion = this.swap(bundle);
    try {
      await this.file.write(bundle.whole);
    } catch (error) {
      // The promotion is on record and decides all the same: without the file only the way back is narrower.
      const code = (error as { code?: string }).code ?? 'unknown';
      const message = `live-bundle.json cannot be written (${code}): mend the data folder`;
      this.findings.add({ code: 'bundle-file-bad', message });
    }
    return promotion;
  }

  /** From the next request on the bundle's policy decides. */
  swap({ manifest, policy }: GoodBundle): LivePromotion {
    const { sequence, version, digest, base, promotedAt, promotedBy } = manifest;
    const promotion: LivePromotion = {
      sequence,
      version,
      digest,
      base,
      liveSince: promotedAt,
      promotedBy: this.records.promoter(promotedBy),
    };
    this.livePolicy.swap({ policy, promotion });
    return promotion;
  }

  /** The newest bundle on record, checked; undefined: there is none. */
  newest(): CheckedBundle | undefined {
    const { promotions, bundles } = this.records.heads();
    const newest = this.records.newest();
    if (newest === undefined && bundles === null) return undefined;
    if (newest === undefined || promotions !== bundles) {
      const told = `promotion ${promotions ?? 'none'}, bundle ${bundles ?? 'none'}`;
      return { problem: `promotions and bundles on record do not end alike: ${told}` };
    }
    const told = this.records.lastTold();
    if (told === undefined) return { problem: 'the ledger does not tell what was promoted' };
    if (told !== null && told > newest.sequence) {
      return {
        problem: `the ledger tells of bundle ${told}, but the newest on record is ${newest.sequence}`,
      };
    }
    return openRecord(this.seal, newest, (index) => this.records.entry(index));
  }

  /**
   * Serves what is on record, where that is newer than what answers and good.
   *
   * @returns what is wrong with it; undefined: nothing
   */
  catchUp(): string | undefined {
    const newest = this.newest() ?? { problem: 'the database has no bundle any more' };
    if (newest.problem === undefined) this.swap(newest);
    else this.findings.add({ code: 'bundle-bad', message: newest.problem });
    return newest.problem;
  }
}
