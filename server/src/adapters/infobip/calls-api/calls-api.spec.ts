import { ServerUnderTest, type Answer } from '../../../server-under-test.fixture.js';
import {
  askAsPlatform,
  namedWhenMissing,
  recordedEffect,
  registerSamples,
  sampleBeside,
  SENDER,
} from '../sender.fixture.js';

const sample = (name: string): Record<string, unknown> => sampleBeside(import.meta.url, name);
const FIRST = '0f9a3c58-2c1e-4d50-9a55-5b1f1e0d9a01';
const SECOND = '0f9a3c58-2c1e-4d50-9a55-5b1f1e0d9a02';
const CALLER = {
  ...(sample('calls-event.call-received.whatsapp')['properties'] as { call: object }).call,
};
const other = (endpoint: object, changes: object = {}): object => ({
  ...CALLER,
  id: SECOND,
  endpoint,
  from: SENDER,
  to: 'agent-7',
  direction: 'OUTBOUND',
  ...changes,
});
const SIP = { type: 'SIP', username: 'agent-7', sipTrunkId: 'trunk-sbc-tokyo-01' };
const WEBRTC = { type: 'WEBRTC', identity: 'desk.sato' };
const PHONE = { type: 'PHONE', phoneNumber: '441632960999' };

describe('POST /v1/adapters/infobip/calls-api', () => {
  let server: ServerUnderTest;
  let requests = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    await registerSamples(server);
  });
  afterAll(() => server.stop());

  const command = (name: string, more: object): Record<string, unknown> => ({
    requestId: `request-${requests++}`,
    command: name,
    ...more,
  });
  const ask = (body: unknown): Promise<Answer> => askAsPlatform(server, 'calls-api/commands', body);
  const tell = (body: unknown): Promise<Answer> => askAsPlatform(server, 'calls-api/events', body);
  const outcome = ({ status, body }: Answer): string => {
    const { decision, reasonCode = '' } = body as { decision: string; reasonCode?: string };
    expect(recordedEffect(server, body['decisionId'])).toBe(
      decision === 'allow' ? 'permit' : 'deny',
    );
    return `${status} ${decision} ${reasonCode}`.trim();
  };

  const commands: readonly { what: string; body: () => object; is: string }[] = [
    {
      what: 'a dialog of a user’s call with an agent’s browser',
      body: () =>
        command('create-dialog', {
          body: sample('calls-api.create-dialog.webrtc'),
          calls: [CALLER],
        }),
      is: '200 allow',
    },
    {
      what: 'a dialog of a user’s call with a phone',
      body: () =>
        command('create-dialog', {
          body: sample('calls-api.create-dialog.phone.forbidden'),
          calls: [CALLER],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'a user’s call connected with a trunk',
      body: () =>
        command('connect-with-new-call', {
          callId: FIRST,
          body: sample('calls-api.connect-with-new-call.sip'),
          calls: [CALLER],
        }),
      is: '200 allow',
    },
    {
      what: 'a user’s call connected with a phone',
      body: () =>
        command('connect-with-new-call', {
          callId: FIRST,
          body: sample('calls-api.connect-with-new-call.phone.forbidden'),
          calls: [CALLER],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'a phone of which no number is said, which inherits one',
      body: () =>
        command('connect-with-new-call', {
          callId: FIRST,
          body: { callRequest: { endpoint: { type: 'PHONE' }, from: SENDER } },
          calls: [CALLER],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'calls joined that are there already',
      body: () =>
        command('connect-calls', {
          body: sample('calls-api.connect-calls'),
          calls: [CALLER, other(WEBRTC)],
        }),
      is: '200 allow',
    },
    {
      what: 'calls joined of which one is a phone, whichever is named first',
      body: () =>
        command('connect-calls', {
          body: { callIds: [SECOND, FIRST] },
          calls: [other(PHONE), CALLER],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'a dialog of calls that are there already, with a phone in the conference beside them',
      body: () =>
        command('create-dialog-with-existing-calls', {
          parentCallId: FIRST,
          childCallId: SECOND,
          calls: [CALLER, other(SIP), other(PHONE, { id: 'third' })],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'another user without a grant in a conference',
      body: () =>
        command('add-new-conference-call', {
          conferenceId: 'conference-1',
          body: sample('calls-api.add-conference-call.whatsapp'),
          calls: [CALLER],
        }),
      is: '200 deny permission-missing',
    },
    {
      what: 'a phone in a conference',
      body: () =>
        command('add-new-conference-call', {
          conferenceId: 'conference-1',
          body: sample('calls-api.add-conference-call.phone.forbidden'),
          calls: [CALLER],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'an agent who joins a conference',
      body: () =>
        command('add-existing-conference-call', {
          conferenceId: 'conference-1',
          callId: SECOND,
          calls: [CALLER, other(SIP)],
        }),
      is: '200 allow',
    },
    {
      what: 'a transfer to a trunk',
      body: () =>
        command('accept-dialog-transfer', {
          dialogId: 'dialog-1',
          body: sample('calls-api.dialog-transfer-accept.sip'),
          calls: [CALLER, other(SIP)],
        }),
      is: '200 allow',
    },
    {
      what: 'a transfer to a phone',
      body: () =>
        command('accept-dialog-transfer', {
          dialogId: 'dialog-1',
          body: sample('calls-api.dialog-transfer-accept.phone.forbidden'),
          calls: [CALLER, other(SIP)],
        }),
      is: '200 deny pstn-leg',
    },
    {
      what: 'an endpoint of a type in another spelling',
      body: () =>
        command('connect-with-new-call', {
          callId: FIRST,
          body: {
            callRequest: { endpoint: { type: 'webrtc', identity: 'desk.sato' }, from: SENDER },
          },
          calls: [CALLER],
        }),
      is: '200 deny endpoint-kind-unknown',
    },
    {
      what: 'an endpoint of a type nobody knows',
      body: () =>
        command('connect-with-new-call', {
          callId: FIRST,
          body: { callRequest: { endpoint: { type: 'TEAMS' }, from: SENDER } },
          calls: [CALLER],
        }),
      is: '200 deny endpoint-kind-unknown',
    },
  ];
  for (const { what, body, is } of commands) {
    it(`${is}: ${what}`, async () => {
      expect(outcome(await ask(body()))).toBe(is);
    });
  }

  it('lets an application ring a user who agreed, and says what to send along', async () => {
    const answer = await ask(
      command('create-call', { body: sample('calls-api.create-call.whatsapp') }),
    );

    expect(outcome(answer)).toBe('200 allow');
    expect(answer.body['customData']).toEqual({ decisionId: answer.body['decisionId'] });
    expect(answer.headers.get('x-decision-id')).toBe(String(answer.body['decisionId']));
  });

  it('lets no application ring a user without a grant', async () => {
    const body = sample('calls-api.create-call.whatsapp');
    const endpoint = { type: 'WHATSAPP', phoneNumber: '447700900999' };

    expect(outcome(await ask(command('create-call', { body: { ...body, endpoint } })))).toBe(
      '200 deny permission-missing',
    );
  });

  it('gives the same decision to the same request', async () => {
    const body = command('create-dialog', {
      body: sample('calls-api.create-dialog.webrtc'),
      calls: [CALLER],
    });
    const first = await ask(body);

    expect((await ask(body)).body).toEqual(first.body);
    expect((await ask({ ...body, calls: [CALLER, other(SIP)] })).status).toBe(409);
  });

  const incomplete: readonly { what: string; body: () => object }[] = [
    {
      what: 'a call that is named',
      body: () =>
        command('connect-calls', { body: sample('calls-api.connect-calls'), calls: [CALLER] }),
    },
    {
      what: 'the WhatsApp call',
      body: () =>
        command('connect-with-new-call', {
          callId: SECOND,
          body: sample('calls-api.connect-with-new-call.phone.forbidden'),
          calls: [other(WEBRTC)],
        }),
    },
  ];
  for (const { what, body } of incomplete) {
    it(`names \`calls\` where it lacks ${what}`, async () => {
      const answer = await ask(body());

      expect(answer.status).toBe(400);
      expect((answer.body['problems'] as { at: string }[])[0]!.at).toBe('/calls');
    });
  }

  it('names the field that is missing', async () => {
    const body = command('create-dialog', {
      body: sample('calls-api.create-dialog.webrtc'),
      calls: [CALLER],
    });
    const fields = ['requestId', 'command', 'body', 'calls'];

    expect(await namedWhenMissing(server, 'calls-api/commands', body, fields)).toEqual(
      fields.map((field) => `400 /${field}`),
    );
  });

  describe('events', () => {
    it('lets the application answer a user’s call', async () => {
      expect(outcome(await tell(sample('calls-event.call-received.whatsapp')))).toBe('200 allow');
    });

    it('hangs up a call to an application nobody registered', async () => {
      const event = sample('calls-event.call-received.whatsapp');
      const answer = await tell({
        ...event,
        callId: 'another',
        callsConfigurationId: 'unheard-of',
        properties: { call: { ...CALLER, id: 'another' } },
      });

      expect(outcome(answer)).toBe('200 deny endpoint-not-registered');
      expect(answer.body['hangup']).toEqual({ errorCode: 'FORBIDDEN' });
    });

    for (const [to, is] of [
      ['to-sip-user', '200 allow'],
      ['to-phone.forbidden', '200 deny pstn-leg'],
    ] as const) {
      it(`${is}: a REFER ${to}`, async () => {
        const event = sample(`calls-event.dialog-transfer-requested.${to}`);

        expect(outcome(await tell({ ...event, calls: [CALLER] }))).toBe(is);
      });
    }

    for (const referTo of ['tel:+441632960999', 'sip:+441632960999@pbx;user=phone', '110']) {
      it(`refuses a REFER to ${referTo}`, async () => {
        const event = sample('calls-event.dialog-transfer-requested.to-sip-user') as {
          properties: object;
        };
        const answer = await tell({
          ...event,
          properties: { ...event.properties, referTo },
          calls: [CALLER],
        });

        expect(outcome(answer)).toMatch(/^200 deny (pstn-leg|emergency-number)$/);
      });
    }

    it('names the call of the dialog where it lacks it', async () => {
      const event = sample('calls-event.dialog-transfer-requested.to-sip-user');
      const answers = [await tell(event), await tell({ ...event, calls: [] })];

      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
      expect(answers.map(({ body }) => (body['problems'] as { at: string }[])[0]!.at)).toEqual([
        '/calls',
        '/calls',
      ]);
    });
  });

  it('knows the calls that events told of beside those it is told of', async () => {
    const callId = `call-${requests++}`;
    await server.post('/v1/events', {
      eventId: `phone in ${callId}`,
      type: 'leg-added',
      occurredAt: '2026-01-01T00:00:00Z',
      businessNumber: `+${SENDER}`,
      callId,
      leg: { id: 'phone', role: 'participant', endpoint: { kind: 'pstn' } },
    });
    const answer = await ask(
      command('connect-with-new-call', {
        callId,
        body: sample('calls-api.connect-with-new-call.sip'),
        calls: [{ ...CALLER, id: callId }],
      }),
    );

    expect(outcome(answer)).toBe('200 deny pstn-leg');
  });

  describe('knows what events told of the calls and the conference it names, which it is not told of: a phone', () => {
    const told = async (event: Record<string, unknown>): Promise<void> => {
      const { status } = await server.post('/v1/events', {
        eventId: `told-${requests++}`,
        occurredAt: '2026-01-01T00:00:00Z',
        businessNumber: `+${SENDER}`,
        ...event,
      });

      expect(status).toBe(200);
    };
    const phone = { id: 'phone', role: 'participant', endpoint: { kind: 'pstn' } };
    /** Ids of a user's call, an agent's, and one with a phone in it. */
    const three = async (): Promise<[string, string, string]> => {
      const ids = ['user', 'agent', 'phone'].map((who) => `${who}-${requests++}`);
      await told({ type: 'leg-added', callId: ids[2], leg: phone });
      return ids as [string, string, string];
    };
    const inConference = (callId: string, id: string): Promise<void> =>
      told({ type: 'calls-joined', callId, group: { kind: 'conference', id } });

    it('in a conference with the agent’s call, whose call alone is named', async () => {
      const [user, agent, phoneCall] = await three();
      for (const callId of [agent, phoneCall]) await inConference(callId, `c-${agent}`);
      const calls = [{ ...CALLER, id: user }, other(WEBRTC, { id: agent })];
      const joined = command('connect-calls', { body: { callIds: [user, agent] }, calls });
      const dialog = command('create-dialog-with-existing-calls', {
        parentCallId: user,
        childCallId: agent,
        calls,
      });

      expect(outcome(await ask(joined))).toBe('200 deny pstn-leg');
      expect(outcome(await ask(dialog))).toBe('200 deny pstn-leg');
    });

    it('in the conference the call would come into', async () => {
      const [user, agent, phoneCall] = await three();
      await inConference(phoneCall, `c-${user}`);
      const added = command('add-existing-conference-call', {
        conferenceId: `c-${user}`,
        callId: user,
        calls: [{ ...CALLER, id: user }, other(WEBRTC, { id: agent })],
      });
      const fresh = command('add-new-conference-call', {
        conferenceId: `c-${user}`,
        body: { callRequest: { endpoint: WEBRTC, from: SENDER } },
        calls: [{ ...CALLER, id: user }],
      });

      expect(outcome(await ask(added))).toBe('200 deny pstn-leg');
      expect(outcome(await ask(fresh))).toBe('200 deny pstn-leg');
    });

    it('in the dialog whose transfer is asked for', async () => {
      const [user, agent, phoneCall] = await three();
      await told({
        type: 'calls-joined',
        callId: phoneCall,
        group: { kind: 'dialog', id: `d-${user}` },
      });
      const accept = command('accept-dialog-transfer', {
        dialogId: `d-${user}`,
        body: { targetCallRequest: { endpoint: WEBRTC, from: SENDER } },
        calls: [{ ...CALLER, id: user }, other(WEBRTC, { id: agent })],
      });

      expect(outcome(await ask(accept))).toBe('200 deny pstn-leg');
    });

    it('no longer, once it has left', async () => {
      const [user, agent, phoneCall] = await three();
      for (const callId of [agent, phoneCall]) await inConference(callId, `c-${agent}`);
      await told({
        type: 'leg-removed',
        occurredAt: '2026-01-01T00:00:01Z',
        callId: phoneCall,
        leg: phone,
      });
      const calls = [{ ...CALLER, id: user }, other(WEBRTC, { id: agent })];

      expect(
        outcome(await ask(command('connect-calls', { body: { callIds: [user, agent] }, calls }))),
      ).toBe('200 allow');
    });
  });
});
