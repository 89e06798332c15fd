// The built server as `npm start` runs it, in a folder of its own, and the questions put to it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../lib.mjs';
import { ENVIRONMENT, SERVER } from '../server-command.mjs';

export const KEY = 'rf_bench_0123456789abcdefghijklmnopqrstuvwxyz';
export const HEADERS = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };

export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Runs Node.js until it says that it is ready. */
export async function startNode(args, env) {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => /ready at/.test(chunk) && resolve());
    ended.then((code) => reject(new Error(`it ended with ${code}`)));
  });
  const readyAfter = performance.now() - begun;
  const stop = () => (child.kill('SIGTERM'), ended);
  return { pid: child.pid, readyAfter, stop };
}

/**
 * @param more settings besides the usual ones
 * @param command of another server than the product's, for comparison
 * @returns url, pid, how long the start took in milliseconds, and a function that ends it and removes its data
 */
export async function startServer(
  folder = mkdtempSync(path.join(tmpdir(), 'ringfence-bench-')),
  more = {},
  command = SERVER,
) {
  const port = await freePort();
  const { pid, readyAfter, stop } = await startNode(command, {
    ...ENVIRONMENT,
    RINGFENCE_PORT: String(port),
    RINGFENCE_DATA: folder,
    RINGFENCE_MACHINE_KEY: KEY,
    // A load generator is one credential: the limit per credential is not what is measured.
    RINGFENCE_REQUESTS_PER_SECOND: '9999999',
    ...more,
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    folder,
    readyAfter,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resident memory of a process in MiB, now and at its highest; Linux tells both, elsewhere it is not known. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mib = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)[1]) / 1024;
  return { now: mib('VmRSS'), highest: mib('VmHWM') };
}

let asked = 0;
const PLACES = [
  { kind: 'webrtc', id: 'web-app' },
  { kind: 'conversations', id: 'support-queue' },
  { kind: 'sip-trunk', id: 'tokyo-pbx' },
  { kind: 'calls-api', id: 'voice-bot' },
  { kind: 'ivr-api', id: 'main-menu' },
  { kind: 'pstn', address: '+81312345678' },
];

/** A question that was never asked before: calls of many users to every kind of place, one in eight by the business. */
export function nextAttempt() {
  const n = asked++;
  const place = PLACES[n % PLACES.length];
  const isOutbound = n % 8 === 7;
  const waId = isOutbound ? '819011110001' : `8190${String(10_000_000 + (n % 50_000))}`;
  const user = { kind: 'whatsapp', address: `+${waId}` };
  return {
    attemptId: `bench-${process.pid}-${n}`,
    callId: `call-${n}`,
    action: 'connect',
    initiator: isOutbound ? 'business' : 'user',
    businessNumber: '+81311110001',
    user: { waId },
    legs: [{ id: 'first', role: 'origin', endpoint: isOutbound ? PLACES[0] : user }],
    target: isOutbound ? user : place,
  };
}
