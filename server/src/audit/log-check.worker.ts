import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../database/sqlite-file.js';
import { LogIdentity } from '../ledger/checkpoint.js';
import { SystemClock } from '../runtime/system-clock.js';
import { References } from '../subjects/references.js';
import type { CheckReport, CheckRequest } from './check-thread.js';
import type { CheckedLog } from './checked-log.js';
import { DecisionCheck } from './decision-check.js';
import { LogCheck } from './log-check.js';
import type { LogFinding } from './log-finding.js';
import { PolicyCheck } from './policy-check.js';

/** Entries looked at without a pause: about ten milliseconds of work. */
const PAGE = 250;
/** How often new entries are looked at, in milliseconds. */
const NEW_EVERY_MS = 5_000;
/** Rest between two pages that are looked at anew, and after all of them, in milliseconds. */
const PAGE_REST_MS = 1_000;
const ROUND_REST_MS = 60_000;

const { file, key, pseudonyms } = workerData as CheckedLog;
const port = parentPort!;
const clock = new SystemClock();
const connection = openForReading(file);
const decisions = new DecisionCheck(connection, new References(pseudonyms));
const policies = new PolicyCheck(connection);
const identity = new LogIdentity(key);
const newCheck = (): LogCheck => new LogCheck(connection, identity, decisions);

/** Goes from the beginning to the head, and on as the log grows. */
const first = newCheck();
let found: LogFinding | undefined;

function tell(more: Pick<CheckReport, 'isWhole' | 'request'>): void {
  const report: CheckReport = { checkedTo: first.size, ...more };
  port.postMessage(found === undefined ? report : { ...report, finding: found });
}

/** Looks at one page. @returns whether all that is signed was looked at */
function lookOn(check: LogCheck, everyCheckpoint: boolean): boolean {
  const head = found === undefined ? check.head() : undefined;
  if (head !== undefined) check.step(head, PAGE, everyCheckpoint);
  found ??= check.finding;
  return found !== undefined || check.size === head?.size;
}

/** Looks at everything up to the head; rests as long as it worked, so that calls are decided meanwhile. */
async function lookAtNew(): Promise<void> {
  for (;;) {
    const begun = clock.monotonic();
    if (lookOn(first, false)) return;
    tell({ isWhole: false });
    await pause(clock.monotonic() - begun);
  }
}

async function watch(): Promise<void> {
  await lookAtNew();
  found ??= policies.finding();
  for (;;) {
    tell({ isWhole: true });
    await pause(NEW_EVERY_MS);
    await lookAtNew();
  }
}

async function lookAgainAndAgain(): Promise<void> {
  for (;;) {
    const again = newCheck();
    await pause(ROUND_REST_MS);
    while (!lookOn(again, true)) await pause(PAGE_REST_MS);
    found ??= policies.finding();
    if (found !== undefined) return tell({ isWhole: true });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

port.on('message', (message: CheckRequest | 'stop') => {
  if (message === 'stop') {
    connection.close();
    process.exit();
  }
  while (!lookOn(first, false));
  found ??= policies.finding();
  tell({ isWhole: true, request: message.request });
});

await Promise.all([watch(), lookAgainAndAgain()]);
