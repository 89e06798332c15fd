import { Worker } from 'node:worker_threads';
import type { KeySet } from '../keys/key-set.js';
import type { Clock } from '../runtime/clock.js';
import { sizeOf } from './job-size.js';
import { ChangeConflict, type Change, type LedgerPort } from './ledger-port.js';
import type {
  GapJob,
  LedgerBatch,
  LedgerJob,
  LedgerReport,
  LedgerResult,
  WriterData,
} from './ledger-job.js';

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

/** Characters of all jobs that may wait, and of those the writer's thread holds at once: its heap is small. */
const MOST_WAITING = 32_000_000;
const MOST_IN_FLIGHT = 8_000_000;

interface Waiting {
  readonly isDecision: boolean;
  readonly size: number;
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
  #worker: Worker;
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #clock: Clock;
  readonly #bound: number;
  readonly #keys: KeySet;
  #next = 0;
  /** Id of the first job that was not sent to the thread yet. */
  #unsent = 0;
  #outbox: LedgerJob[] = [];
  #waitingSize = 0;
  #inFlight = 0;
  #hasStopped = false;
  #acknowledged = -1;
  #onIdle: (() => void) | undefined;
  #gap: { from: number; to: number; count: number; reason: string } | undefined;
  #failure: string | undefined;
  #batches = 0;
  #records = 0;
  #exited: Promise<unknown>;

  private constructor(worker: Worker, file: string, clock: Clock, bound: number, keys: KeySet) {
    this.#keys = keys;
    this.#worker = worker;
    this.#file = file;
    this.#clock = clock;
    this.#bound = bound;
    this.#exited = this.#listen();
  }

  /**
   * Starts the writer on a migrated database file.
   *
   * @throws RecordUnavailable when the file cannot be written
   */
  static async open(file: string, clock: Clock, bound: number, keys: KeySet): Promise<Ledger> {
    const worker = startWriter({ file, acknowledged: -1, keys, now: clock.now() });
    const first = await new Promise<LedgerReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    if ('failed' in first) {
      await worker.terminate();
      throw new RecordUnavailable(`the log cannot be written: ${first.failed}`);
    }
    return new Ledger(worker, file, clock, bound, keys);
  }

  /**
   * Puts a job on record.
   *
   * @throws LedgerOverloaded when too many wait already
   * @throws RecordUnavailable when it is not on record; nothing of it remains
   */
  write(job: LedgerJob): Promise<LedgerResult> {
    const size = sizeOf(job);
    if (this.#waiting.size >= this.#bound || this.#waitingSize + size > MOST_WAITING) {
      if (job.kind === 'decision') this.#noteLoss('overloaded', 1);
      return Promise.reject(new LedgerOverloaded('too many records wait to be written'));
    }
    return new Promise((resolve, reject) => {
      if (this.#outbox.length === 0) setImmediate(() => this.#send());
      this.#waiting.set(this.#next++, {
        isDecision: job.kind === 'decision',
        size,
        resolve,
        reject,
      });
      this.#waitingSize += size;
      this.#outbox.push(job);
    });
  }

  async change(change: Change): Promise<readonly number[]> {
    const job: LedgerJob = { kind: 'change', at: this.#clock.now(), ...change };
    const result = await this.write(job);
    if (result.kind !== 'change') throw new Error(`a change was answered with a ${result.kind}`);
    if (result.conflict !== undefined) throw new ChangeConflict(result.conflict);
    return result.indexes;
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
    if (this.#waiting.size > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    this.#worker.postMessage('close');
    await this.#exited;
  }

  /** Sends what waits, as much as the thread can hold; the rest follows when it has answered. */
  #send(): void {
    let count = 0;
    while (count < this.#outbox.length) {
      const { size } = this.#waiting.get(this.#unsent + count)!;
      if (this.#inFlight > 0 && this.#inFlight + size > MOST_IN_FLIGHT) break;
      this.#inFlight += size;
      count++;
    }
    if (count === 0) return;
    if (this.#hasStopped) this.#restart();
    const batch: LedgerBatch = {
      first: this.#unsent,
      jobs: this.#outbox.splice(0, count),
      now: this.#clock.now(),
    };
    this.#unsent += count;
    this.#worker.postMessage(batch);
  }

  /** A thread that ended is replaced; the new one writes nothing after a hole in what was acknowledged (A3). */
  #restart(): void {
    this.#hasStopped = false;
    this.#worker = startWriter({
      file: this.#file,
      acknowledged: this.#acknowledged,
      keys: this.#keys,
      now: this.#clock.now(),
    });
    this.#exited = this.#listen();
  }

  #listen(): Promise<unknown> {
    const worker = this.#worker;
    worker.on('message', (report: LedgerReport) => this.#receive(report));
    worker.on('error', (error: Error) => this.#loseAll(error.message));
    return new Promise((resolve) => worker.once('exit', resolve));
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#waitingSize -= waiting?.size ?? 0;
    if (id < this.#unsent) this.#inFlight -= waiting?.size ?? 0;
    return waiting;
  }

  #receive(report: LedgerReport): void {
    if ('results' in report) {
      this.#batches++;
      this.#failure = undefined;
      this.#tellGap();
      for (const [id, result] of report.results) {
        if (result.kind === 'decision') this.#records++;
        this.#acknowledged = Math.max(this.#acknowledged, newestOf(result));
        this.#settle(id)?.resolve(result);
      }
    } else if ('lost' in report) {
      this.#failure = report.reason;
      this.#lose(report.lost, `not on record: ${report.reason}`, report.reason);
    }
    this.#send();
    if (this.#waiting.size === 0) this.#onIdle?.();
  }

  #lose(ids: readonly number[], message: string, reason: string): void {
    let decisions = 0;
    for (const id of ids) {
      const waiting = this.#settle(id);
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
    this.#hasStopped = true;
    this.#lose([...this.#waiting.keys()], `the log's writer stopped: ${reason}`, reason);
    this.#outbox = [];
    this.#unsent = this.#next;
    this.#inFlight = 0;
    this.#onIdle?.();
  }
}

/** Index of the newest entry that a result tells of; -1: of none. */
function newestOf(result: LedgerResult): number {
  if (result.kind === 'decision' || result.kind === 'task') return result.index ?? -1;
  return result.kind === 'change' ? (result.indexes?.at(-1) ?? -1) : -1;
}

function startWriter(workerData: WriterData): Worker {
  return new Worker(new URL(import.meta.resolve('./ledger-writer.worker.js')), {
    workerData,
    // The thread keeps nothing between batches: a small heap keeps the process small.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
  });
}
