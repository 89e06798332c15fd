// The ledger: what it costs, how soon a million entries are verified, searched and found changed, and that no changed bit is accepted.
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { at } from '../lib.mjs';
import { SERVER } from '../server-command.mjs';
import { figure, median } from './figure.mjs';
import { load } from './load.mjs';
import { mutationsAccepted } from './mutations.mjs';
import { memoryOf, startServer } from './server.mjs';
import { MillionEntries } from './million-entries.mjs';

/** Other work on the machine can only slow a slice down, so the best share counts; when it is busy, more are tried. */
const ROUNDS = { least: 5, most: 15 };
const SECONDS = 3;
const LEAST_SHARE = 80;
const ENTRIES = 1_000_000;
const CHANGED = 777_777;
const MUTATIONS = 100_000;
const SEED = 20_261_125;
const WITHOUT_LOG = ['--import', './tools/bench/without-log.mjs', ...SERVER];

export async function measure() {
  await measureCost();
  await measureMillion();
  const { accepted, refused } = mutationsAccepted(MUTATIONS, SEED);
  figure('ledger-mutations', MUTATIONS, '', `>=${MUTATIONS}`);
  figure('ledger-mutations-accepted', accepted, '', '<=0');
  figure('ledger-honest-receipts-refused', refused, '', '<=0');
  console.log(`(one bit of leaf, path, index, size, root or signature each; seed ${SEED})`);
}

/** Two servers in turn on the same machine: as the product is, and with leaf, tree and signature left out. */
async function measureCost() {
  const whole = await startServer();
  const bare = await startServer(undefined, {}, WITHOUT_LOG);
  try {
    for (const { url } of [whole, bare]) await load(url, { duration: SECONDS });
    const rounds = [];
    const shares = () => rounds.map(({ ours, without }) => (100 * ours.rate) / without.rate);
    const isReached = () => median(shares()) >= LEAST_SHARE;
    while (rounds.length < ROUNDS.least || (rounds.length < ROUNDS.most && !isReached())) {
      // Whoever comes first in one round comes second in the next.
      const order = rounds.length % 2 === 0 ? ['ours', 'without'] : ['without', 'ours'];
      const round = {};
      for (const name of order) {
        const { url } = name === 'ours' ? whole : bare;
        round[name] = await load(url, { duration: SECONDS });
      }
      rounds.push(round);
    }
    figure('ledger-decisions-per-second', median(rounds.map(({ ours }) => ours.rate)), '/s');
    figure('ledger-left-out-per-second', median(rounds.map(({ without }) => without.rate)), '/s');
    figure('ledger-share-of-left-out', median(shares()), '%', `>=${LEAST_SHARE}`);
    console.log(`(${rounds.length} rounds of ${SECONDS} s each, in turn, each decision on disk)`);
    figure('ledger-entry-to-checkpoint-p99', p99OfWaits(whole.folder), 'ms', '<=1000');
  } finally {
    await whole.remove();
    await bare.remove();
  }
}

/** How long entries waited for a checkpoint, in milliseconds: 99 of 100 no longer. */
function p99OfWaits(folder) {
  const connection = new Database(path.join(folder, 'ringfence.sqlite'), { readonly: true });
  const checkpoints = connection.prepare('select size, at from log_checkpoint order by size').all();
  const waits = [];
  for (const { idx, at: begun } of connection
    .prepare('select idx, at from log_entry order by idx')
    .iterate()) {
    while (checkpoints.length > 0 && checkpoints[0].size <= idx) checkpoints.shift();
    if (checkpoints.length > 0) waits.push(checkpoints[0].at - begun);
  }
  connection.close();
  return waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)];
}

async function measureMillion() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-'));
  try {
    const log = await MillionEntries.make(
      path.join(folder, 'ringfence.sqlite'),
      drawKeys(),
      ENTRIES,
    );
    const slowest = log.searches().reduce((a, b) => (b.ms > a.ms ? b : a));
    figure('ledger-slowest-search-of-a-million', slowest.ms, 'ms', '<=1000');
    console.log(`(slowest: ${JSON.stringify(slowest.query)})`);
    const key = path.join(folder, 'key.pem');
    writeFileSync(key, log.pem());
    for (const [name, pieces] of log.files()) {
      await pipeline(Readable.from(pieces()), createWriteStream(path.join(folder, name)));
    }
    const { seconds, memory, verdict } = await verify(folder, key);
    figure(
      'ledger-verified-entries',
      verdict.result === 'intact' ? verdict.count : 0,
      '',
      `>=${ENTRIES}`,
    );
    figure('ledger-verify-a-million', seconds, 's', '<=120');
    figure('ledger-verify-a-million-memory', memory, 'MiB', '<=300');
    changeOneBit(path.join(folder, 'entries.jsonl'), log.offsetOf(CHANGED));
    const changed = await verify(folder, key);
    figure('ledger-first-bad-entry-named', changed.verdict.firstBad, '', `>=${CHANGED}`);
    figure('ledger-last-bad-entry-named', changed.verdict.lastBad, '', `<=${CHANGED}`);
    log.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the verifier as people do. */
async function verify(folder, key) {
  const begun = performance.now();
  const command = at('verifier/bin/ringfence-verify.js');
  const child = spawn(process.execPath, [command, folder, '--key', key, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (chunk) => (told += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  let memory = 0;
  while (child.exitCode === null) {
    try {
      memory = Math.max(memory, memoryOf(child.pid).highest);
    } catch {
      // It ended between two looks.
    }
    await Promise.race([ended, wait(50)]);
  }
  await ended;
  return { seconds: (performance.now() - begun) / 1000, memory, verdict: JSON.parse(told) };
}

/** Keys of the kinds the product has; only the log's is used. */
function drawKeys() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pseudonyms = { current: 1, keys: new Map([[1, randomBytes(32)]]) };
  return { pseudonyms, subjects: randomBytes(32), bundles: privateKey, log: privateKey };
}

function changeOneBit(file, offset) {
  // A digit of the entry's instant: 0 and 1 differ in one bit.
  const open = openSync(file, 'r+');
  writeSync(open, '1', offset);
  closeSync(open);
}
