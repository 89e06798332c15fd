import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { digestOf } from '@ringfence/rules';
import { PolicyVersions } from '../policy/policy-versions.js';
import { BundleFindings } from './bundle-findings.js';
import { BundleRecords } from './bundle-records.js';
import { BundleSeal } from './bundle-seal.js';

/**
 * Looks at every version and every bundle on record after the start, the live one being checked before it is served: what was
 * changed is named, and nothing is promoted until it is restored.
 */
@Injectable()
export class VerifyVersions {
  #stopped = false;
  #looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly versions: PolicyVersions,
    private readonly records: BundleRecords,
    private readonly seal: BundleSeal,
    private readonly findings: BundleFindings,
  ) {}

  onApplicationBootstrap(): void {
    this.#looking = this.execute();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
  }

  /** Takes a turn of the event loop for each, so that no decision waits for all of them. */
  async execute(): Promise<void> {
    for (const version of this.versions.numbers()) {
      const stored = this.versions.stored(version);
      if (stored !== undefined && digestOf(stored.canonical) !== stored.digest) {
        this.#found(`the bytes of version ${version} do not have the digest on record`);
      }
      await turn();
      if (this.#stopped) return;
    }
    for (const { sequence, manifest, signature } of this.records.list()) {
      const isSigned =
        manifest === null || signature === null || this.seal.fits({ manifest, signature });
      if (!isSigned) this.#found(`the signature of bundle ${sequence} does not fit`);
      await turn();
      if (this.#stopped) return;
    }
  }

  #found(message: string): void {
    this.findings.add({ code: 'version-bad', message });
  }
}
