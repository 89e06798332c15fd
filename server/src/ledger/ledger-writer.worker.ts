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

const { file, acknowledged: before } = workerData as WriterData;
const port = parentPort!;
const queue: { id: number; job: LedgerJob }[] = [];
let session: LedgerSession | undefined;
let scheduled = false;
/** Index of the newest entry that was acknowledged; -1: none yet. */
let acknowledged = before;

function report(message: LedgerReport): void {
  port.postMessage(message);
}

function drain(): void {
  scheduled = false;
  const batch = queue.splice(0, MOST_AT_ONCE);
  if (batch.length === 0) return;
  try {
    session ??= openSession();
    const results = session.write(batch.map(({ job }) => job));
    acknowledged = session.head;
    report({ results: batch.map(({ id }, i) => [id, results[i]!] as [number, LedgerResult]) });
  } catch (error) {
    // None of the batch is on record; the next one begins on a fresh connection that reads the head from disk (A3).
    dropSession();
    report({ lost: batch.map(({ id }) => id), reason: describe(error) });
  }
  if (queue.length > 0) schedule();
}

/** @throws when what was acknowledged is not there any more: nothing may be written after a hole (A3) */
function openSession(): LedgerSession {
  const opened = new LedgerSession(file, TASK_HANDLERS);
  if (opened.head < acknowledged) {
    opened.close();
    throw new Error(
      `the log ends at ${opened.head}, but ${acknowledged} was acknowledged: restore it`,
    );
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

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(drain);
}

port.on('message', (message: LedgerBatch | 'close') => {
  if (message === 'close') {
    while (queue.length > 0) drain();
    dropSession();
    port.close();
    return;
  }
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
