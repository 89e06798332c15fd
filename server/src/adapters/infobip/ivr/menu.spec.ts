import { ServerUnderTest } from '../../../server-under-test.fixture.js';
import {
  askAsPlatform,
  namedWhenMissing,
  recordedEffect,
  registerSamples,
  sampleBeside,
  SENDER,
  USER,
} from '../sender.fixture.js';
import { MENU_ANSWER } from './menu.dto.js';

const sample = (name: string): Record<string, unknown> => sampleBeside(import.meta.url, name);

interface Action {
  request?: string;
  options?: { body: Record<string, string> };
  if?: string;
}

/** What the sample scenario sends, with its variables filled in as the platform does. */
function sentBy(scenario: Record<string, unknown>): Record<string, string> {
  const action = (scenario['script'] as Action[]).find(({ request }) => request !== undefined)!;
  const values: Record<string, string> = { '${from}': USER, '${to}': SENDER };
  return Object.fromEntries(
    Object.entries(action.options!.body).map(([key, value]) => [key, values[value] ?? value]),
  );
}

const SCENARIO = sample('ivr-scenario.pdp-before-conversations');

const MENUS: readonly { address: string; body: Record<string, unknown>; name: string }[] = [
  { address: 'ivr', body: sentBy(SCENARIO), name: 'scenario' },
  {
    address: 'moments',
    body: { flow: 'support-flow', from: USER, to: SENDER, intent: 'agent' },
    name: 'flow',
  },
];

for (const { address, body, name } of MENUS) {
  describe(`POST /v1/adapters/infobip/${address}`, () => {
    let server: ServerUnderTest;
    const ask = (changes: object = {}): ReturnType<typeof askAsPlatform> =>
      askAsPlatform(server, address, { ...body, ...changes });

    beforeAll(async () => {
      server = await ServerUnderTest.start();
      await registerSamples(server);
    });
    afterAll(() => server.stop());

    it('allows flatly the transfer to the queue its menu leads to, on record', async () => {
      const answer = await ask();

      expect(answer.status).toBe(200);
      expect(Object.keys(answer.body).sort()).toEqual(
        Object.keys(sample('ivr-callapi.response.allow.flat')).sort(),
      );
      expect(answer.body).toEqual(
        jasmine.objectContaining({ decision: 'allow', queueTag: 'whatsapp-voice' }),
      );
      expect(recordedEffect(server, answer.body['decisionId'])).toBe('permit');
      expect(answer.headers.get('x-decision-id')).toBe(String(answer.body['decisionId']));
    });

    it('is the flow of the twelve that passes the menu', async () => {
      const { body: allowed } = await ask();
      const scenario = server.other
        .prepare<[unknown], string>('select scenario from decision where decision_id = ?')
        .pluck()
        .get(allowed['decisionId']);

      expect(scenario).toBe(
        address === 'ivr'
          ? 'user-to-conversations-via-ivr-api'
          : 'user-to-conversations-via-moments-ivr',
      );
    });

    it('asks of the menu itself where its route leads nowhere', async () => {
      const kind = address === 'ivr' ? 'ivr-api' : 'moments-ivr';
      await server.putConfirmed(`/v1/directory/endpoints/${kind}/alone`, {
        pstnReachability: 'none',
      });
      const answer = await ask({ [name]: 'alone' });

      expect(answer.body).toEqual(jasmine.objectContaining({ decision: 'allow', queueTag: '' }));
    });

    const denied: readonly { what: string; changes: object; code: string }[] = [
      {
        what: 'a caller who is a place of the phone network',
        changes: { from: 'tel:+81311119999' },
        code: 'pstn-leg',
      },
      {
        what: 'a menu nobody registered',
        changes: { [name]: 'x' },
        code: 'endpoint-not-registered',
      },
      {
        what: 'a sender nobody registered',
        changes: { to: '441632969999' },
        code: 'business-number-unknown',
      },
    ];
    for (const { what, changes, code } of denied) {
      it(`denies ${what}, with every field there and no queue`, async () => {
        const answer = await ask(changes);

        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({
          decision: 'deny',
          decisionId: answer.body['decisionId'],
          reasonCode: code,
          queueTag: '',
        });
        expect(recordedEffect(server, answer.body['decisionId'])).toBe('deny');
      });
    }

    it('denies a menu that leads to a phone', async () => {
      await server.putConfirmed(`/v1/directory/routes/${address}/${String(body[name])}-2`, {
        initiator: 'user',
        endpoint: { kind: 'pstn', address: '+441632960999' },
      });

      expect((await ask({ [name]: `${String(body[name])}-2` })).body['reasonCode']).toBe(
        'pstn-leg',
      );
    });

    it('gives the same decision to the same call, where the menu knows it', async () => {
      const first = await ask({ callId: 'call-1' });

      expect((await ask({ callId: 'call-1' })).body).toEqual(first.body);
      expect((await ask()).body['decisionId']).not.toBe(first.body['decisionId']);
    });

    it('names the field that is missing', async () => {
      const fields = [name, 'from', 'to', 'intent'];

      expect(await namedWhenMissing(server, address, body, fields)).toEqual(
        fields.map((field) => `400 /${field}`),
      );
    });
  });
}

describe('the samples of an IVR', () => {
  it('are answers that could be given, and the scenario goes on only when it is told to', () => {
    for (const effect of ['allow', 'deny']) {
      expect(
        MENU_ANSWER.safeParse(sample(`ivr-callapi.response.${effect}.flat`)).success,
      ).toBeTrue();
    }
    const script = SCENARIO['script'] as Action[];

    expect(script.map((action) => action.if).filter(Boolean)).toEqual(["${decision == 'allow'}"]);
  });
});
