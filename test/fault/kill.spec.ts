import type { Decision } from '@ringfence/rules';
import { userCalls } from '../harness/attempts.js';
import { afterThe, drawing, SEED } from '../harness/seeded.js';
import { ServerProcess } from '../harness/server-process.js';

const KILLS = Number(process.env['KILLS'] ?? 30);
const CONNECTIONS = 16;
/** The server is killed right after one of its first answers of a round, so at any stage of its writing. */
const MOST_ANSWERS = 300;

describe('T2: kill -9 of the server itself under load', () => {
  let server: ServerProcess;
  /** Index in the log by decision, for every decision that was answered. */
  let acknowledged: Map<string, number>;

  beforeAll(async () => {
    server = await ServerProcess.start();
    acknowledged = new Map();
  });
  afterAll(() => server.remove());

  /** Asks without a pause until the server is gone. */
  async function askOn(answered: () => void): Promise<void> {
    for (;;) {
      try {
        const answer = await server.post(
          '/v1/decisions',
          userCalls({ kind: 'webrtc', id: 'web-app' }),
        );
        const decision = (await answer.json()) as Decision;
        if (answer.status !== 200) continue;
        acknowledged.set(decision.decisionId, decision.log.index);
        answered();
      } catch {
        // The connection died with the server: nothing was acknowledged on it.
        return;
      }
    }
  }

  /** Index in the log by decision, for every decision on record. */
  async function recorded(): Promise<Map<string, number>> {
    const read = await server.signIn('auditor');
    const stored = new Map<string, number>();
    let after = '';
    do {
      const page = (await (await read(`/v1/decisions?limit=500${after}`)).json()) as {
        items: Decision[];
        next?: string;
      };
      for (const { decisionId, log } of page.items) stored.set(decisionId, log.index);
      after = page.next === undefined ? '' : `&after=${page.next}`;
    } while (after !== '');
    return stored;
  }

  it(`loses no acknowledged decision in ${KILLS} kills`, async () => {
    const draw = drawing(SEED);
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill > 0) await server.restart();
      const answers = draw(1, MOST_ANSWERS);
      const { told, reached } = afterThe(answers);
      const before = acknowledged.size;
      const asking = Promise.all(Array.from({ length: CONNECTIONS }, () => askOn(told)));
      await Promise.race([reached, asking]);
      await server.end('SIGKILL');
      await asking;
      expect(acknowledged.size - before)
        .withContext(`answers before kill ${kill}`)
        .toBeGreaterThanOrEqual(answers);
    }
    await server.restart();
    const stored = await recorded();
    const missing = [...acknowledged].filter(([id, index]) => stored.get(id) !== index);
    console.log(
      `kill -9: ${KILLS} kills, seed ${SEED}, ${acknowledged.size} acknowledged, ${stored.size} on record, ${missing.length} missing`,
    );
    expect(missing).toEqual([]);
    expect(new Set(stored.values()).size).withContext('no index is given twice').toBe(stored.size);
  }, 300_000);
});
