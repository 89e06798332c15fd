import type { Decision } from '@ringfence/rules';
import { freshId, userCalls } from '../harness/attempts.js';
import { decided, Office } from '../harness/office.js';
import { ServerProcess } from '../harness/server-process.js';
import { FLOWS, isOutbound, setUp } from './flows.js';

const WEB_APP = { kind: 'webrtc', id: 'web-app' };
const PHONE = { kind: 'pstn', address: '+81312345678' };

describe('an attempt asked again', () => {
  let server: ServerProcess;

  beforeAll(async () => {
    server = await ServerProcess.start();
  });
  afterAll(() => server.remove());

  it('gets the same decision, record and all, also over a restart', async () => {
    const [permitted, denied] = [userCalls(WEB_APP), userCalls(PHONE)];
    const first = [await decided(server, permitted), await decided(server, denied)];
    expect(first.map(({ effect }) => effect)).toEqual(['permit', 'deny']);
    const again = async (): Promise<Decision[]> => [
      await decided(server, permitted),
      await decided(server, denied),
    ];
    expect(await again()).toEqual(first);
    await server.end('SIGKILL');
    await server.restart();
    expect(await again()).toEqual(first);
  });

  it('gets one decision when asked sixteen times at once', async () => {
    const attempt = userCalls(WEB_APP);
    const answers = await Promise.all(Array.from({ length: 16 }, () => decided(server, attempt)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('takes one slot of its user’s limit, however often it is asked', async () => {
    const office = await Office.open(server);
    await office.granted();
    const flow = FLOWS.find(isOutbound)!;
    const attempt = setUp(flow, office);
    for (let i = 0; i < 8; i++) await decided(server, attempt);
    const others = [];
    for (let i = 0; i < 5; i++) others.push(await decided(server, setUp(flow, office)));
    const effects = others.map(({ effect }) => effect);
    expect(effects).toEqual(['permit', 'permit', 'permit', 'permit', 'deny']);
  });

  it('means the same in another order of fields, and with other spaces', async () => {
    const attempt = userCalls(WEB_APP);
    const first = await decided(server, attempt);
    const reversed = Object.fromEntries(Object.entries(attempt).reverse());
    const answer = await server.post('/v1/decisions', JSON.stringify(reversed, null, 3));
    expect(await answer.json()).toEqual(first);
  });

  const others: readonly { name: string; change: object }[] = [
    { name: 'another action', change: { action: 'transfer' } },
    { name: 'another target', change: { target: PHONE } },
    { name: 'another call', change: { callId: freshId() } },
    { name: 'one fact more', change: { context: { queue: 'vip' } } },
    { name: 'a place passed', change: { via: ['ivr-api'] } },
  ];
  for (const { name, change } of others) {
    it(`is refused with 409 under the same id with ${name}`, async () => {
      const attempt = userCalls(WEB_APP);
      const first = await decided(server, attempt);
      const answer = await server.post('/v1/decisions', { ...attempt, ...change });
      const problem = (await answer.json()) as { code: string; decisionId: string };
      expect(answer.status).toBe(409);
      expect(problem.code).toBe('attempt-id-reused');
      expect(problem.decisionId).toBe(first.decisionId);
      expect(await decided(server, attempt)).toEqual(first);
    });
  }
});
