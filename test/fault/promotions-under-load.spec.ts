import { writeFileSync } from 'node:fs';
import type { Decision } from '@ringfence/rules';
import { userCalls } from '../harness/attempts.js';
import { ChangeDesk } from '../harness/change-desk.js';
import { ServerProcess } from '../harness/server-process.js';
import { ENDPOINTS, PLACES, smallPolicy, type Place } from '../harness/small-policies.js';

/** The figure is 200 and 20,000: `npm run bench -- promotions`. */
const SWAPS = Number(process.env['SWAPS'] ?? 20);
const REQUESTS = Number(process.env['REQUESTS'] ?? 2_000);
const CONNECTIONS = 16;

describe(`V4: ${SWAPS} promotions under load of two policies that disagree on every call`, () => {
  let server: ServerProcess;
  let desk: ChangeDesk;
  /** Where each policy lets calls go, by its digest. */
  const placeOf = new Map<string, Place>();
  const count = { swaps: 0, refusedSwaps: 0, requests: 0, non2xx: 0, mixed: 0, stale: 0 };
  const answeredBy = new Map<string, number>();
  /** Digest that is live while no swap is on its way. */
  let settled: string | undefined;
  let live = '';
  let isDone = false;

  beforeAll(async () => {
    // One load generator is one credential: the limit per credential is not what is tested.
    server = await ServerProcess.start({ RINGFENCE_REQUESTS_PER_SECOND: '9999999' });
    desk = new ChangeDesk(server);
    const { document } = await desk.live();
    for (const place of PLACES) {
      live = await desk.approved(place, smallPolicy(document, place));
      placeOf.set(live, place);
      await desk.promote(live);
    }
    settled = live;
  });

  afterAll(() => server.remove());

  /** Each policy was live just before the other: going back and forth is a promotion each time, through every gate. */
  async function swap(): Promise<void> {
    const next = [...placeOf.keys()].find((digest) => digest !== live)!;
    settled = undefined;
    const { status } = await desk.rollBack(next);
    if (status === 201) {
      count.swaps++;
      live = next;
    } else count.refusedSwaps++;
    settled = live;
  }

  async function ask(): Promise<void> {
    const place = PLACES[count.requests++ % PLACES.length]!;
    const before = settled;
    const answer = await server.post('/v1/decisions', userCalls(ENDPOINTS[place]));
    if (answer.status !== 200) {
      count.non2xx++;
      await answer.arrayBuffer();
      return;
    }
    const { effect, reasons, policy } = (await answer.json()) as Decision;
    answeredBy.set(policy.digest, (answeredBy.get(policy.digest) ?? 0) + 1);
    const told = `${effect} ${reasons.map(({ code }) => code).join()}`;
    const expected =
      placeOf.get(policy.digest) === place
        ? `permit user-to-${place},permission-not-needed`
        : 'deny no-route';
    if (told !== expected) count.mixed++;
    if (before !== undefined && before === settled && policy.digest !== before) count.stale++;
  }

  it('drops no request, and every answer is that of the policy it names', async () => {
    const asking = Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (!isDone || count.requests < REQUESTS) await ask();
      }),
    );
    for (let i = 0; i < SWAPS; i++) await swap();
    isDone = true;
    await asking;
    const { items } = (await desk.must('auditor', 'GET', '/v1/promotions')) as {
      items: { sequence: number; kind: string }[];
    };
    const rollbacks = items.filter(({ kind }) => kind === 'rollback').length;
    console.log(`promotions under load: ${JSON.stringify(count)}`);
    const figures = process.env['FIGURES'];
    if (figures !== undefined) writeFileSync(figures, JSON.stringify(count));

    expect(count.requests).toBeGreaterThanOrEqual(REQUESTS);
    expect([count.non2xx, count.mixed, count.stale, count.refusedSwaps]).toEqual([0, 0, 0, 0]);
    expect(rollbacks).toBe(SWAPS);
    expect([...answeredBy.keys()].sort()).toEqual([...placeOf.keys()].sort());
    expect(items.map(({ sequence }) => sequence)).toEqual(items.map((_, i) => items.length - i));
  }, 900_000);
});
