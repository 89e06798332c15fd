import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { userCalls } from '../harness/attempts.js';
import { freePort, ServerProcess } from '../harness/server-process.js';
import { fillDisk, smallDisk } from '../harness/small-disk.js';

describe('A1: a full disk', () => {
  it('gives no decision without a record, and answers again once there is room, without a restart', async () => {
    const folder = smallDisk(8);
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
      fillDisk(ballast);
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
