import { ServerUnderTest, type Answer } from '../../../server-under-test.fixture.js';
import {
  askAsPlatform,
  namedWhenMissing,
  recordedEffect,
  registerSamples,
  sampleBeside,
  SENDER,
} from '../sender.fixture.js';

const ADDRESS = 'conversations/outbound-calls';
const sample = (name: string): Record<string, unknown> =>
  sampleBeside(import.meta.url, `conversations.outbound-call.${name}`);
const WHATSAPP = sample('whatsapp');

describe('POST /v1/adapters/infobip/conversations/outbound-calls', () => {
  let server: ServerUnderTest;
  const ask = (body: unknown): Promise<Answer> => askAsPlatform(server, ADDRESS, body);

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    await registerSamples(server);
  });
  afterAll(() => server.stop());

  it('lets an agent ring a user who agreed, on record', async () => {
    const answer = await ask(WHATSAPP);

    expect(answer.status).toBe(200);
    expect(answer.body['decision']).toBe('allow');
    expect(recordedEffect(server, answer.headers.get('x-decision-id'))).toBe('permit');
  });

  const denied: readonly { what: string; body: object; code: string }[] = [
    {
      what: 'the default of the platform, which is the phone network',
      body: sample('default-client.forbidden'),
      code: 'pstn-leg',
    },
    { what: 'PSTN', body: { ...WHATSAPP, voiceClientType: 'PSTN' }, code: 'pstn-leg' },
    {
      what: 'a client of another spelling, of which nobody knows whom the platform would ring',
      body: { ...WHATSAPP, voiceClientType: 'whatsapp' },
      code: 'endpoint-kind-unknown',
    },
    {
      what: 'a user without a grant',
      body: { ...WHATSAPP, to: '447700900999' },
      code: 'permission-missing',
    },
  ];
  for (const { what, body, code } of denied) {
    it(`denies ${what}, recorded`, async () => {
      const answer = await ask(body);

      expect(answer.body['reasonCode']).toBe(code);
      expect(recordedEffect(server, answer.body['decisionId'])).toBe('deny');
    });
  }

  it('denies a desk that no route names, and one of another number', async () => {
    await server.put(`/v1/directory/routes/conversations/${SENDER}`, {
      initiator: 'business',
      businessNumber: '+441632960009',
      endpoint: { kind: 'conversations', id: 'whatsapp-voice' },
    });
    const answer = await ask(WHATSAPP);
    await registerSamples(server);

    expect(answer.body['reasonCode']).toBe('endpoint-not-registered');
  });

  it('names the field that is missing', async () => {
    const fields = ['from', 'to', 'agentId'];

    expect(await namedWhenMissing(server, ADDRESS, WHATSAPP, fields)).toEqual(
      fields.map((field) => `400 /${field}`),
    );
  });
});
