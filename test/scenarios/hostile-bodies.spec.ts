import fc from 'fast-check';
import type { Decision } from '@ringfence/rules';
import { SEED } from '../harness/seeded.js';
import { MACHINE_KEY, ServerProcess } from '../harness/server-process.js';
import { hostileBody, type Body } from './hostile-bodies.js';

const BODIES = 2_000;
const AT_ONCE = 16;

describe('hostile bodies', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  async function send(body: Body): Promise<{ status: number; answer: Record<string, unknown> }> {
    const answer = await fetch(`${server.url}/v1/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${MACHINE_KEY}`, 'content-type': 'application/json' },
      body,
    });
    return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
  }

  it(`get 400 with problems or a recorded decision, never a fault: ${BODIES} of them`, async () => {
    const { pid } = server;
    const bodies = fc.sample(hostileBody, { numRuns: BODIES, seed: SEED });
    const count: Record<number, number> = {};
    const odd: { status: number; body: Body }[] = [];
    const decided = new Set<string>();
    for (let i = 0; i < bodies.length; i += AT_ONCE) {
      await Promise.all(
        bodies.slice(i, i + AT_ONCE).map(async (body) => {
          const { status, answer } = await send(body);
          count[status] = (count[status] ?? 0) + 1;
          const problems = answer['problems'] as unknown[] | undefined;
          if (status === 200) decided.add((answer as unknown as Decision).decisionId);
          // Two may have drawn the same id.
          else if (status === 409 && answer['code'] === 'attempt-id-reused') return;
          else if (status !== 400 || !problems?.length) odd.push({ status, body });
        }),
      );
    }
    console.log(`hostile bodies: ${BODIES}, seed ${SEED}, by status ${JSON.stringify(count)}`);
    expect(odd).toEqual([]);
    expect(count[400]).toBeGreaterThan(BODIES / 4);
    expect(count[200]).toBeGreaterThan(BODIES / 10);
    const read = await server.signIn('auditor');
    const page = (await (await read('/v1/decisions?limit=1')).json()) as { total: number };
    expect(page.total)
      .withContext('each decision is on record, and nothing else')
      .toBe(decided.size);
    expect(server.pid).toBe(pid);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    expect(server.log).not.toMatch(/"level":(50|60)/);
  });
});
