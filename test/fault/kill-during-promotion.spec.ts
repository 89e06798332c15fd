import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Decision } from '@ringfence/rules';
import Database from 'better-sqlite3';
import { userCalls } from '../harness/attempts.js';
import { ChangeDesk, type Step } from '../harness/change-desk.js';
import { drawing, SEED } from '../harness/seeded.js';
import { ServerProcess } from '../harness/server-process.js';
import { ENDPOINTS, smallPolicy } from '../harness/small-policies.js';

/** Kills at each point; more of them with `PROMOTION_KILLS=`. */
const KILLS = Number(process.env['PROMOTION_KILLS'] ?? 3);
/** Longest time between the request and a kill at random, in milliseconds. */
const SPREAD_MS = 150;

describe('V4: kill -9 of the server while a policy goes live', () => {
  let server: ServerProcess;
  let desk: ChangeDesk;
  let database: Database.Database;
  /** The two policies, the live one first. */
  let digests: [string, string];
  const draw = drawing(SEED);
  const seen = { before: 0, committed: 0, written: 0 };

  beforeAll(async () => {
    server = await ServerProcess.start();
    desk = new ChangeDesk(server);
    const { document } = await desk.live();
    const first = await desk.approved('webrtc', smallPolicy(document, 'webrtc'));
    await desk.promote(first);
    const second = await desk.approved('queue', smallPolicy(document, 'conversations'));
    await desk.promote(second);
    digests = [second, first];
    database = new Database(path.join(server.folder, 'ringfence.sqlite'), { readonly: true });
  });

  afterAll(async () => {
    database.close();
    await server.remove();
    console.log(`kills during a promotion, seed ${SEED}: ${JSON.stringify(seen)}`);
  });

  const file = (): string => path.join(server.folder, 'live-bundle.json');
  const sequenceOnRecord = (): number =>
    database.prepare<[], number>('select max(sequence) from bundle').pluck().get()!;
  const sequenceInFile = (): number => {
    const { manifest } = JSON.parse(readFileSync(file(), 'utf8')) as { manifest: string };
    return (JSON.parse(manifest) as { sequence: number }).sequence;
  };

  /** When the server dies: at random, when the promotion is on record, while the file is written, or after the answer. */
  const POINTS: Readonly<
    Record<string, (before: number, swap: Promise<unknown>) => Promise<void>>
  > = {
    'at random': async () => {
      const end = performance.now() + draw(0, SPREAD_MS);
      while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
    },
    'once it is on record': async (before) => {
      while (sequenceOnRecord() === before) await new Promise((resolve) => setImmediate(resolve));
    },
    'while the file is written': async (before) => {
      while (!existsSync(`${file()}.new`) && sequenceInFile() === before) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    'once it is answered': async (_before, swap) => void (await swap),
  };

  for (const [point, reached] of Object.entries(POINTS)) {
    it(`${point}: exactly one policy is live afterwards, the one on record`, async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        const before = sequenceOnRecord();
        const [now, next] = digests;
        const swap: Promise<Step | undefined> = desk.rollBack(next).catch(() => undefined);
        await reached(before, swap);
        await server.end('SIGKILL');
        const answer = await swap;
        const [onRecord, inFile] = [sequenceOnRecord(), sequenceInFile()];
        seen[onRecord === before ? 'before' : inFile === before ? 'committed' : 'written']++;
        await server.restart();
        const live = await desk.live();
        const decided = await server.post('/v1/decisions', userCalls(ENDPOINTS.webrtc));
        const { policy } = (await decided.json()) as Decision;
        const ready = await fetch(`${server.url}/health/ready`);

        expect(onRecord - before).toBeLessThan(2);
        expect(live.digest).toBe(onRecord === before ? now : next);
        if (answer?.status === 201) expect(live.digest).toBe(next);
        expect(policy).toEqual({ version: live.version, digest: live.digest });
        expect(sequenceInFile()).toBe(onRecord);
        expect(ready.status)
          .withContext(await ready.text())
          .toBe(200);
        if (live.digest === next) digests = [next, now];
      }
    });
  }
});
