import fc from 'fast-check';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { APP_SECRET, signatureOf, WEBHOOK } from '../adapters/meta/meta-platform.fixture.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import {
  MessagingApi,
  messagingSample,
  messagingSettings,
  type Reply,
} from './messaging-api.fixture.js';
import { PERMISSION_REQUEST, REQUEST_POSSIBILITY } from './permission-request.dto.js';

const REQUESTS = '/v1/permission-requests';
const POSSIBLE = `${REQUESTS}/possible`;
const T0 = Date.parse('2026-11-26T09:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const META = '+442079460321';
const META_ID = '900000000000101';
const INFOBIP = '+441632960001';
const NUMBER = {
  country: 'GB',
  callingEnabled: true,
  messagingLimit: 10_000,
  sandbox: false,
  callbackPermission: false,
};
const PLATFORMS = { meta: META, infobip: INFOBIP } as const;

let ids = 0;
const freshId = (): string => `pr-${ids++}`;
const freshUser = (): string => `4477009${String(10_000 + ids++)}`;

interface Possibility {
  possible: boolean;
  reasons: { code: string; until?: string; text: { en: string; ja: string } }[];
  remaining: { day: number | null; week: number | null };
  nextAt: string | null;
}

describe('requests for permission', () => {
  const clock = new StoppedClock(T0);
  let platform: MessagingApi;
  let server: ServerUnderTest;

  beforeAll(async () => {
    platform = await MessagingApi.start();
    server = await ServerUnderTest.start({
      clock,
      settings: { ...messagingSettings(platform), RINGFENCE_META_APP_SECRET: APP_SECRET },
    });
    await register(META, 'meta');
    await register(INFOBIP, 'infobip');
    await introduce(META, META_ID);
  });

  afterAll(async () => {
    await server.stop();
    await platform.stop();
  });

  beforeEach(() => {
    clock.instant = T0;
    platform.reset('meta');
  });

  const register = (number: string, provider: string, more: object = {}): Promise<Answer> =>
    server.put(`/v1/directory/business-numbers/${encodeURIComponent(number)}`, {
      ...NUMBER,
      provider,
      ...more,
    });
  /** Meta tells whose number its id stands for. */
  const introduce = async (number: string, id: string): Promise<void> => {
    const metadata = { display_phone_number: number.slice(1), phone_number_id: id };
    const change = { field: 'calls', value: { metadata, calls: [] } };
    await meta({ entry: [{ id: '8', changes: [change] }] });
  };
  const meta = async (payload: object): Promise<void> => {
    const body = JSON.stringify(payload);
    const { status } = await server.send(WEBHOOK, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body) },
      body,
    });

    expect(status).toBe(200);
  };
  const ask = (body: object, headers: Record<string, string> = {}): Promise<Answer> =>
    server.post(REQUESTS, body, headers);
  const possible = async (body: object): Promise<Possibility> => {
    const answer = await server.post(POSSIBLE, body);

    expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(200);
    expect(() => REQUEST_POSSIBILITY.parse(answer.body)).not.toThrow();
    return answer.body as unknown as Possibility;
  };
  const codes = ({ reasons }: Possibility): string[] => reasons.map(({ code }) => code);
  const tell = async (event: object): Promise<void> => {
    const { status, body } = await server.post('/v1/events', {
      eventId: freshId(),
      occurredAt: new Date(clock.now()).toISOString(),
      businessNumber: META,
      ...event,
    });

    expect(status).withContext(JSON.stringify(body)).toBe(200);
  };
  const show = async (id: unknown): Promise<Record<string, unknown>> =>
    (await server.get(`${REQUESTS}/${String(id)}`, await server.signIn('auditor'))).body;
  const acts = (id: unknown): { action: string; details: Record<string, unknown> }[] =>
    server.other
      .prepare<[string], string>(
        `select leaf from log_entry where json_extract(leaf, '$.object') = ? order by idx`,
      )
      .pluck()
      .all(`permission-request/${String(id)}`)
      .map((leaf) => JSON.parse(leaf) as never);

  describe('as the platform gets them', () => {
    const table: readonly {
      what: string;
      through: 'meta' | 'infobip';
      asks: object;
      path: string;
      credential: string;
      body: (waId: string, id: string) => object;
    }[] = [
      {
        what: 'Meta, free form',
        through: 'meta',
        asks: { text: 'May we phone you here about ticket 4711?' },
        path: `/v24.0/${META_ID}/messages`,
        credential: 'Bearer a token for the specs',
        body: (to) => ({
          ...(messagingSample(
            'meta',
            'api.messages.call_permission_request.freeform.request',
          ) as object),
          to,
        }),
      },
      {
        what: 'Meta, by template',
        through: 'meta',
        asks: {
          template: {
            name: 'sample_call_permission',
            language: 'en',
            parameters: ['Sample User', '4711'],
          },
        },
        path: `/v24.0/${META_ID}/messages`,
        credential: 'Bearer a token for the specs',
        body: (to) => ({
          ...(messagingSample(
            'meta',
            'api.messages.call_permission_request.template.request',
          ) as object),
          to,
        }),
      },
      {
        what: 'Infobip, free form',
        through: 'infobip',
        asks: {},
        path: '/whatsapp/1/message/interactive/call-permission-request',
        credential: 'App a key for the specs',
        body: (to, id) => ({
          ...(messagingSample('infobip', 'whatsapp-permission-request.message') as object),
          to,
          messageId: id,
          callbackData: id,
        }),
      },
      {
        what: 'Infobip, by template',
        through: 'infobip',
        asks: { template: { name: 'may_we_call', language: 'en' } },
        path: '/whatsapp/1/message/template',
        credential: 'App a key for the specs',
        body: (to, id) => ({
          messages: [
            {
              from: INFOBIP.slice(1),
              to,
              messageId: id,
              callbackData: id,
              content: {
                templateName: 'may_we_call',
                templateData: { body: { placeholders: [] } },
                language: 'en',
              },
            },
          ],
        }),
      },
    ];
    for (const { what, through, asks, path, credential, body } of table) {
      it(what, async () => {
        platform.reset(through);
        const waId = freshUser();
        const answer = await ask({ businessNumber: PLATFORMS[through], user: { waId }, ...asks });
        const [message] = platform.messages;

        expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(201);
        expect(() => PERMISSION_REQUEST.parse(answer.body)).not.toThrow();
        expect(answer.body['status']).toBe('sent');
        expect([message!.path, message!.authorization]).toEqual([path, credential]);
        expect(message!.body).toEqual(body(waId, String(answer.body['id'])) as never);
      });
    }

    it('Infobip takes no text of ours, and is sent nothing', async () => {
      platform.reset('infobip');
      const answer = await ask({
        businessNumber: INFOBIP,
        user: { waId: freshUser() },
        text: 'Hi',
      });

      expect([answer.status, answer.body['code']]).toEqual([422, 'text-not-taken']);
      expect(platform.messages).toEqual([]);
    });

    it('a user known by the business-scoped id alone', async () => {
      const answer = await ask({ businessNumber: META, user: { bsuid: 'GB.5501' } });

      expect(answer.body['status']).toBe('sent');
      expect(platform.questions[0]).toContain('recipient=GB.5501');
      expect([platform.messages[0]!.body['recipient'], platform.messages[0]!.body['to']]).toEqual([
        'GB.5501',
        undefined,
      ]);
    });

    it('a user known by a reference, once anybody told of the number', async () => {
      const waId = freshUser();
      const first = await ask({ businessNumber: META, user: { waId } });
      clock.instant += 25 * HOUR;
      const answer = await ask({
        businessNumber: META,
        user: { reference: String(first.body['user']) },
      });

      expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(201);
      expect(platform.messages.map(({ body }) => body['to'])).toEqual([waId, waId]);
    });
  });

  describe('on record', () => {
    it('before the message goes, and with what became of it, without a number', async () => {
      const waId = freshUser();
      let before: unknown[] = [];
      platform.beforeAnswer = () => {
        before = server.other
          .prepare('select status from permission_request order by rowid desc limit 1')
          .pluck()
          .all();
        return Promise.resolve();
      };
      const { body } = await ask({ businessNumber: META, user: { waId } });
      const found = acts(body['id']);

      expect(before).toEqual(['sending']);
      expect(found.map(({ action }) => action)).toEqual([
        'permission-request.send',
        'permission-request.settle',
      ]);
      expect(found[0]!.details).toEqual(
        jasmine.objectContaining({ user: body['user'], platform: 'meta' }),
      );
      expect(found[1]!.details).toEqual({ outcome: 'sent', code: null });
      expect(JSON.stringify(found)).not.toContain(waId);
    });

    it('as sending until the platform answers; once nobody can be waiting for it, as unknown', async () => {
      const seen: unknown[] = [];
      platform.beforeAnswer = async () => {
        const id = server.other
          .prepare<[], string>('select id from permission_request order by rowid desc limit 1')
          .pluck()
          .get();
        for (const after of [0, 29_999, 30_000]) {
          clock.instant = T0 + after;
          seen.push((await show(id))['status']);
        }
      };
      await ask({ businessNumber: META, user: { waId: freshUser() } });

      expect(seen).toEqual(['sending', 'sending', 'unknown']);
    });

    it('and while the store cannot write, no message goes', async () => {
      const asked = await server.whileTheStoreHangs(async () => {
        const pending = ask({ businessNumber: META, user: { waId: freshUser() } });
        // This one is judged after the other, and waits for nothing.
        await possible({ businessNumber: META, user: { waId: freshUser() } });
        await possible({ businessNumber: META, user: { waId: freshUser() } });

        expect(platform.messages).toEqual([]);
        return { pending };
      });

      expect((await asked.pending).body['status']).toBe('sent');
    });
  });

  describe('the same id of the sender', () => {
    it('is one request, and one message', async () => {
      const body = { businessNumber: META, user: { waId: freshUser() } };
      const key = { 'idempotency-key': freshId() };
      const first = await ask(body, key);
      const again = await ask(body, key);

      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(platform.messages.length).toBe(1);
    });

    it('is not another request', async () => {
      const key = { 'idempotency-key': freshId() };
      await ask({ businessNumber: META, user: { waId: freshUser() } }, key);
      const other = await ask({ businessNumber: META, user: { waId: freshUser() } }, key);

      expect([other.status, other.body['code']]).toEqual([409, 'repeated-otherwise']);
      expect(platform.messages.length).toBe(1);
    });
  });

  describe('at most 1 in 24 hours and 2 in 7 days (WA-PERM-009)', () => {
    const at = async (waId: string, ...instants: number[]): Promise<Possibility> => {
      for (const instant of instants.slice(0, -1)) {
        clock.instant = T0 + instant;
        const { status } = await ask({ businessNumber: META, user: { waId } });

        expect(status).toBe(201);
      }
      clock.instant = T0 + instants.at(-1)!;
      return possible({ businessNumber: META, user: { waId } });
    };
    const table: readonly { what: string; instants: number[]; is: boolean; until?: number }[] = [
      { what: 'none before', instants: [0], is: true },
      { what: 'one 23:59:59.999 ago', instants: [0, DAY - 1], is: false, until: DAY },
      { what: 'one 24 hours ago', instants: [0, DAY], is: true },
      {
        what: 'two, the older 6 days 23:59:59.999 ago',
        instants: [0, 3 * DAY, 7 * DAY - 1],
        is: false,
        until: 7 * DAY,
      },
      { what: 'two, the older 7 days ago', instants: [0, 3 * DAY, 7 * DAY], is: true },
    ];
    for (const { what, instants, is, until } of table) {
      it(`${what}: ${is ? 'possible' : 'not possible'}`, async () => {
        const found = await at(freshUser(), ...instants);

        expect(codes(found)).toEqual(is ? [] : ['request-limit']);
        expect(found.nextAt).toBe(until === undefined ? null : new Date(T0 + until).toISOString());
      });
    }

    it('a connected call begins the count anew, in either direction (WA-PERM-010)', async () => {
      for (const initiator of ['user', 'business']) {
        const waId = freshUser();
        const before = await at(waId, 0, DAY - 60_000);
        await tell({ type: 'call-connected', callId: freshId(), user: { waId }, initiator });
        const after = await at(waId, DAY - 60_000);

        expect([before.possible, after.possible]).toEqual([false, true]);
        expect([before.remaining, after.remaining]).toEqual([
          { day: 0, week: 1 },
          { day: 1, week: 2 },
        ]);
      }
    });

    it('a call that nobody picked up does not', async () => {
      const waId = freshUser();
      await at(waId, 0, HOUR);
      await tell({ type: 'call-started', callId: 'missed', user: { waId }, initiator: 'user' });
      await tell({ type: 'call-ended', callId: 'missed', answeredAt: null });

      expect((await at(waId, HOUR)).possible).toBeFalse();
    });

    it('a request by the business-scoped id counts for the number it turns out to be', async () => {
      const user = { waId: freshUser(), bsuid: `GB.${freshId()}` };
      await ask({ businessNumber: META, user: { bsuid: user.bsuid } });
      const before = await possible({ businessNumber: META, user: { waId: user.waId } });
      await tell({ type: 'user-linked', user });
      const after = await possible({ businessNumber: META, user: { waId: user.waId } });

      expect([codes(before), codes(after)]).toEqual([[], ['request-limit']]);
    });

    it('whatever happens in whatever order: never more since the last connected call', async () => {
      const step = fc.record({
        after: fc.oneof(
          fc.constantFrom(0, 1, DAY - 1, DAY, 7 * DAY - 1, 7 * DAY),
          fc.integer({ min: 0, max: 4 * DAY }),
        ),
        does: fc.constantFrom('ask', 'ask', 'ask', 'connect', 'miss'),
      });
      const steps = fc.array(step, { minLength: 4, maxLength: 12 });
      const holds = fc.asyncProperty(steps, async (taken) => {
        const waId = freshUser();
        let sent: number[] = [];
        clock.instant = T0;
        for (const { after, does } of taken) {
          clock.instant += after;
          const now = clock.instant;
          if (does === 'ask') {
            const within = (span: number): number => sent.filter((at) => at > now - span).length;
            const isLeft = within(DAY) < 1 && within(7 * DAY) < 2;
            const { status } = await ask({ businessNumber: META, user: { waId } });
            if (status !== (isLeft ? 201 : 409)) return false;
            if (isLeft) sent.push(now);
          } else {
            const type = does === 'connect' ? 'call-connected' : 'call-unanswered';
            await tell({ type, callId: freshId(), user: { waId }, initiator: 'user' });
            // What was sent in the instant of the call may have come after it.
            if (does === 'connect') sent = sent.filter((at) => at === now);
          }
        }
        return true;
      });

      await expectAsync(fc.assert(holds, { numRuns: 25 })).toBeResolved();
    });

    it('twenty at once send one message', async () => {
      const body = { businessNumber: META, user: { waId: freshUser() } };
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(body)));

      expect(answers.map(({ status }) => status).sort()).toEqual([
        201,
        ...Array<number>(19).fill(409),
      ]);
      expect(platform.messages.length).toBe(1);
    });
  });

  describe('what the platform answered', () => {
    const table: readonly {
      what: string;
      through: 'meta' | 'infobip';
      reply: Reply;
      status: string;
      code: string;
      counts: boolean;
    }[] = [
      {
        what: 'no permission to send',
        through: 'meta',
        reply: { status: 400, body: { error: { code: 131_026 } } },
        status: 'refused',
        code: '131026',
        counts: false,
      },
      {
        what: 'no message exchanged yet',
        through: 'meta',
        reply: { status: 400, body: { error: { code: 138_011 } } },
        status: 'refused',
        code: '138011',
        counts: false,
      },
      {
        what: 'a permanent permission',
        through: 'meta',
        reply: { status: 400, body: { error: { code: 138_017 } } },
        status: 'refused',
        code: '138017',
        counts: false,
      },
      {
        what: 'its own limit',
        through: 'meta',
        reply: { status: 400, body: { error: { code: 138_009 } } },
        status: 'refused',
        code: '138009',
        counts: true,
      },
      {
        what: 'a fault',
        through: 'meta',
        reply: { status: 500, body: { error: { code: 1 } } },
        status: 'unknown',
        code: 'http-500',
        counts: true,
      },
      {
        what: 'no id',
        through: 'meta',
        reply: { status: 200, body: {} },
        status: 'unknown',
        code: 'http-200',
        counts: true,
      },
      {
        what: 'no JSON',
        through: 'meta',
        reply: { status: 200, body: 'ok' },
        status: 'unknown',
        code: 'unreachable',
        counts: true,
      },
      {
        what: 'a connection that breaks',
        through: 'meta',
        reply: 'hang-up',
        status: 'unknown',
        code: 'unreachable',
        counts: true,
      },
      {
        what: 'a refusal without a code',
        through: 'meta',
        reply: { status: 403, body: {} },
        status: 'unknown',
        code: 'http-403',
        counts: true,
      },
      {
        what: 'Infobip’s limit',
        through: 'infobip',
        reply: { status: 200, body: { status: { groupName: 'REJECTED', id: 7035 } } },
        status: 'refused',
        code: '7035',
        counts: true,
      },
      {
        what: 'a wrong key at Infobip',
        through: 'infobip',
        reply: {
          status: 401,
          body: { requestError: { serviceException: { messageId: 'UNAUTHORIZED' } } },
        },
        status: 'refused',
        code: 'UNAUTHORIZED',
        counts: false,
      },
      {
        what: 'a status nobody knows',
        through: 'infobip',
        reply: { status: 200, body: { status: { groupName: 'LATER' } } },
        status: 'unknown',
        code: 'status-unknown',
        counts: true,
      },
    ];
    for (const { what, through, reply, status, code, counts } of table) {
      it(`${what}: ${status}, ${counts ? 'counted' : 'not counted'}`, async () => {
        platform.reset(through);
        platform.sent = reply;
        const question = { businessNumber: PLATFORMS[through], user: { waId: freshUser() } };
        const answer = await ask(question);

        expect([answer.status, answer.body['status'], answer.body['code']]).toEqual([
          201,
          status,
          code,
        ]);
        expect(codes(await possible(question))).toEqual(counts ? ['request-limit'] : []);
      });
    }
  });

  describe('are not possible', () => {
    const pause =
      (type: string): (() => Promise<void>) =>
      () =>
        tell({
          type: 'restriction-set',
          restriction: { type, until: new Date(T0 + 7 * DAY).toISOString() },
        });
    const lift = (type: string): Promise<void> => {
      clock.instant += 1;
      return tell({ type: 'restriction-lifted', restriction: { type } });
    };
    for (const type of [
      'RESTRICTED_BUSINESS_INITIATED_CALLING',
      'RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING',
      'RESTRICTED_IN_A_WAY_NOBODY_KNOWS',
    ]) {
      it(`while the number is restricted: ${type}`, async () => {
        await pause(type)();
        const question = { businessNumber: META, user: { waId: freshUser() } };
        const found = await possible(question);
        const refused = await ask(question);
        await lift(type);
        const after = await possible(question);

        expect(codes(found)).toEqual(['number-paused']);
        expect(found.nextAt).toBe(new Date(T0 + 7 * DAY).toISOString());
        expect([refused.status, refused.body['code']]).toEqual([409, 'request-not-possible']);
        expect((refused.body['possibility'] as Possibility).possible).toBeFalse();
        expect(platform.messages).toEqual([]);
        expect(after.possible).toBeTrue();
      });
    }

    it('but are while only users cannot call', async () => {
      const type = 'RESTRICTED_USER_INITIATED_CALLING';
      await pause(type)();
      const found = await possible({ businessNumber: META, user: { waId: freshUser() } });
      await lift(type);

      expect(found.possible).toBeTrue();
    });

    it('but are to a user who gave a permanent permission that the platform knows no more (WA-PERM-022)', async () => {
      platform.reset('infobip');
      const waId = freshUser();
      await tell({
        type: 'permission-granted',
        businessNumber: INFOBIP,
        user: { waId },
        grant: { kind: 'permanent' },
      });

      const taken = await possible({ businessNumber: INFOBIP, user: { waId } });

      expect(taken.possible).toBeTrue();
    });

    const states: readonly {
      what: string;
      through: 'meta' | 'infobip';
      reply: Reply;
      code: string[];
      nextAt: string | null;
      at?: number;
    }[] = [
      {
        what: 'the limit used up there',
        through: 'meta',
        reply: {
          status: 200,
          body: messagingSample('meta', 'api.call_permissions.no_permission.request-limit-hit'),
        },
        code: ['platform-limit'],
        nextAt: '2026-11-04T19:33:20.000Z',
      },
      {
        what: 'a permanent permission there',
        through: 'meta',
        reply: { status: 200, body: messagingSample('meta', 'api.call_permissions.permanent') },
        code: ['permission-permanent'],
        nextAt: null,
      },
      {
        what: 'a throttle',
        through: 'meta',
        reply: { status: 429, body: { error: { code: 613 } } },
        code: ['permission-unknown', 'platform-unknown'],
        nextAt: null,
        // Nobody asks in the second around it, and no random story reaches it.
        at: T0 + 100 * DAY,
      },
      {
        what: 'no word on requests',
        through: 'meta',
        reply: { status: 200, body: { permission: { status: 'no_permission' }, actions: [] } },
        code: ['permission-unknown', 'platform-unknown'],
        nextAt: null,
      },
      {
        what: 'a broken connection',
        through: 'meta',
        reply: 'hang-up',
        code: ['permission-unknown', 'platform-unknown'],
        nextAt: null,
      },
      {
        what: 'a "no" at Infobip',
        through: 'infobip',
        reply: {
          status: 200,
          body: messagingSample('infobip', 'whatsapp-permission.response.temporary'),
        },
        code: ['platform-limit'],
        nextAt: null,
      },
      {
        what: 'a permanent permission at Infobip',
        through: 'infobip',
        reply: {
          status: 200,
          body: messagingSample('infobip', 'whatsapp-permission.response.permanent'),
        },
        code: ['permission-permanent'],
        nextAt: null,
      },
      {
        what: 'nothing from Infobip',
        through: 'infobip',
        reply: { status: 503, body: '' },
        code: ['permission-unknown', 'platform-unknown'],
        nextAt: null,
      },
    ];
    for (const { what, through, reply, code, nextAt, at = T0 } of states) {
      it(`where the platform answers ${what}`, async () => {
        clock.instant = at;
        platform.reset(through);
        platform.state = reply;
        const question = { businessNumber: PLATFORMS[through], user: { waId: freshUser() } };
        const found = await possible(question);
        const { status } = await ask(question);

        expect(codes(found)).toEqual(code);
        expect(found.nextAt).toBe(nextAt);
        expect([status, platform.messages.length]).toEqual([409, 0]);
      });
    }

    const numbers: readonly { what: string; number: string; given?: object; code: string[] }[] = [
      { what: 'nobody registered', number: '+447700909999', code: ['number-unknown'] },
      {
        what: 'of a platform nobody is connected to',
        number: '+442079460400',
        given: { provider: 'twilio' },
        code: ['platform-not-connected'],
      },
      {
        what: 'without calls',
        number: '+441632960002',
        given: { provider: 'infobip', callingEnabled: false },
        code: ['calling-not-enabled'],
      },
      {
        what: 'of a country without calls by businesses',
        number: '+12025550177',
        given: { provider: 'infobip', country: 'US' },
        code: ['country-unavailable'],
      },
      {
        what: 'of a country nobody knows',
        number: '+441632960003',
        given: { provider: 'infobip', country: undefined },
        code: ['country-unavailable'],
      },
      {
        what: 'whose id Meta has not told',
        number: '+442079460401',
        given: { provider: 'meta' },
        code: ['platform-cannot-address', 'permission-unknown'],
      },
    ];
    for (const { what, number, given, code } of numbers) {
      it(`from a number ${what}`, async () => {
        platform.reset('infobip');
        if (given !== undefined)
          await server.putConfirmed(
            `/v1/directory/business-numbers/${encodeURIComponent(number)}`,
            { ...NUMBER, ...given },
          );

        expect(
          codes(await possible({ businessNumber: number, user: { waId: freshUser() } })),
        ).toEqual(code);
      });
    }

    it('under a reference nobody has', async () => {
      const reference = `p1.${'A'.repeat(22)}`;

      expect(codes(await possible({ businessNumber: META, user: { reference } }))).toEqual([
        'user-unknown',
      ]);
    });

    it('while a kill switch stops the calls of the number', async () => {
      const operator = await server.signIn('operator');
      const pulled = await server.asPerson(operator, 'POST', '/v1/kill-switches', {
        scope: { businessNumber: META },
        reason: 'as the spec wants it',
      });
      const found = await possible({ businessNumber: META, user: { waId: freshUser() } });
      const approver = await server.signIn('approver');
      await server.asPerson(approver, 'DELETE', `/v1/kill-switches/${String(pulled.body['id'])}`, {
        reason: 'as the spec wants it',
      });

      expect(codes(found)).toEqual(['calls-stopped']);
    });
  });

  describe('are closed by the user', () => {
    const reply = (waId: string, response: object): object => ({
      entry: [
        {
          id: '8',
          changes: [
            {
              field: 'messages',
              value: {
                metadata: { display_phone_number: META.slice(1), phone_number_id: META_ID },
                contacts: [{ wa_id: waId }],
                messages: [
                  {
                    id: freshId(),
                    from: waId,
                    timestamp: String(Math.floor(clock.now() / 1000)),
                    interactive: { type: 'call_permission_reply', call_permission_reply: response },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
    const yes = { response: 'accept', is_permanent: true, response_source: 'user_action' };
    const no = { response: 'reject', response_source: 'user_action' };
    const byItself = { response: 'reject', response_source: 'automatic' };
    const table: readonly {
      what: string;
      answers: [after: number, response: object][];
      status: string;
      at?: number;
    }[] = [
      { what: 'a yes', answers: [[60_000, yes]], status: 'accepted' },
      { what: 'a yes within the same second', answers: [[0, yes]], status: 'accepted' },
      { what: 'a no', answers: [[60_000, no]], status: 'rejected' },
      {
        what: 'a no, then a yes within 7 days',
        answers: [
          [60_000, no],
          [7 * DAY, yes],
        ],
        status: 'accepted',
      },
      {
        what: 'a yes, then a no to something else',
        answers: [
          [60_000, yes],
          [120_000, no],
        ],
        status: 'accepted',
      },
      { what: 'what Meta took back by itself', answers: [[60_000, byItself]], status: 'sent' },
      { what: 'nothing for 7 days', answers: [], at: 7 * DAY, status: 'expired' },
      { what: 'a yes after 7 days', answers: [[7 * DAY + 1_000, yes]], status: 'expired' },
    ];
    for (const { what, answers, status, at } of table) {
      it(`${what}: ${status}`, async () => {
        const waId = freshUser();
        clock.instant = T0 + 400;
        const { body } = await ask({ businessNumber: META, user: { waId } });
        for (const [after, response] of answers) {
          clock.instant = T0 + 400 + after;
          await meta(reply(waId, response));
        }
        if (at !== undefined) clock.instant = T0 + 400 + at;

        expect((await show(body['id']))['status']).toBe(status);
      });
    }

    it('a no at Infobip', async () => {
      platform.reset('infobip');
      const waId = freshUser();
      const { body } = await ask({ businessNumber: INFOBIP, user: { waId } });
      const { status } = await server.post('/v1/adapters/infobip/webhooks/messages', {
        results: [
          {
            from: waId,
            to: INFOBIP.slice(1),
            receivedAt: new Date(T0 + 1_000).toISOString(),
            messageId: freshId(),
            message: {
              type: 'INTERACTIVE_CALL_PERMISSION_REPLY',
              callPermissionReply: { response: 'REJECT' },
            },
          },
        ],
      });

      expect(status).toBeLessThan(300);
      expect((await show(body['id']))['status']).toBe('rejected');
    });
  });

  describe('made', () => {
    const table: readonly {
      who: 'author' | 'approver' | 'auditor' | 'operator' | 'admin';
      status: number;
    }[] = [
      { who: 'operator', status: 201 },
      { who: 'admin', status: 201 },
      { who: 'author', status: 403 },
      { who: 'approver', status: 403 },
      { who: 'auditor', status: 403 },
    ];
    for (const { who, status } of table) {
      it(`by the ${who}: ${status}`, async () => {
        const answer = await server.asPerson(await server.signIn(who), 'POST', REQUESTS, {
          businessNumber: META,
          user: { waId: freshUser() },
        });

        expect(answer.status).toBe(status);
        expect(platform.messages.length).toBe(status === 201 ? 1 : 0);
      });
    }
  });

  describe('that are malformed', () => {
    const user = { waId: '447700900123' };
    const table: readonly { what: string; body: object }[] = [
      { what: 'without a user', body: { businessNumber: META } },
      {
        what: 'with two names of the user',
        body: { businessNumber: META, user: { ...user, bsuid: 'GB.1' } },
      },
      {
        what: 'with a text and a template',
        body: { businessNumber: META, user, text: 'a', template: { name: 'a', language: 'en' } },
      },
      { what: 'with a field nobody knows', body: { businessNumber: META, user, force: true } },
    ];
    for (const { what, body } of table) {
      it(`${what}: 400`, async () => {
        expect((await ask(body)).status).toBe(400);
        expect(platform.messages).toEqual([]);
      });
    }
  });
});

describe('requests for permission, where nobody switched them on', () => {
  it('are not possible, and say what to set', async () => {
    const server = await ServerUnderTest.start();
    try {
      const question = { businessNumber: '+81311110001', user: { waId: '819011110009' } };
      const found = (await server.post(POSSIBLE, question)).body as unknown as Possibility;
      const refused = await server.post(REQUESTS, question);

      expect(found.reasons.map(({ code }) => code)).toEqual(['requests-off']);
      expect(found.reasons[0]!.text.en).toContain('RINGFENCE_PERMISSION_REQUESTS=on');
      expect([refused.status, refused.body['code']]).toEqual([409, 'request-not-possible']);
    } finally {
      await server.stop();
    }
  });

  it('nor without the platform’s credentials, each of which is named', async () => {
    const server = await ServerUnderTest.start({
      settings: { RINGFENCE_PERMISSION_REQUESTS: 'on', RINGFENCE_INFOBIP_API_KEY: 'a key' },
    });
    try {
      const question = { businessNumber: '+81311110001', user: { waId: '819011110009' } };
      const [reason] = ((await server.post(POSSIBLE, question)).body as unknown as Possibility)
        .reasons;

      expect(reason!.code).toBe('platform-not-connected');
      expect(reason!.text.en).toContain('Set RINGFENCE_INFOBIP_URL.');
    } finally {
      await server.stop();
    }
  });
});
