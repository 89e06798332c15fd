import { parentPort, workerData } from 'node:worker_threads';
import type {
  LedgerBatch,
  LedgerJob,
  LedgerReport,
  LedgerResult,
  WriterData,
} from './ledger-job.js';
import { LedgerSession } from './ledger-session.js';
import { TASK_HANDLERS } from './task-handlers.js';

/** Records in one transaction at most (A2). */
const MOST_AT_ONCE = 256;
/** How long an entry waits for a checkpoint at most, in milliseconds: well below the second it may (A4). */
const SIGN_EVERY_MS = 500;

const { file, keys, acknowledged: before, now: begunAt } = workerData as WriterData;
const port = parentPort!;
const queue: { id: number; job: LedgerJob }[] = [];
let session: LedgerSession | undefined;
let scheduled = false;
/** Index of the newest entry that was acknowledged; -1: none yet. */
let acknowledged = before;
/** The server's time as it was last told, in epoch milliseconds (UTC). */
let now = begunAt;
/** Runs while there are entries without a checkpoint. */
let signTimer: NodeJS.Timeout | undefined;
let isCheckpointDue = false;
/** Whether something was deleted that the write-ahead log still shows. */
let isWipeDue = false;

function report(message: LedgerReport): void {
  port.postMessage(message);
}

function drain(): void {
  scheduled = false;
  const batch = queue.splice(0, MOST_AT_ONCE);
  if (batch.length === 0 && !isCheckpointDue) return;
  const signAt = isCheckpointDue ? now : undefined;
  isCheckpointDue = false;
  try {
    session ??= openSession();
    const results = session.write(
      batch.map(({ job }) => job),
      signAt,
    );
    acknowledged = session.head;
    if (!session.isSigned) signSoon();
    isWipeDue ||= batch.some(({ job }) => job.kind === 'change' && job.wipe === true);
    if (isWipeDue) isWipeDue = !wipes(session);
    if (batch.length === 0) return;
    report({ results: batch.map(({ id }, i) => [id, results[i]!] as [number, LedgerResult]) });
  } catch (error) {
    // None of the batch is on record; the next one begins on a fresh connection that reads the head from disk (A3).
    dropSession();
    signSoon();
    report({ lost: batch.map(({ id }) => id), reason: describe(error) });
  }
  if (queue.length > 0) schedule();
}

/** What was committed stays so where there is no room to fold the write-ahead log: it is cut after a later batch. */
function wipes(from: LedgerSession): boolean {
  try {
    return from.wipe();
  } catch {
    return false;
  }
}

function signSoon(): void {
  signTimer ??= setTimeout(() => {
    signTimer = undefined;
    isCheckpointDue = true;
    schedule();
  }, SIGN_EVERY_MS);
}

/** @throws when what was acknowledged or signed is not there any more: nothing may be written after a hole (A3) */
function openSession(): LedgerSession {
  const opened = new LedgerSession(file, keys, TASK_HANDLERS);
  try {
    if (opened.head < acknowledged) {
      throw new Error(
        `the log ends at ${opened.head}, but ${acknowledged} was acknowledged: restore it`,
      );
    }
    // The tree takes up what is on disk already, before anything is added.
    opened.write([], now);
  } catch (error) {
    opened.close();
    throw error;
  }
  return opened;
}

function dropSession(): void {
  const broken = session;
  session = undefined;
  // Closing rolls back what was not committed.
  broken?.close();
}

function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}

/** Writes what waits, and leaves no entry without a checkpoint. */
function close(): void {
  while (queue.length > 0) drain();
  isCheckpointDue = session?.isSigned === false;
  drain();
  clearTimeout(signTimer);
  dropSession();
  port.close();
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(drain);
}

port.on('message', (message: LedgerBatch | 'close') => {
  if (message === 'close') {
    close();
    return;
  }
  now = message.now;
  message.jobs.forEach((job, i) => queue.push({ id: message.first + i, job }));
  schedule();
});

try {
  session = openSession();
  acknowledged = session.head;
  report({ ready: true });
} catch (error) {
  report({ failed: describe(error) });
}
