import { APP_SECRET } from '../adapters/meta/meta-platform.fixture.js';
import { KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import type { Exchange, Exchanges } from './exchange.dto.js';
import { ExchangeLog } from './exchange-log.js';
import { knownHook } from './hooks.js';
import type { Integration, Integrations } from './integration.dto.js';

const USER = '819011110001';
const BASIC = { authorization: `Basic ${Buffer.from(`any:${KEY}`).toString('base64')}` };

describe('GET /v1/integrations/:id/exchanges', () => {
  let server: ServerUnderTest;
  let operator: Record<string, string>;
  let calls = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: { RINGFENCE_META_APP_SECRET: APP_SECRET, RINGFENCE_META_VERIFY_TOKEN: 'word' },
    });
    operator = await server.signIn('operator');
  });

  afterAll(() => server.stop());

  const routed = (changes: object = {}, headers: Record<string, string> = BASIC): Promise<Answer> =>
    server.post(
      '/v1/adapters/infobip/call-routing',
      {
        applicationId: 'CALL_ROUTING',
        routeId: 'route-webrtc-in',
        callId: `call-${calls++}`,
        from: USER,
        to: '81311110001',
        startTime: '2026-11-22T09:15:02.431+0000',
        ...changes,
      },
      headers,
    );
  const exchanges = async (id: string): Promise<Exchange[]> => {
    const { body } = await server.get(`/v1/integrations/${id}/exchanges`, operator);
    return (body as unknown as Exchanges).items;
  };
  const newest = async (id: string): Promise<Exchange> => (await exchanges(id))[0]!;
  const standing = async (id: string): Promise<Integration> => {
    const { body } = await server.get('/v1/integrations', operator);
    return (body as unknown as Integrations).items.find((each) => each.id === id)!;
  };

  it('shows what was asked and answered, with a reference in place of the user', async () => {
    const answer = await routed();
    const shown = await newest('infobip-call-routing');

    expect(shown).toEqual({
      id: jasmine.any(String) as unknown as string,
      at: jasmine.any(String) as unknown as string,
      durationMs: jasmine.any(Number) as unknown as number,
      method: 'POST',
      status: 200,
      outcome: 'permit',
      decisionId: answer.headers.get('x-decision-id'),
      code: null,
      isKnown: true,
      request: jasmine.objectContaining({
        routeId: 'route-webrtc-in',
        from: jasmine.stringMatching(/^p1\./),
        to: '81311110001',
      }),
      answer: jasmine.objectContaining({ type: 'ENDPOINT' }),
    });
    expect(JSON.stringify(shown)).not.toContain(USER);
  });

  const outcomes: readonly {
    name: string;
    id: string;
    send: () => Promise<Answer>;
    shows: Partial<Exchange>;
  }[] = [
    {
      name: 'a deny that the platform knows as a refusal',
      id: 'infobip-call-routing',
      send: () => routed({ routeId: 'nobody-registered-it' }),
      shows: { status: 403, outcome: 'deny', isKnown: true },
    },
    {
      name: 'a request that lacks a field',
      id: 'infobip-call-routing',
      send: () => routed({ callId: undefined }),
      shows: { status: 400, outcome: 'refused', code: 'malformed-input', decisionId: null },
    },
    {
      name: 'a stranger’s, of which no body is kept',
      id: 'infobip-call-routing',
      send: () => routed({}, { authorization: 'Bearer nobody-gave-this' }),
      shows: { status: 401, outcome: 'refused', isKnown: false, request: null },
    },
    {
      name: 'a body that is too large',
      id: 'infobip-call-routing',
      send: () => routed({ more: 'x'.repeat(40_000) }),
      shows: { status: 400, outcome: 'refused', request: null },
    },
    {
      name: 'a forged webhook',
      id: 'meta-webhook',
      send: () =>
        server.post(
          '/v1/adapters/meta/webhook',
          { entry: [] },
          { 'x-hub-signature-256': 'sha256=0' },
        ),
      shows: { status: 401, outcome: 'refused', code: 'signature-wrong', request: null },
    },
    {
      name: 'the question of Meta’s whether the address is yours',
      id: 'meta-webhook',
      send: () =>
        server.get(
          '/v1/adapters/meta/webhook?hub.mode=subscribe&hub.verify_token=word&hub.challenge=1',
        ),
      shows: { status: 200, method: 'GET', outcome: 'told' },
    },
    {
      name: 'a question over AuthZEN',
      id: 'authzen',
      send: () =>
        server.post('/access/v1/evaluation', {
          subject: { type: 'business-number', id: '+81311110001' },
          action: { name: 'connect' },
          resource: {
            type: 'call',
            id: 'exchange-1',
            properties: {
              initiator: 'user',
              user: { waId: USER },
              legs: [
                { id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${USER}` } },
              ],
              target: { kind: 'pstn', address: '+81312345678' },
            },
          },
        }),
      shows: { status: 200, outcome: 'deny', decisionId: jasmine.any(String) as unknown as string },
    },
    {
      name: 'what a platform told, by what it is made of',
      id: 'infobip-messages',
      send: () =>
        server.post('/v1/adapters/infobip/webhooks/messages', {
          results: [
            { from: USER, contact: { name: 'Taro Yamada' }, message: { type: 'TEXT', text: 'hi' } },
          ],
        }),
      shows: { status: 200, outcome: 'told', answer: null },
    },
  ];
  for (const { name, id, send, shows } of outcomes) {
    it(`shows ${name}`, async () => {
      await send();
      const shown = await newest(id);

      expect(shown).toEqual(jasmine.objectContaining(shows));
      for (const told of [USER, 'Taro', 'x-hub', 'nobody-gave-this', KEY]) {
        expect(JSON.stringify(shown)).not.toContain(told);
      }
    });
  }

  it('never keeps an answer from being given, whatever goes wrong here', async () => {
    const broken = (): never => {
      throw new Error('nothing can be noted');
    };
    server.server.app.get(ExchangeLog).note(knownHook('infobip-call-routing'), broken);
    const answer = await routed();

    expect(answer.status).toBe(200);
    expect((await newest('infobip-call-routing')).status).toBe(200);
  });

  it('tells by them how an integration stands', async () => {
    await server.post('/v1/adapters/infobip/moments', {}, BASIC);
    const refusing = await standing('infobip-moments');
    await server.post(
      '/v1/adapters/infobip/moments',
      { flow: 'support-flow', from: USER, to: '81311110001', intent: 'agent' },
      BASIC,
    );
    const receiving = await standing('infobip-moments');

    expect([refusing.state, receiving.state]).toEqual(['refusing', 'receiving']);
    expect(receiving.counts).toEqual({ permit: 1, deny: 0, told: 0, refused: 1, failed: 0 });
    expect(receiving.lastRequestAt).not.toBeNull();
  });

  it('keeps strangers from pushing out what is known', async () => {
    await server.post('/v1/decisions', { attemptId: 'known' });
    for (let i = 0; i < 15; i++) {
      await server.post('/v1/decisions', {}, { authorization: 'Bearer nobody' });
    }
    const kept = await exchanges('decisions');

    expect(kept.filter(({ isKnown }) => isKnown).length).toBe(1);
    expect(kept.filter(({ isKnown }) => !isKnown).length).toBeLessThanOrEqual(10);
  });
});
