import { Injectable } from '@nestjs/common';
import { LedgerPort } from '../ledger/ledger-port.js';
import { Clock } from '../runtime/clock.js';
import { BundleFindings } from './bundle-findings.js';
import { BundleRecords } from './bundle-records.js';
import { BundleSeal } from './bundle-seal.js';
import { chooseBundle } from './choose-bundle.js';
import { firstStart, sealShipped } from './first-bundle.js';
import { LiveBundleFile, type FileContent } from './live-bundle-file.js';
import { openWhole, type CheckedBundle } from './open-bundle.js';
import { ServeBundle } from './serve-bundle.js';

/**
 * Makes a policy live at the start: the newest bundle on record where it is good, else the last good one.
 *
 * Whatever was changed behind the product's back is told, and never served; a store that holds nothing yet gets the shipped
 * policy.
 */
@Injectable()
export class OpenLivePolicy {
  constructor(
    private readonly seal: BundleSeal,
    private readonly records: BundleRecords,
    private readonly file: LiveBundleFile,
    private readonly findings: BundleFindings,
    private readonly serveBundle: ServeBundle,
    private readonly ledger: LedgerPort,
    private readonly clock: Clock,
  ) {}

  /** @throws RecordUnavailable when the first bundle cannot be put on record */
  async execute(): Promise<void> {
    const content = this.file.read();
    if (content.state === 'absent') await this.#sealTheFirst();
    const inFile = this.#inFile(content);
    const { live, isFileStale, findings } = chooseBundle(this.serveBundle.newest(), inFile);
    for (const finding of findings) this.findings.add(finding);
    if (live === undefined) return;
    if (isFileStale) await this.serveBundle.execute(live);
    else this.serveBundle.swap(live);
  }

  /** Only where no bundle was ever made: one that went away is not made anew. */
  async #sealTheFirst(): Promise<void> {
    const { promotions, bundles } = this.records.heads();
    if (bundles !== null) return;
    const change =
      promotions === null
        ? firstStart(this.seal, this.clock.now())
        : sealShipped(this.seal, this.records.newest()!);
    if (change !== undefined) await this.ledger.change(change);
  }

  #inFile(content: FileContent): CheckedBundle | undefined {
    switch (content.state) {
      case 'absent':
        return undefined;
      case 'unreadable':
        return { problem: content.problem };
      case 'read':
        return openWhole(this.seal, content.bundle);
    }
  }
}
