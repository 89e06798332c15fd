import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Takes no byte, as a disk without room. */
const FULL = '/dev/full';

describe('a log that takes no line', () => {
  it('ends no server', async () => {
    if (!existsSync(FULL)) {
      pending('this system has no file that is always full');
      return;
    }
    const proxy = createServer().listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-log-'));
    const log = openSync(FULL, 'w');
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: path.resolve('.cache/node'),
        RINGFENCE_PORT: '0',
        RINGFENCE_DATA: folder,
        RINGFENCE_SIP_EVAPI: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      },
      stdio: ['ignore', 'pipe', log],
    });
    const exit = once(child, 'exit') as Promise<[number | null]>;
    try {
      const ready = once(child.stdout!, 'data');
      // Each connection to the proxy is a line, lost by the time of the next one.
      for (let lines = 0; lines < 2; lines++) {
        const connected = once(proxy, 'connection') as Promise<[Socket]>;
        const [socket] = await Promise.race([connected, exit]);
        if (typeof socket === 'object') socket?.destroy();
      }
      await Promise.race([ready, exit]);
      child.kill('SIGTERM');

      const [code] = await exit;

      expect(code).withContext('it ended when it was asked to').toBe(0);
    } finally {
      child.kill('SIGKILL');
      closeSync(log);
      proxy.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
