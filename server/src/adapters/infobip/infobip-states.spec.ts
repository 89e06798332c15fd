import { StoppedClock } from '../../ledger/temporary-ledger.fixture.js';
import {
  MessagingApi,
  messagingSample,
  messagingSettings,
  type Reply,
} from '../../permission-requests/messaging-api.fixture.js';
import { outgoingCall, ServerUnderTest } from '../../server-under-test.fixture.js';
import { askAsPlatform, registerSamples, sampleBeside, SENDER } from './sender.fixture.js';

/** Before the end that the samples name. */
const T0 = Date.parse('2026-11-22T09:15:02.431Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NUMBER = `+${SENDER}`;
const answer = (name: string): Reply => ({
  status: 200,
  body: messagingSample('infobip', `whatsapp-permission.response.${name}`),
});

describe("Infobip's own word on a permission", () => {
  const clock = new StoppedClock(T0);
  let platform: MessagingApi;
  let server: ServerUnderTest;
  let people = 0;
  let events = 0;
  let user: string;

  beforeAll(async () => {
    platform = await MessagingApi.start();
    server = await ServerUnderTest.start({ clock, settings: messagingSettings(platform) });
    await registerSamples(server);
  });

  afterAll(async () => {
    await server.stop();
    await platform.stop();
  });

  beforeEach(() => {
    clock.instant = T0;
    platform.reset('infobip');
    user = `4477009${String(30_000 + people++)}`;
  });

  const tell = async (type: string, fields: object): Promise<void> => {
    const { status, body } = await server.post('/v1/events', {
      eventId: `state-${events++}`,
      type,
      occurredAt: new Date(clock.now()).toISOString(),
      businessNumber: NUMBER,
      user: { waId: user },
      ...fields,
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const grant = (kind: string): Promise<void> => tell('permission-granted', { grant: { kind } });
  const reply = async (changes: object): Promise<void> => {
    const spec = new URL('./webhooks/any', import.meta.url).href;
    const text = JSON.stringify(sampleBeside(spec, 'whatsapp-permission-reply.webhook.accept'))
      .replaceAll('447700900123', user)
      .replaceAll('wamid.sample-0001', `wamid.state-${events++}`);
    const payload = JSON.parse(text) as { results: { message: { callPermissionReply: object } }[] };
    payload.results[0]!.message.callPermissionReply = { response: 'ACCEPT', ...changes };
    await askAsPlatform(server, 'webhooks/messages', payload);
  };
  const ring = async (offset: number, changes: object = {}): Promise<string> => {
    clock.instant = T0 + offset;
    const { status, body } = await server.post(
      '/v1/decisions',
      outgoingCall(`state-${events++}`, user, {
        businessNumber: NUMBER,
        legs: [{ id: 'desk', role: 'origin', endpoint: { kind: 'webrtc', id: 'desk.sato' } }],
        ...changes,
      }),
    );
    if (status !== 200) return `${status}`;
    if (body['effect'] === 'permit') return 'permit';
    return (body['reasons'] as { code: string }[]).map(({ code }) => code).join(' ');
  };

  describe('beside the record: whichever permits less', () => {
    const table: readonly {
      record: 'permanent' | 'temporary' | undefined;
      says: string;
      rings: readonly [offset: number, verdict: string][];
    }[] = [
      { record: 'permanent', says: 'permanent', rings: [[1, 'permit']] },
      {
        record: 'permanent',
        says: 'no-permission',
        rings: [[1, 'permission-revoked connected-call-limit']],
      },
      {
        record: 'permanent',
        says: 'temporary',
        rings: [
          [6 * DAY, 'permit'],
          [7 * DAY, 'permission-expired'],
        ],
      },
      { record: 'permanent', says: 'limit-reached', rings: [[1, 'connected-call-limit']] },
      {
        record: 'temporary',
        says: 'permanent',
        rings: [
          [7 * DAY - 1, 'permit'],
          [7 * DAY, 'permission-expired'],
        ],
      },
      { record: undefined, says: 'permanent', rings: [[1, 'permit']] },
      {
        record: undefined,
        says: 'no-permission',
        rings: [[1, 'permission-missing connected-call-limit']],
      },
    ];
    for (const { record, says, rings } of table) {
      it(`${says} over ${record ?? 'nothing'}: ${rings.map(([, verdict]) => verdict).join(', ')}`, async () => {
        if (record !== undefined) await grant(record);
        platform.state = answer(says);
        for (const [offset, verdict] of rings) expect(await ring(offset)).toBe(verdict);
      });
    }

    it('tells the kind that a reply does not, where the reply names no end', async () => {
      platform.state = answer('permanent');
      await reply({});
      const permanent = await ring(400 * DAY);
      user = `${user}7`;
      clock.instant = T0;
      await reply({ expirationTimestamp: '2026-11-29T09:15:00.000Z' });

      expect([permanent, await ring(400 * DAY)]).toEqual(['permit', 'permission-expired']);
    });
  });

  describe('that cannot be had is unknown, and denies', () => {
    const replies: readonly { what: string; reply: Reply }[] = [
      { what: 'no JSON', reply: { status: 200, body: 'oops' } },
      { what: 'an empty object', reply: { status: 200, body: {} } },
      {
        what: 'a temporary permission without an end',
        reply: {
          status: 200,
          body: {
            status: 'TEMPORARY',
            actions: [{ name: 'START_CALL', canPerformAction: true, limits: [] }],
          },
        },
      },
      { what: 'a refusal', reply: { status: 401, body: {} } },
      { what: 'a fault', reply: { status: 500, body: {} } },
      { what: 'nothing', reply: 'hang-up' },
    ];
    for (const { what, reply: told } of replies) {
      it(what, async () => {
        await grant('permanent');
        platform.state = told;

        expect(await ring(1)).toBe('permission-state-unknown');
      });
    }

    it('of a user whose number nobody knows, who is asked about once it is', async () => {
      const bsuid = `GB.${user}`;
      const byId = { user: { bsuid }, target: { kind: 'whatsapp', id: bsuid } };
      await tell('permission-granted', { user: { bsuid }, grant: { kind: 'permanent' } });
      platform.state = answer('permanent');
      const before = await ring(1, byId);
      await tell('user-linked', { user: { waId: user, bsuid } });

      expect([before, await ring(2, byId)]).toEqual(['permission-state-unknown', 'permit']);
      expect(platform.questions).toEqual([
        `/whatsapp/1/senders/${SENDER}/calls/${user}/permissions`,
      ]);
    });

    it('and after 429 nobody asks for a second', async () => {
      await grant('permanent');
      platform.state = { status: 429, body: 'slow down' };
      await ring(5_000);
      await ring(5_999);
      const asked = platform.questions.length;
      platform.state = answer('permanent');

      expect([asked, await ring(6_000)]).toEqual([1, 'permit']);
    });
  });

  it('is shown with the permission, its own limit too', async () => {
    await grant('permanent');
    platform.state = answer('limit-reached');
    const auditor = await server.signIn('auditor');
    const found = await server.asPerson(auditor, 'POST', '/v1/permissions/search', { text: user });
    const [{ reference }] = found.body['users'] as [{ reference: string }];
    const { body } = await server.get(
      `/v1/permissions/${encodeURIComponent(NUMBER)}/${reference}`,
      auditor,
    );

    expect(body['platform']).toEqual({
      said: {
        status: 'temporary',
        mayCall: false,
        expiresAt: '2026-11-29T09:15:00.000Z',
        connectedCalls: 5,
        mostCalls: 5,
        usedUp: {},
        askedAt: new Date(T0).toISOString(),
        stale: false,
      },
    });
  });

  it('counts for a day, and is asked for anew after each change', async () => {
    await grant('permanent');
    platform.state = answer('permanent');
    await ring(2_000);
    await ring(DAY);
    const once = platform.questions.length;
    platform.state = answer('no-permission');
    const aDayLater = await ring(DAY + 2_000);
    clock.instant = T0 + DAY + HOUR;
    await grant('permanent');
    platform.state = answer('permanent');

    expect([once, aDayLater]).toEqual([1, 'permission-revoked connected-call-limit']);
    expect(await ring(DAY + 2 * HOUR)).toBe('permit');
  });
});
