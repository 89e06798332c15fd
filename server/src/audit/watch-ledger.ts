import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { LedgerIntegrity, type IntegrityFinding } from '../ledger/ledger-integrity.js';
import { Metrics } from '../metrics/metrics.js';
import { CheckedLog } from './checked-log.js';
import type { CheckReport, CheckRequest } from './check-thread.js';

/** How long a thread that ended unasked is left alone before it is replaced, in milliseconds. */
const REPLACE_AFTER_MS = 5_000;

/**
 * Has the log looked at from the start on, on a thread of its own that can only read: all of it once, what is new every few
 * seconds and before a promotion, and everything again and again at leisure.
 *
 * What was found once stands until the next start: decisions go on, promotions do not.
 */
@Injectable()
export class WatchLedger extends LedgerIntegrity {
  readonly #log = new Logger('ledger');
  readonly #checked: CheckedLog;
  readonly #waiting = new Map<number, (finding: IntegrityFinding) => void>();
  #worker: Worker | undefined;
  #exited: Promise<unknown> = Promise.resolve();
  #replacing: NodeJS.Timeout | undefined;
  #requests = 0;
  #finding: IntegrityFinding = { state: 'verifying', checkedTo: 0 };

  constructor(checked: CheckedLog, metrics: Metrics) {
    super();
    this.#checked = checked;
    const finding = (): IntegrityFinding => this.#finding;
    new Gauge({
      name: 'ringfence_ledger_tampered',
      help: '1 when the ledger was found changed since the start, else 0',
      registers: [metrics.registry],
      collect() {
        this.set(finding().state === 'tampered' ? 1 : 0);
      },
    });
    new Gauge({
      name: 'ringfence_ledger_verified_entries',
      help: 'entries of the ledger that were held against its tree and checkpoints since the start',
      registers: [metrics.registry],
      collect() {
        this.set(finding().checkedTo);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.#start();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#replacing);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#giveUp();
    worker?.postMessage('stop');
    await this.#exited;
  }

  finding(): IntegrityFinding {
    return this.#finding;
  }

  settled(): Promise<IntegrityFinding> {
    const worker = this.#worker;
    if (worker === undefined) return Promise.resolve(this.#finding);
    const request = this.#requests++;
    return new Promise((resolve) => {
      this.#waiting.set(request, resolve);
      worker.postMessage({ request } satisfies CheckRequest);
    });
  }

  #start(): void {
    const worker = new Worker(new URL(import.meta.resolve('./log-check.worker.js')), {
      workerData: this.#checked,
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    });
    this.#worker = worker;
    this.#exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.on('message', (report: CheckReport) => this.#receive(report));
    worker.on('error', (error: Error) => this.#replace(error));
  }

  #receive({ checkedTo, isWhole, finding, request }: CheckReport): void {
    const wasTampered = this.#finding.state === 'tampered';
    if (finding !== undefined) this.#finding = { state: 'tampered', checkedTo, ...finding };
    else if (!wasTampered) this.#finding = { state: this.#stateAfter(isWhole), checkedTo };
    if (this.#finding.state === 'tampered' && !wasTampered) {
      const { firstBad, what } = this.#finding;
      const at = firstBad === undefined ? '' : ` at entry ${firstBad}`;
      this.#log.error(
        `the ledger was changed${at}: ${what}; nothing is promoted until it is restored`,
      );
    }
    if (request === undefined) return;
    this.#waiting.get(request)?.(this.#finding);
    this.#waiting.delete(request);
  }

  /** Once all of the log was looked at, entries that are still to be looked at do not take that back. */
  #stateAfter(isWhole: boolean): 'verifying' | 'intact' {
    return isWhole || this.#finding.state === 'intact' ? 'intact' : 'verifying';
  }

  /** A thread that ended says nothing of the log: another one begins at the beginning. */
  #replace(error: Error): void {
    this.#log.error(`the ledger cannot be looked at: ${error.message}`);
    this.#worker = undefined;
    if (this.#finding.state === 'intact') this.#finding = { state: 'verifying', checkedTo: 0 };
    this.#giveUp();
    this.#replacing = setTimeout(() => this.#start(), REPLACE_AFTER_MS).unref();
  }

  #giveUp(): void {
    for (const resolve of this.#waiting.values()) resolve(this.#finding);
    this.#waiting.clear();
  }
}
