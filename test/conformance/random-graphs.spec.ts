import fc from 'fast-check';
import type { CallAttempt } from '@ringfence/rules';
import { freshId } from '../harness/attempts.js';
import { decided, Office } from '../harness/office.js';
import { SEED } from '../harness/seeded.js';
import { ServerProcess } from '../harness/server-process.js';
import { graphs, places, touchesPhone, type Graph, type Party } from './random-graphs.js';

const GRAPHS = 500;
const AT_ONCE = 10;

describe('D2: PSTN is never permitted', () => {
  let server: ServerProcess;
  let office: Office;

  beforeAll(async () => {
    server = await ServerProcess.start();
    const destinations = [{ kind: 'webrtc', id: 'closed' }];
    // Meta's own limits: room for many calls with one user.
    office = await Office.open(server, { provider: 'meta', destinations });
    await office.granted();
    for (const { kind, id, evidence } of places()) {
      await office.register(kind, id, evidence);
    }
  });
  afterAll(() => server.remove());

  async function attemptOf(graph: Graph): Promise<CallAttempt> {
    const leg = ({ endpoint }: Party, i: number): CallAttempt['legs'][number] => ({
      id: `leg-${i}`,
      role: i === 0 ? 'origin' : 'participant',
      endpoint,
    });
    const callId = freshId();
    if (graph.known !== undefined) {
      await office.tell('leg-added', { callId, leg: { ...leg(graph.known, 1), id: 'unlisted' } });
    }
    const isUsers = graph.origin.endpoint.kind === 'whatsapp';
    return {
      attemptId: freshId(),
      callId,
      action: graph.action,
      initiator: isUsers === graph.isHonest ? 'user' : 'business',
      businessNumber: office.businessNumber,
      user: { waId: office.waId },
      legs: [graph.origin, ...graph.legs].map(leg),
      ...(graph.target === undefined ? {} : { target: graph.target.endpoint }),
      via: [...graph.via],
    };
  }

  it(`in ${GRAPHS} random calls put to the running server`, async () => {
    const drawn = fc.sample(graphs(`+${office.waId}`), { numRuns: GRAPHS, seed: SEED });
    const permitted: Graph[] = [];
    for (let i = 0; i < drawn.length; i += AT_ONCE) {
      await Promise.all(
        drawn.slice(i, i + AT_ONCE).map(async (graph) => {
          const { effect } = await decided(server, await attemptOf(graph));
          if (effect === 'permit') permitted.push(graph);
        }),
      );
    }
    const dangerous = drawn.filter(touchesPhone).length;
    console.log(
      `random calls over HTTP: ${GRAPHS}, seed ${SEED}, ${dangerous} touch the phone network, ${permitted.length} permitted`,
    );
    expect(permitted.filter(touchesPhone)).toEqual([]);
    expect(permitted.length).toBeGreaterThanOrEqual(GRAPHS * 0.02);
    expect(dangerous).toBeGreaterThanOrEqual(GRAPHS * 0.2);
  });
});
