import type { Database } from 'better-sqlite3';
import { openForWriting } from '../database/sqlite-file.js';
import type { KeySet } from '../keys/key-set.js';
import { UserLinks } from '../permissions/user-links.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { References } from '../subjects/references.js';
import { Seal } from '../subjects/seal.js';
import { SubjectStatements } from '../subjects/subject-statements.js';
import { ChangeStatements } from './change-statements.js';
import { DecisionStatements } from './decision-statements.js';
import type { DecisionRecord, LedgerJob, LedgerResult } from './ledger-job.js';
import { LogStatements } from './log-statements.js';
import { PermitStatements } from './permit-statements.js';
import { SlotStatements } from './slot-statements.js';
import type { TaskHandler, TaskHandlers } from './task-handler.js';

/** One write connection with its statements; thrown away as a whole after any write error (A3). */
export class LedgerSession {
  readonly #connection: Database;
  readonly #log: LogStatements;
  readonly #changes: ChangeStatements;
  readonly #decisions: DecisionStatements;
  readonly #slots: SlotStatements;
  readonly #links: UserLinks;
  readonly #handlers: ReadonlyMap<string, TaskHandler>;

  /** @throws LogBroken when what is stored is not what was signed */
  constructor(file: string, keys: KeySet, handlers: TaskHandlers) {
    const connection = openForWriting(file);
    const seal = new Seal(keys.subjects, new SystemRandomSource());
    const subjects = new SubjectStatements(connection, seal);
    const slots = new SlotStatements(connection);
    this.#connection = connection;
    this.#log = new LogStatements(connection, keys.log);
    const changes = new ChangeStatements(connection, this.#log, new References(keys.pseudonyms));
    this.#changes = changes;
    const links = new UserLinks(connection);
    const permits = new PermitStatements(connection, (pair) => links.current(pair));
    this.#decisions = new DecisionStatements(connection, this.#log, subjects, seal, permits);
    this.#slots = slots;
    this.#links = links;
    this.#handlers = new Map(
      Object.entries(handlers).map(([name, make]) => [
        name,
        make({
          connection,
          slots,
          subjects,
          seal,
          tell: (act, at) => void changes.tell(act, at),
        }),
      ]),
    );
  }

  /** Index of the newest entry; -1: none yet. */
  get head(): number {
    return this.#log.head;
  }

  /** Whether a signed checkpoint covers every entry. */
  get isSigned(): boolean {
    return this.#log.isSigned;
  }

  /**
   * Writes all jobs in one transaction, and returns once it is on disk.
   *
   * @param signAt epoch milliseconds (UTC); absent: no checkpoint is due
   * @throws whatever SQLite throws; then none of the jobs is on record
   */
  write(jobs: readonly LedgerJob[], signAt?: number): LedgerResult[] {
    this.#connection.exec('begin immediate');
    const results = jobs.map((job) => this.#apply(job));
    this.#decisions.flush();
    if (signAt !== undefined) this.#log.sign(signAt);
    this.#connection.exec('commit');
    return results;
  }

  /** Cuts the write-ahead log, with the pages in it as they were before; false: somebody reads from it just now. */
  wipe(): boolean {
    const [{ busy } = { busy: 1 }] = this.#connection.pragma('wal_checkpoint(truncate)') as {
      busy: number;
    }[];
    return busy === 0;
  }

  close(): void {
    this.#connection.close();
  }

  #apply(job: LedgerJob): LedgerResult {
    switch (job.kind) {
      case 'decision': {
        const { record, reservation } = job;
        if (reservation === undefined) {
          return { kind: 'decision', index: this.#decisions.append(record), wroteStandIn: false };
        }
        // An event written since the evidence was read may have given the user's number: the slot counts there.
        const slot = { ...reservation.slot, pair: this.#links.current(reservation.slot.pair) };
        if (this.#slots.take(slot)) {
          return { kind: 'decision', index: this.#decisions.append(record), wroteStandIn: false };
        }
        const retryAt = this.#slots.freeAgainAt(slot);
        const index = this.#decisions.append(withRetryAt(reservation.standIn, retryAt));
        return {
          kind: 'decision',
          index,
          wroteStandIn: true,
          ...(retryAt === undefined ? {} : { retryAt }),
        };
      }
      case 'gap':
        this.#decisions.appendGap(job);
        return { kind: 'gap' };
      case 'change':
        return this.#changes.apply(job);
      case 'task': {
        const handler = this.#handlers.get(job.task);
        if (handler === undefined) throw new Error(`no task is named ${job.task}`);
        const before = this.#log.head;
        const output = handler(job.input);
        const { head } = this.#log;
        return { kind: 'task', output, ...(head > before ? { index: head } : {}) };
      }
    }
  }
}

/** The record with the instant that only the writer knows, since it alone sees who took the last slot. */
function withRetryAt(record: DecisionRecord, at: number | undefined): DecisionRecord {
  if (at === undefined) return record;
  const decision = JSON.parse(record.payload.decision) as object;
  const retryAt = new Date(at).toISOString();
  return {
    ...record,
    payload: { ...record.payload, decision: JSON.stringify({ ...decision, retryAt }) },
  };
}
