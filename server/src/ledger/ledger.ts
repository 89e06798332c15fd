import { Worker } from 'node:worker_threads';
import type { Clock } from '../runtime/clock.js';
import type { LedgerPort } from './ledger-port.js';
import type { GapJob, LedgerBatch, LedgerJob, LedgerReport, LedgerResult } from './ledger-job.js';

/** The record could not be written: there is no decision (A1). */
export class RecordUnavailable extends Error {
  override readonly name = 'RecordUnavailable';
}

/** More waits for the log than may wait (R3). */
export class LedgerOverloaded extends Error {
  override readonly name = 'LedgerOverloaded';
}

/** How the log is doing. */
export interface LedgerState {
  readonly waiting: number;
  readonly bound: number;
  /** Why the last write failed; undefined: it succeeded. */
  readonly failure: string | undefined;
  /** Questions that got no answer since the last successful write. */
  readonly unrecorded: number;
  readonly batches: number;
  readonly records: number;
}

interface Waiting {
  readonly isDecision: boolean;
  readonly resolve: (result: LedgerResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The one writer of decisions, grants and counters, on a thread of its own.
 *
 * Everything asked for in one turn of the event loop travels together, and everything that waits is committed together
 * (A2). A promise that resolves means: on disk.
 */
export class Ledger implements LedgerPort {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #clock: Clock;
  readonly #bound: number;
  #next = 0;
  #outbox: LedgerJob[] = [];
  #gap: { from: number; to: number; count: number; reason: string } | undefined;
  #failure: string | undefined;
  #batches = 0;
  #records = 0;
  #exited: Promise<unknown>;

  private constructor(worker: Worker, clock: Clock, bound: number) {
    this.#worker = worker;
    this.#clock = clock;
    this.#bound = bound;
    this.#exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.on('message', (report: LedgerReport) => this.#receive(report));
    worker.on('error', (error: Error) => this.#loseAll(error.message));
  }

  /**
   * Starts the writer on a migrated database file.
   *
   * @throws RecordUnavailable when the file cannot be written
   */
  static async open(file: string, clock: Clock, bound: number): Promise<Ledger> {
    const worker = new Worker(new URL(import.meta.resolve('./ledger-writer.worker.js')), {
      workerData: { file },
      // The thread keeps nothing between batches: a small heap keeps the process small.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    });
    const first = await new Promise<LedgerReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    if ('failed' in first) {
      await worker.terminate();
      throw new RecordUnavailable(`the log cannot be written: ${first.failed}`);
    }
    return new Ledger(worker, clock, bound);
  }

  /**
   * Puts a job on record.
   *
   * @throws LedgerOverloaded when too many wait already
   * @throws RecordUnavailable when it is not on record; nothing of it remains
   */
  write(job: LedgerJob): Promise<LedgerResult> {
    if (this.#waiting.size >= this.#bound) {
      if (job.kind === 'decision') this.#noteLoss('overloaded', 1);
      return Promise.reject(new LedgerOverloaded('too many records wait to be written'));
    }
    return new Promise((resolve, reject) => {
      if (this.#outbox.length === 0) setImmediate(() => this.#send());
      this.#waiting.set(this.#next + this.#outbox.length, {
        isDecision: job.kind === 'decision',
        resolve,
        reject,
      });
      this.#outbox.push(job);
    });
  }

  state(): LedgerState {
    return {
      waiting: this.#waiting.size,
      bound: this.#bound,
      failure: this.#failure,
      unrecorded: this.#gap?.count ?? 0,
      batches: this.#batches,
      records: this.#records,
    };
  }

  /** Writes what waits, then stops the thread. */
  async close(): Promise<void> {
    this.#send();
    this.#worker.postMessage('close');
    await this.#exited;
  }

  #send(): void {
    if (this.#outbox.length === 0) return;
    const batch: LedgerBatch = { first: this.#next, jobs: this.#outbox };
    this.#next += this.#outbox.length;
    this.#outbox = [];
    this.#worker.postMessage(batch);
  }

  #receive(report: LedgerReport): void {
    if ('results' in report) {
      this.#batches++;
      this.#failure = undefined;
      this.#tellGap();
      for (const [id, result] of report.results) {
        if (result.kind === 'decision') this.#records++;
        this.#waiting.get(id)?.resolve(result);
        this.#waiting.delete(id);
      }
    } else if ('lost' in report) {
      this.#failure = report.reason;
      this.#lose(report.lost, `not on record: ${report.reason}`, report.reason);
    }
  }

  #lose(ids: readonly number[], message: string, reason: string): void {
    let decisions = 0;
    for (const id of ids) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (waiting?.isDecision === true) decisions++;
      waiting?.reject(new RecordUnavailable(message));
    }
    if (decisions > 0) this.#noteLoss(reason, decisions);
  }

  #noteLoss(reason: string, count: number): void {
    const now = this.#clock.now();
    this.#gap =
      this.#gap === undefined
        ? { from: now, to: now, count, reason }
        : { ...this.#gap, to: now, count: this.#gap.count + count };
  }

  /** The store is back: what could not be recorded is told in one record (A1). */
  #tellGap(): void {
    const gap = this.#gap;
    if (gap === undefined) return;
    this.#gap = undefined;
    const job: GapJob = { kind: 'gap', ...gap };
    this.write(job).catch(() => {
      const since = this.#gap;
      this.#gap =
        since === undefined ? gap : { ...gap, to: since.to, count: gap.count + since.count };
    });
  }

  #loseAll(reason: string): void {
    this.#failure = reason;
    this.#lose([...this.#waiting.keys()], `the log's writer stopped: ${reason}`, reason);
  }
}
