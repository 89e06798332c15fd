import { ServerUnderTest, type Answer } from '../../../server-under-test.fixture.js';
import {
  askAsPlatform,
  namedWhenMissing,
  recordedEffect,
  registerSamples,
  sampleBeside,
} from '../sender.fixture.js';
import { MARKUP_SCRIPT } from './markup.dto.js';

const sample = (name: string): Record<string, unknown> =>
  sampleBeside(import.meta.url, `markup-callback.${name}`);
const REQUEST = sample('request.whatsapp');

describe('POST /v1/adapters/infobip/markup', () => {
  let server: ServerUnderTest;
  let calls = 0;
  const ask = (changes: object = {}): Promise<Answer> =>
    askAsPlatform(server, 'markup', { ...REQUEST, callId: `call-${calls++}`, ...changes });

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    await registerSamples(server);
  });
  afterAll(() => server.stop());

  it('answers the sample request with the sample script, passing over what no script dials', async () => {
    const answer = await ask(REQUEST);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(sample('response.allow-sip'));
    expect(recordedEffect(server, answer.headers.get('x-decision-id'))).toBe('permit');
  });

  const hungUp: readonly { what: string; changes: object }[] = [
    { what: 'a number nobody registered', changes: { to: '441632969999' } },
    {
      what: 'a call that came in from a phone',
      changes: { endpoint: { type: 'PHONE', phoneNumber: '447700900123' } },
    },
    { what: 'a call of a kind nobody knows', changes: { endpoint: { type: 'TEAMS' } } },
    { what: 'a kind in another spelling', changes: { endpoint: { type: 'whatsapp' } } },
    { what: 'a call of another than it names', changes: { from: '447700900999' } },
  ];
  for (const { what, changes } of hungUp) {
    it(`hangs up ${what}, recorded`, async () => {
      const answer = await ask(changes);

      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(sample('response.deny'));
      expect(recordedEffect(server, answer.headers.get('x-decision-id'))).toBe('deny');
    });
  }

  it('WA-PSTN-001: the script that dials a phone is none that could be given', () => {
    expect(MARKUP_SCRIPT.safeParse(sample('response.dial-phone.forbidden')).success).toBeFalse();
    for (const name of ['response.allow-sip', 'response.deny']) {
      expect(MARKUP_SCRIPT.safeParse(sample(name)).success)
        .withContext(name)
        .toBeTrue();
    }
  });

  it('names the field that is missing', async () => {
    const fields = Object.keys(REQUEST);

    expect(await namedWhenMissing(server, 'markup', REQUEST, fields)).toEqual(
      fields.map((field) => `400 /${field}`),
    );
  });
});
