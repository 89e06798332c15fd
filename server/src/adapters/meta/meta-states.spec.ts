import { GraphApi } from './graph-api.fixture.js';
import { MetaPlatform, T0, type MetaParty } from './meta-platform.fixture.js';

const TOKEN = 'a token for the specs';
const HOUR = 3600;
const DAY = 24 * HOUR;
const PERMANENT = 'webhook.messages.call_permission_reply.accept-permanent-profile';
const TEMPORARY = 'webhook.messages.call_permission_reply.accept-temporary';
const REVOKED = 'webhook.messages.call_permission_reply.revoke-automatic';
/** Tells whose number Meta's id stands for, and nothing else. */
const INTRODUCTION = 'webhook.calls.transcription_available';
let freshId = 0;
const permissions = (name: string): string => `call_permissions.${name}`;

describe("Meta's own word on a permission", () => {
  let graph: GraphApi;
  let platform: MetaPlatform;
  let meta: MetaParty;

  beforeAll(async () => {
    graph = await GraphApi.start();
    platform = await MetaPlatform.start({
      settings: { RINGFENCE_META_ACCESS_TOKEN: TOKEN, RINGFENCE_META_GRAPH_URL: graph.url },
    });
  });

  afterAll(async () => {
    await platform.server.stop();
    await graph.stop();
  });

  beforeEach(async () => {
    meta = await platform.newParty();
    graph.requests.length = 0;
  });

  describe('beside the record: whichever permits less', () => {
    const table: readonly {
      record: string;
      says: string;
      rings: readonly [seconds: number, verdict: string][];
    }[] = [
      {
        record: PERMANENT,
        says: permissions('permanent'),
        rings: [[1, 'permit']],
      },
      {
        record: PERMANENT,
        says: permissions('no_permission'),
        rings: [[1, 'permission-revoked']],
      },
      {
        record: PERMANENT,
        says: permissions('temporary'),
        rings: [
          [168 * HOUR - 1, 'permit'],
          [168 * HOUR, 'permission-expired'],
        ],
      },
      {
        record: TEMPORARY,
        says: permissions('permanent'),
        rings: [
          [168 * HOUR - 1, 'permit'],
          [168 * HOUR, 'permission-expired'],
        ],
      },
      {
        record: INTRODUCTION,
        says: permissions('permanent'),
        rings: [[1, 'permit']],
      },
      {
        record: INTRODUCTION,
        says: permissions('temporary'),
        rings: [
          [1, 'permit'],
          [168 * HOUR, 'permission-expired'],
        ],
      },
      {
        record: INTRODUCTION,
        says: permissions('no_permission'),
        rings: [[1, 'permission-missing']],
      },
      {
        record: REVOKED,
        says: permissions('permanent'),
        rings: [[2 * DAY, 'permission-revoked']],
      },
      {
        record: PERMANENT,
        says: permissions('temporary.call-limit-hit'),
        rings: [[1, 'connected-call-limit']],
      },
    ];
    for (const { record, says, rings } of table) {
      it(`${says} over ${record.split('.').at(-1)!}: ${rings.map(([, verdict]) => verdict).join(', ')}`, async () => {
        await meta.tell(record);
        graph.answersSample(says);
        for (const [seconds, verdict] of rings) expect(await meta.ring(seconds)).toBe(verdict);
      });
    }

    it('its count of connected calls adds to none of ours: the higher counts', async () => {
      await meta.tell(PERMANENT);
      graph.answersSample(permissions('permanent'));

      expect((await meta.known(1))['usage']?.['connectedCalls24h']).toBe(12);
    });

    const limited = (most: number, used: number): { status: number; body: string } => ({
      status: 200,
      body: JSON.stringify({
        permission: { status: 'permanent' },
        actions: [
          {
            action_name: 'start_call',
            can_perform_action: true,
            limits: [{ time_period: 'PT24H', max_allowed: most, current_usage: used }],
          },
        ],
      }),
    });
    const connect = async (seconds: number): Promise<void> => {
      const call = JSON.stringify(meta.sample('webhook.calls.terminate.completed-answered'))
        .replaceAll('wacid.', `wacid.${freshId++}`)
        .replaceAll('1793620808', String(T0 + seconds));
      await platform.send(call);
    };
    const lower: readonly { what: string; most: number; used: number; connected: number }[] = [
      {
        what: 'its limit is lower than ours, and the record reaches it',
        most: 2,
        used: 0,
        connected: 2,
      },
      {
        what: 'it counted one less than the limit before one more',
        most: 100,
        used: 99,
        connected: 1,
      },
    ];
    for (const { what, most, used, connected } of lower) {
      it(`WA-API-003: the limit is reached where ${what}`, async () => {
        await meta.tell(PERMANENT);
        graph.answer = limited(most, used);
        const first = await meta.ring(1);
        for (let i = 0; i < connected; i++) await connect(10 + i);

        expect([first, await meta.ring(50)]).toEqual(['permit', 'connected-call-limit']);
      });
    }

    it('what it leaves of the window is given out once, however many ask at once', async () => {
      await meta.tell(PERMANENT);
      graph.answer = limited(100, 98);
      await meta.known(1);
      const verdicts = await Promise.all(Array.from({ length: 10 }, () => meta.ring(1)));

      expect(verdicts.filter((verdict) => verdict === 'permit').length).toBe(2);
      expect(new Set(verdicts)).toEqual(new Set(['permit', 'connected-call-limit']));
    });

    it('is asked for again a minute after the limit was reached by it, and no sooner', async () => {
      await meta.tell(PERMANENT);
      graph.answer = limited(5, 4);
      const first = await meta.ring(1);
      await connect(10);
      graph.answer = limited(5, 2);
      const full = await meta.ring(60.9);
      const asked = graph.requests.length;

      expect([first, full, asked]).toEqual(['permit', 'connected-call-limit', 1]);
      expect(await meta.ring(61)).toBe('permit');
    });

    it('is asked for again once what it said was used up is free, and counts on while there is no answer', async () => {
      await meta.tell(PERMANENT);
      graph.answersSample(permissions('temporary.call-limit-hit'));
      const full = await meta.ring(1);
      graph.answer = { status: 500, body: '' };
      const unanswered = await meta.ring(HOUR);
      graph.answersSample(permissions('permanent'));

      expect([full, unanswered]).toEqual(['connected-call-limit', 'connected-call-limit']);
      expect(await meta.ring(2 * HOUR)).toBe('permit');
    });

    it('says when it was confirmed', async () => {
      await meta.tell(PERMANENT);
      graph.answersSample(permissions('permanent'));

      expect((await meta.known(60))['grant']?.['confirmedAt']).toBe('2026-11-02T12:01:00.000Z');
    });
  });

  describe('that cannot be had is unknown, and denies', () => {
    const answers: readonly { what: string; status: number; body: string }[] = [
      { what: 'no JSON', status: 200, body: 'oops' },
      { what: 'an empty object', status: 200, body: '{}' },
      {
        what: 'a status nobody knows',
        status: 200,
        body: '{"permission":{"status":"blessed"},"actions":[{"action_name":"start_call","can_perform_action":true}]}',
      },
      {
        what: 'no word on calling',
        status: 200,
        body: '{"permission":{"status":"permanent"},"actions":[]}',
      },
      {
        what: 'a temporary permission without an end',
        status: 200,
        body: '{"permission":{"status":"temporary"},"actions":[{"action_name":"start_call","can_perform_action":true}]}',
      },
      {
        what: 'a "no" to the call without a reason',
        status: 200,
        body: '{"permission":{"status":"permanent"},"actions":[{"action_name":"start_call","can_perform_action":false}]}',
      },
      { what: 'another error', status: 400, body: '{"error":{"code":100}}' },
      { what: 'a fault', status: 500, body: '' },
    ];
    for (const { what, status, body } of answers) {
      it(what, async () => {
        await meta.tell(PERMANENT);
        graph.answer = { status, body };

        expect(await meta.ring(1)).toBe('permission-state-unknown');
      });
    }

    it('of a number whose id Meta has not told', async () => {
      graph.answersSample(permissions('permanent'));

      expect(await meta.ring(1)).toBe('permission-state-unknown');
      expect(graph.requests).toEqual([]);
    });

    it('WA-API-005: after 613 nobody asks for a second', async () => {
      await meta.tell(PERMANENT);
      graph.answersSample('error.613.permission-api-throttled', 429);
      const throttled = [await meta.ring(900), await meta.ring(900.999)];
      const asked = graph.requests.length;
      graph.answersSample(permissions('permanent'));

      expect(throttled).toEqual(['permission-state-unknown', 'permission-state-unknown']);
      expect(asked).toBe(1);
      expect(await meta.ring(901)).toBe('permit');
    });

    it('after 429 without JSON neither', async () => {
      await meta.tell(PERMANENT);
      graph.answer = { status: 429, body: '' };
      await meta.ring(1900);
      await meta.ring(1900.999);

      expect(graph.requests.length).toBe(1);
    });

    it('TV-23: 613 leaves an answer good that is not too old, and no older one', async () => {
      await meta.tell(PERMANENT);
      graph.answersSample(permissions('permanent'));
      const first = await meta.ring(0);
      graph.answersSample('error.613.permission-api-throttled', 429);

      expect([first, await meta.ring(DAY - 1), await meta.ring(DAY)]).toEqual([
        'permit',
        'permit',
        'permission-state-unknown',
      ]);
    });
  });

  it('is asked for once, with the token in the header alone', async () => {
    await meta.tell(PERMANENT);
    graph.answersSample(permissions('permanent'));
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => meta.ring(1)));

    expect(new Set(verdicts)).toEqual(new Set(['permit']));
    expect(graph.requests).toEqual([
      {
        path: jasmine.stringMatching(
          /^\/v24\.0\/8000000\d+\/call_permissions$/,
        ) as unknown as string,
        query: { user_wa_id: meta.user.waId },
        authorization: `Bearer ${TOKEN}`,
      },
    ]);
  });

  it('of a user without a number is asked for by the business-scoped id', async () => {
    await meta.tell(INTRODUCTION);
    graph.answersSample(permissions('permanent'));

    expect(await meta.ringById(1)).toBe('permit');
    expect(graph.requests.map(({ query }) => query)).toEqual([{ recipient: meta.user.bsuid }]);
  });

  it('is asked for again once a webhook tells of a change', async () => {
    await meta.tell(TEMPORARY);
    graph.answersSample(permissions('temporary'));
    await meta.ring(1);
    platform.clock.instant += 60_000;
    const again = meta.sample(PERMANENT);
    const text = JSON.stringify(again).replaceAll('"1793620800"', '"1793620830"');
    await platform.send(text);
    graph.answersSample(permissions('permanent'));

    expect(await meta.ring(400 * HOUR)).toBe('permit');
  });

  it('is asked for again where a webhook tells of a change within the same second', async () => {
    await meta.tell(INTRODUCTION);
    graph.answersSample(permissions('no_permission'));
    const before = await meta.ring(0.4);
    await meta.tell(TEMPORARY);
    graph.answersSample(permissions('temporary'));

    expect([before, await meta.ring(2)]).toEqual(['permission-missing', 'permit']);
  });

  it('is not asked for about calls that ring nobody, nor about numbers of other platforms', async () => {
    await meta.tell(INTRODUCTION);
    const taken = await meta.takeCall(1);
    const other = await meta.ring(1, {
      businessNumber: '+81311110001',
      user: { waId: '819011110001' },
      target: { kind: 'whatsapp', address: '+819011110001' },
    });

    expect([taken, other]).toEqual(['permit', 'permit']);
    expect(graph.requests).toEqual([]);
  });
});
