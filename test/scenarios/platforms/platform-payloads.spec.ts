import { createHmac } from 'node:crypto';
import {
  SCENARIO_IDS,
  type CallAttempt,
  type ConfigurationAuditResult,
  type Decision,
} from '@ringfence/rules';
import { userCalls } from '../../harness/attempts.js';
import { codesOf, decided } from '../../harness/office.js';
import { MACHINE_KEY, ServerProcess } from '../../harness/server-process.js';
import { change } from '../flows.js';
import { CALL_ROUTING_CALLS } from './call-routing-calls.js';
import { CALLS_API_CALLS } from './calls-api-calls.js';
import { CONVERSATIONS_CALL } from './conversations-call.js';
import { MARKUP_CALL } from './markup-call.js';
import { MENU_CALLS } from './menu-calls.js';
import { META_CALLS, META_NUMBER } from './meta-calls.js';
import {
  infobipSample,
  QUEUE,
  SENDER,
  USER,
  type Json,
  type PlatformAnswer,
  type PlatformRequest,
} from './platform-call.js';
import { openSampleBusiness } from './sample-business.js';
import { SIP_CALLS } from './sip-calls.js';

const APP_SECRET = 'the secret of an app at Meta';
const CALLS = [
  ...CALL_ROUTING_CALLS,
  ...MENU_CALLS,
  MARKUP_CALL,
  ...CALLS_API_CALLS,
  CONVERSATIONS_CALL,
  ...SIP_CALLS,
  ...META_CALLS,
];
/** The one flow that no platform asks about call by call. */
const WITHOUT_A_HOOK = 'user-to-conversations';
/** As the platforms authenticate: BASIC, the machine key as the password. */
const BASIC = {
  authorization: `Basic ${Buffer.from(`platform:${MACHINE_KEY}`).toString('base64')}`,
};

describe('the twelve flows, in the payloads of the platforms that carry them', () => {
  let server: ServerProcess;
  let read: (route: string) => Promise<Response>;

  beforeAll(async () => {
    server = await ServerProcess.start({
      RINGFENCE_META_APP_SECRET: APP_SECRET,
      RINGFENCE_META_VERIFY_TOKEN: 'a word',
    });
    read = await server.signIn('auditor');
    await openSampleBusiness(server);
    const number = { country: 'GB', provider: 'meta', callingEnabled: true, sandbox: false };
    const more = { messagingLimit: 10_000, callbackPermission: false };
    const at = `/v1/directory/business-numbers/${META_NUMBER}`;
    expect((await server.putConfirmed(at, { ...number, ...more })).status).toBe(200);
  });
  afterAll(() => server.remove());

  /** Sends what Meta tells, signed. */
  async function tell(payload: Json): Promise<void> {
    const body = JSON.stringify(payload);
    const digest = createHmac('sha256', APP_SECRET).update(body).digest('hex');
    const headers = { 'x-hub-signature-256': `sha256=${digest}` };
    expect((await server.post('/v1/adapters/meta/webhook', body, headers)).status).toBe(200);
  }

  /** Asks as the platform does, and holds the answer to what the platform takes. @returns the decision on record */
  async function asked(
    { address, body }: PlatformRequest,
    answer: PlatformAnswer,
  ): Promise<Decision> {
    const by = address === '/v1/decisions' ? {} : BASIC;
    const response = await server.post(address, body, by);
    const text = await response.text();
    expect(response.status).withContext(text).toBe(answer.status);
    const told = JSON.parse(text) as Json;
    expect(told).toEqual(answer.body);
    const id = response.headers.get('x-decision-id') ?? told['decisionId'];
    const record = await read(`/v1/decisions/${String(id)}`);
    expect(record.status).withContext(String(id)).toBe(200);
    return (await record.json()) as Decision;
  }

  for (const { scenario, hook, told, request, answer, denials } of CALLS) {
    describe(`${scenario}, by ${hook}`, () => {
      beforeAll(async () => {
        for (const payload of told?.() ?? []) await tell(payload);
      });

      it('is let through, on record as this flow', async () => {
        const decision = await asked(request(), answer);
        expect(decision.effect).toBe('permit');
        expect(decision.scenario).toBe(scenario);
      });

      for (const denial of denials) {
        it(`is refused where ${denial.what}`, async () => {
          const decision = await asked(denial.request(), denial.answer);
          expect(decision.effect).toBe('deny');
          expect(codesOf(decision)).toEqual([...denial.codes]);
          expect(decision.scenario).toBe(denial.isNoFlow === true ? null : scenario);
        });
      }
    });
  }

  describe(`${WITHOUT_A_HOOK}, which no platform asks about`, () => {
    async function findings(...names: string[]): Promise<string[]> {
      const files = names.map((name) => ({
        name: `${name}.json`,
        content: infobipSample(name),
      }));
      const answer = await server.post(
        '/v1/configuration-audits',
        { platform: 'infobip', files },
        await server.session('auditor'),
      );
      const { findings: found } = (await answer.json()) as ConfigurationAuditResult;
      return found.map(({ severity, door, file }) => `${severity} ${door} ${file}`);
    }
    const binding = 'numbers-voice.forward-to-conversations';
    const noHook = `info no-per-call-hook ${binding}.json`;

    it('is admitted as a configuration, which says that calls are not gated', async () => {
      expect(await findings(binding, 'conversations.transfer-agent')).toEqual([noHook]);
    });

    for (const name of ['transfer-config.any-number', 'transfer-external-number']) {
      it(`is refused as a configuration: ${name}`, async () => {
        const file = `conversations.${name}.forbidden`;
        expect(await findings(binding, file)).toEqual([
          `error conversations-external-transfer ${file}.json`,
          noHook,
        ]);
      });
    }

    const business = { businessNumber: `+${SENDER}`, user: { waId: USER } };
    const intoQueue = (id = QUEUE): CallAttempt =>
      userCalls({ kind: 'conversations', id }, business);

    it('is known to whoever does ask, and recorded as this flow', async () => {
      const { effect, scenario } = await decided(server, intoQueue());
      expect([effect, scenario]).toEqual(['permit', WITHOUT_A_HOOK]);
    });

    it('is refused into a queue nobody registered, recorded as this flow', async () => {
      const decision = await decided(server, intoQueue('queue-elsewhere'));
      expect(codesOf(decision)).toEqual(['endpoint-not-registered']);
      expect(decision.scenario).toBe(WITHOUT_A_HOOK);
    });

    it('is refused a transfer to a number outside, as the sample asks for it', async () => {
      const { externalNumber } = infobipSample('conversations.transfer-external-number.forbidden');
      const phone = { kind: 'pstn', address: `+${String(externalNumber)}` };
      const decision = await decided(server, change(intoQueue(), 'transfer', phone));
      expect(decision.effect).toBe('deny');
      expect(codesOf(decision)).toEqual(['pstn-leg', 'scenario-unknown']);
    });
  });

  it('are all twelve, each let through and refused', () => {
    const hooked = new Set(CALLS.map(({ scenario }) => scenario));
    expect(SCENARIO_IDS.filter((scenario) => !hooked.has(scenario))).toEqual([WITHOUT_A_HOOK]);
  });
});
