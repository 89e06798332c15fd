import { MachineKeys } from '../../identity/machine-keys.js';
import { StoppedClock } from '../../ledger/temporary-ledger.fixture.js';
import {
  MAY_BE_ASKED,
  MessagingApi,
  messagingSample,
  messagingSettings,
} from '../../permission-requests/messaging-api.fixture.js';
import {
  KEY,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../../server-under-test.fixture.js';

const REQUESTS = '/access/v1/requests';
const T0 = Date.parse('2026-11-26T09:00:00Z');
const DAY = 24 * 3_600_000;
const BUSINESS = '+81311110001';
const PHONE = { kind: 'pstn', address: '+81312345678' };

const AGREED = {
  status: 200,
  body: messagingSample('infobip', 'whatsapp-permission.response.permanent'),
};

let ids = 0;
const freshId = (): string => `asked-${ids++}`;
const freshUser = (): string => `8190${String(60_000_000 + ids++)}`;
const question = (attempt: object): object => ({
  subject: { type: 'business-number', id: BUSINESS },
  action: { name: 'connect' },
  resource: { type: 'call', id: 'c', properties: attempt },
});

describe('a denial that the user can lift, where users are asked from here', () => {
  const clock = new StoppedClock(T0);
  let platform: MessagingApi;
  let server: ServerUnderTest;

  beforeAll(async () => {
    platform = await MessagingApi.start();
    server = await ServerUnderTest.start({
      clock,
      settings: { ...messagingSettings(platform), RINGFENCE_AUTHZEN_REQUESTS: 'on' },
    });
  });

  afterAll(async () => {
    await server.stop();
    await platform.stop();
  });

  beforeEach(() => {
    clock.instant = T0;
    platform.reset('infobip');
    platform.state = MAY_BE_ASKED;
  });

  const open = async (attempt: object, more: object = {}, key = KEY): Promise<Answer> => {
    const headers = { authorization: `Bearer ${key}` };
    const denied = await server.post('/access/v1/evaluation', question(attempt), headers);
    const { evaluation_id } = denied.body['context'] as { evaluation_id: string };
    return server.post(
      REQUESTS,
      { ...question(attempt), denial: { evaluation_id }, ...more },
      headers,
    );
  };
  const taskOf = ({ body }: Answer): { id: string; status: string } =>
    body['task'] as { id: string; status: string };
  const show = (answer: Answer): Promise<Answer> =>
    server.get(`${REQUESTS}/${taskOf(answer).id}`, { authorization: `Bearer ${KEY}` });
  const reply = async (waId: string, callPermissionReply: object): Promise<void> => {
    const { status } = await server.post('/v1/adapters/infobip/webhooks/messages', {
      results: [
        {
          from: waId,
          to: BUSINESS.slice(1),
          receivedAt: new Date(clock.now()).toISOString(),
          messageId: freshId(),
          message: { type: 'INTERACTIVE_CALL_PERMISSION_REPLY', callPermissionReply },
        },
      ],
    });

    expect(status).toBeLessThan(300);
  };

  it('is asked away: a message, the user’s yes, and the call asked again is permitted', async () => {
    const waId = freshUser();
    const attempt = outgoingCall(freshId(), waId);
    const opened = await open(attempt);
    clock.instant += 60_000;
    await reply(waId, { response: 'ACCEPT' });
    platform.state = AGREED;
    const settled = await show(opened);
    const again = await server.post(
      '/access/v1/evaluation',
      question({ ...attempt, attemptId: freshId() }),
    );

    expect([opened.status, taskOf(opened).status]).toEqual([202, 'pending']);
    expect(platform.messages.map(({ body }) => body['to'])).toEqual([waId]);
    expect((opened.body['message'] as { status: string }).status).toBe('sent');
    expect([
      taskOf(settled).status,
      (settled.body['message'] as { status: string }).status,
    ]).toEqual(['approved', 'accepted']);
    expect(again.body['decision']).toBeTrue();
  });

  it('a no leaves the task open, since it may still become a yes, and the call denied', async () => {
    const waId = freshUser();
    const attempt = outgoingCall(freshId(), waId);
    const opened = await open(attempt);
    clock.instant += 60_000;
    await reply(waId, { response: 'REJECT' });
    const told = await show(opened);
    const again = await server.post(
      '/access/v1/evaluation',
      question({ ...attempt, attemptId: freshId() }),
    );

    expect([taskOf(told).status, (told.body['message'] as { status: string }).status]).toEqual([
      'pending',
      'rejected',
    ]);
    expect(again.body['decision']).toBeFalse();
  });

  it('one message for one denial, however often its task is opened', async () => {
    const attempt = outgoingCall(freshId(), freshUser());
    const first = await open(attempt);
    const second = await open(attempt);

    expect(second.body).toEqual(first.body);
    expect(platform.messages.length).toBe(1);
  });

  it('another denial of the same user says that the limit is used up, and until when', async () => {
    const waId = freshUser();
    await open(outgoingCall(freshId(), waId));
    const other = await open(outgoingCall(freshId(), waId));

    expect(other.status).toBe(202);
    expect(other.body['message']).toEqual({
      status: 'not-sent',
      reasons: ['request-limit'],
      next_at: new Date(T0 + DAY).toISOString(),
    });
    expect(platform.messages.length).toBe(1);
  });

  it('the message is by the template that was named', async () => {
    await open(outgoingCall(freshId(), freshUser()), {
      message: { template: { name: 'may_we_call', language: 'ja' } },
    });

    expect(platform.messages[0]!.path).toBe('/whatsapp/1/message/template');
  });

  const silent: readonly { what: string; ask: () => Promise<Answer>; status: number }[] = [
    {
      what: 'a phone in the call',
      ask: () =>
        open(
          outgoingCall(freshId(), freshUser(), {
            legs: [{ id: 'a', role: 'origin', endpoint: PHONE }],
          }),
        ),
      status: 403,
    },
    {
      what: 'a key without the scope for it',
      ask: async () => {
        const key = 'a-key-of-a-caller-that-may-only-decide';
        await server.server.app.get(MachineKeys).put('decider', 'decider', key, ['decide']);
        return open(outgoingCall(freshId(), freshUser()), {}, key);
      },
      status: 202,
    },
    {
      what: 'a template and a text at once',
      ask: () =>
        open(outgoingCall(freshId(), freshUser()), {
          message: { text: 'a', template: { name: 'a', language: 'en' } },
        }),
      status: 400,
    },
  ];
  for (const { what, ask, status } of silent) {
    it(`nobody is asked for ${what}: ${status}`, async () => {
      const answer = await ask();

      expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(status);
      expect(answer.body['message']).toBeUndefined();
      expect(platform.messages).toEqual([]);
    });
  }
});
