// Resident memory of the server's process after 100,000 decisions.
import { figure } from './figure.mjs';
import { load } from './load.mjs';
import { memoryOf, startServer } from './server.mjs';

const DECISIONS = 100_000;

export async function measure() {
  const server = await startServer();
  try {
    figure('memory-at-start', memoryOf(server.pid).now, 'MiB');
    const { rate } = await load(server.url, { amount: DECISIONS });
    const { now, highest } = memoryOf(server.pid);
    figure(`memory-after-${DECISIONS}-decisions`, now, 'MiB', '<=256');
    figure('memory-at-its-highest', highest, 'MiB');
    figure('memory-load', rate, '/s');
  } finally {
    await server.remove();
  }
}
