import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../metrics/metrics.js';
import type { BundleFinding } from './choose-bundle.js';

const CODES: readonly BundleFinding['code'][] = [
  'bundle-bad',
  'bundle-file-bad',
  'version-bad',
  'state-bad',
];

/** What was found wrong with bundles, versions and what else steers decisions since the start: told in logs, health, metrics and the overview (V5). */
@Injectable()
export class BundleFindings {
  readonly #log = new Logger('policy');
  readonly #found: BundleFinding[] = [];

  constructor(metrics: Metrics) {
    const found = this.#found;
    new Gauge({
      name: 'ringfence_policy_findings',
      help: 'bundles, policy versions and what else steers decisions, found changed since the start, by kind',
      labelNames: ['code'],
      registers: [metrics.registry],
      collect() {
        for (const code of CODES) {
          this.set({ code }, found.filter((finding) => finding.code === code).length);
        }
      },
    });
  }

  /** The same is told once, however often it is found. */
  add(finding: BundleFinding): void {
    if (this.#found.some(({ message }) => message === finding.message)) return;
    this.#found.push(finding);
    this.#log.error(finding.message);
  }

  list(): readonly BundleFinding[] {
    return this.#found;
  }

  /** Why nothing may be promoted: what is on record is not what was promoted; undefined: it is. */
  get obstacle(): string | undefined {
    // The file is written anew from a good bundle; it stands in nobody's way.
    return this.#found.find(({ code }) => code !== 'bundle-file-bad')?.message;
  }
}
