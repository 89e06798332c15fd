// How soon the product answers: `npm start` when nothing changed, and the server itself on a new and on an old folder.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../lib.mjs';
import { figure } from './figure.mjs';
import { freePort, startServer } from './server.mjs';

const ROUNDS = 3;

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

export async function measure() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-'));
  try {
    const fresh = await startServer(folder);
    await fresh.stop();
    figure('start-of-the-server-new-folder', fresh.readyAfter / 1000, 's');
    const [server, whole] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const again = await startServer(folder);
      await again.stop();
      server.push(again.readyAfter);
      whole.push(await npmStart(folder));
    }
    figure('start-of-the-server', Math.min(...server) / 1000, 's');
    figure('npm-start-when-nothing-changed', Math.min(...whole) / 1000, 's', '<=3');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
