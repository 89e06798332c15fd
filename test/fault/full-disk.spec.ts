import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { userCalls } from '../harness/attempts.js';
import { freePort, ServerProcess } from '../harness/server-process.js';

/** A folder on a disk of 8 MiB; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'ringfence-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
  if (mounted.status === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

describe('A1: a full disk', () => {
  it('gives no decision without a record, and answers again once there is room, without a restart', async () => {
    const folder = smallDisk();
    if (folder === undefined) {
      pending('this user may not mount a small disk');
      return;
    }
    const server = await ServerProcess.start({
      RINGFENCE_DATA: folder,
      RINGFENCE_PORT: String(await freePort()),
    });
    const ballast = path.join(folder, 'ballast');
    const ask = (): Promise<Response> =>
      server.post('/v1/decisions', userCalls({ kind: 'webrtc', id: 'web-app' }));
    try {
      expect((await ask()).status).toBe(200);
      fill(ballast);
      let refused: Response;
      do refused = await ask();
      while (refused.status === 200);
      expect(refused.status).toBe(503);
      const problem = (await refused.json()) as { code: string };
      expect(problem.code).toBe('record-unavailable');
      rmSync(ballast);
      let answer: Response;
      do answer = await ask();
      while (answer.status === 503);
      expect(answer.status).toBe(200);
      const read = await server.signIn('auditor');
      const overview = (await (await read('/v1/overview')).json()) as {
        totals: { unrecorded: number };
      };
      expect(overview.totals.unrecorded).withContext('told in a gap record').toBeGreaterThan(0);
    } finally {
      await server.remove();
      spawnSync('umount', [folder]);
    }
  });
});

/** Writes until nothing more fits. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOSPC') throw error;
    }
  }
}
