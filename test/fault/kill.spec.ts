import type { Decision } from '@ringfence/rules';
import { userCalls } from '../harness/attempts.js';
import { ServerProcess } from '../harness/server-process.js';

const KILLS = Number(process.env['KILLS'] ?? 30);
const CONNECTIONS = 16;
const SEED = Number(process.env['SEED'] ?? 20_261_124);

/** A small reproducible stream of numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe('T2: kill -9 of the server itself under load', () => {
  it(`loses no acknowledged decision in ${KILLS} kills`, async () => {
    const draw = numbers(SEED);
    const server = await ServerProcess.start();
    const acknowledged = new Map<string, number>();
    try {
      for (let kill = 0; kill < KILLS; kill++) {
        if (kill > 0) await server.restart();
        let isRunning = true;
        const asking = Array.from({ length: CONNECTIONS }, async () => {
          while (isRunning) {
            try {
              const answer = await server.post(
                '/v1/decisions',
                userCalls({ kind: 'webrtc', id: 'web-app' }),
              );
              const decision = (await answer.json()) as Decision;
              if (answer.status === 200) acknowledged.set(decision.decisionId, decision.log.index);
            } catch {
              // The connection died with the server: nothing was acknowledged on it.
              isRunning = false;
            }
          }
        });
        const before = acknowledged.size;
        const wait = 120 + draw() * 250;
        await new Promise((resolve) => setTimeout(resolve, wait));
        await server.end('SIGKILL');
        isRunning = false;
        await Promise.all(asking);
        expect(acknowledged.size)
          .withContext(`answers before kill ${kill}`)
          .toBeGreaterThan(before);
      }
      await server.restart();
      const read = await server.signIn('auditor');
      const stored = new Map<string, number>();
      let after = '';
      do {
        const page = (await (await read(`/v1/decisions?limit=500${after}`)).json()) as {
          items: { decisionId: string; index: number }[];
          next?: string;
        };
        for (const { decisionId, index } of page.items) stored.set(decisionId, index);
        after = page.next === undefined ? '' : `&after=${page.next}`;
      } while (after !== '');
      const missing = [...acknowledged].filter(([id, index]) => stored.get(id) !== index);
      console.log(
        `kill -9: ${KILLS} kills, seed ${SEED}, ${acknowledged.size} acknowledged, ${stored.size} on record, ${missing.length} missing`,
      );
      expect(missing).toEqual([]);
      const indexes = [...stored.values()].sort((a, b) => a - b);
      expect(indexes)
        .withContext('the log has no hole')
        .toEqual(indexes.map((_, i) => i));
    } finally {
      await server.remove();
    }
  }, 300_000);
});
