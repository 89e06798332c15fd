import type { BusinessNumber, CallHours } from '@ringfence/rules';
import { GraphApi } from './graph-api.fixture.js';
import { MetaPlatform, sampleText, T0, T0_MS, type MetaParty } from './meta-platform.fixture.js';
import { PollSettings } from './poll-settings.js';
import { settingsNews } from './settings-news.js';

const TOKEN = 'a token for the specs';
const INTRODUCTION = 'webhook.calls.transcription_available';
const RESTRICTED = {
  type: 'RESTRICTED_BUSINESS_INITIATED_CALLING',
  until: '2026-11-09T12:00:00.000Z',
};
const HOURS: CallHours = {
  timeZone: 'UTC',
  weekly: [{ day: 'MON', open: '0900', close: '1800' }],
};
const OTHER_HOURS: CallHours = { ...HOURS, timeZone: 'Asia/Tokyo' };

describe('What Meta changed since it was last asked', () => {
  const table: readonly {
    name: string;
    before?: BusinessNumber;
    now: BusinessNumber;
    registered?: BusinessNumber;
    told?: string[];
    news: BusinessNumber;
  }[] = [
    {
      name: 'the first time: off, where people registered it as on',
      now: { callingEnabled: false, callbackPermission: false },
      registered: { callingEnabled: true, callbackPermission: true },
      news: { callingEnabled: false, callbackPermission: false },
    },
    {
      name: 'the first time: on opens nothing that people shut',
      now: { callingEnabled: true, callbackPermission: true },
      registered: { callingEnabled: false, callbackPermission: false },
      news: {},
    },
    {
      name: 'the first time: hours, where none are registered',
      now: { callHours: HOURS },
      news: { callHours: HOURS },
    },
    {
      name: 'the first time: hours that people registered stay',
      now: { callHours: HOURS },
      registered: { callHours: OTHER_HOURS },
      news: {},
    },
    {
      name: 'the first time: restrictions',
      now: { restrictions: [RESTRICTED] },
      news: { restrictions: [RESTRICTED] },
    },
    {
      name: 'the same again: nothing, whatever people did since',
      before: { callingEnabled: true, callHours: HOURS, restrictions: [RESTRICTED] },
      now: { callingEnabled: true, callHours: { ...HOURS }, restrictions: [{ ...RESTRICTED }] },
      registered: { callingEnabled: false },
      news: {},
    },
    {
      name: 'switched on since',
      before: { callingEnabled: false },
      now: { callingEnabled: true },
      news: { callingEnabled: true },
    },
    {
      name: 'other hours since, and no word of the rest',
      before: { callingEnabled: true, callHours: HOURS },
      now: { callingEnabled: true, callHours: OTHER_HOURS },
      news: { callHours: OTHER_HOURS },
    },
    {
      name: 'a restriction that lasts longer',
      before: { restrictions: [RESTRICTED] },
      now: { restrictions: [{ ...RESTRICTED, until: '2026-12-09T12:00:00Z' }] },
      news: { restrictions: [{ ...RESTRICTED, until: '2026-12-09T12:00:00Z' }] },
    },
    {
      name: 'off as before, where a webhook told of on in between',
      before: { callingEnabled: false, callbackPermission: true },
      now: { callingEnabled: false, callbackPermission: true },
      registered: { callingEnabled: true, callbackPermission: false },
      told: ['callingEnabled'],
      news: { callingEnabled: false },
    },
    {
      name: 'hours as a webhook told: nothing, whatever their holidays mean',
      before: {},
      now: { callHours: HOURS },
      registered: { callHours: { ...HOURS, holidayMeans: 'open' } },
      told: ['callHours'],
      news: {},
    },
    {
      name: 'the first time: on, where a webhook told of off',
      now: { callingEnabled: true },
      registered: { callingEnabled: false },
      told: ['callingEnabled'],
      news: { callingEnabled: true },
    },
    {
      name: 'a restriction that is not listed any more: lifts nothing',
      before: { restrictions: [RESTRICTED] },
      now: {},
      news: {},
    },
  ];
  for (const { name, before: said, now, registered = {}, told = [], news } of table) {
    it(name, () => {
      expect(settingsNews({ said, registered, told: new Set(told) }, now)).toEqual(news);
    });
  }
});

describe("Meta's settings, asked for", () => {
  let graph: GraphApi;
  let platform: MetaPlatform;
  let poll: PollSettings;
  let meta: MetaParty;

  beforeAll(async () => {
    graph = await GraphApi.start();
    platform = await MetaPlatform.start({
      settings: { RINGFENCE_META_ACCESS_TOKEN: TOKEN, RINGFENCE_META_GRAPH_URL: graph.url },
    });
    poll = platform.server.server.app.get(PollSettings);
    // Each spec says when Meta is asked.
    await poll.onModuleDestroy();
  });
  afterAll(async () => {
    await platform.server.stop();
    await graph.stop();
  });

  beforeEach(async () => {
    meta = await platform.newParty();
    await meta.tell(INTRODUCTION);
    graph.settingsRequests.length = 0;
  });

  const answers = (settings: object, status = 200): void => {
    graph.settings = { status, body: JSON.stringify(settings) };
  };
  async function asked(seconds: number): Promise<void> {
    platform.clock.instant = T0_MS + seconds * 1000;
    await poll.execute();
  }
  async function number(seconds: number): Promise<Record<string, unknown>> {
    return (await meta.known(seconds))['businessNumber'] ?? {};
  }

  it('the recorded answer is in effect: hours with holidays, callback, restriction', async () => {
    graph.settings = { status: 200, body: sampleText('api.settings.get.with-restriction') };
    await asked(60);

    const known = await number(61);
    expect(known['callingEnabled']).toBeTrue();
    expect(known['callHours']).toEqual(
      jasmine.objectContaining({
        timeZone: 'Europe/London',
        holidays: [{ date: '2026-12-25', open: '0000', close: '2359' }],
        holidayMeans: 'closed',
      }),
    );
    expect(known['restrictions']).toEqual([RESTRICTED]);
    expect(graph.settingsRequests.at(-1)).toEqual({
      path: jasmine.stringMatching(/^\/v24\.0\/8000000\d+\/settings$/) as unknown as string,
      query: {},
      authorization: `Bearer ${TOKEN}`,
    });
  });

  it('changes of hours, which no webhook tells of, are in effect after the next question', async () => {
    answers({ calling: { status: 'ENABLED', call_hours: { status: 'DISABLED' } } });
    await asked(60);
    const before = await meta.takeCall(61);
    answers({
      calling: {
        status: 'ENABLED',
        call_hours: {
          status: 'ENABLED',
          timezone_id: 'UTC',
          weekly_operating_hours: [
            { day_of_week: 'TUESDAY', open_time: '0300', close_time: '0400' },
          ],
        },
      },
    });
    await asked(120);

    expect([before, await meta.takeCall(121)]).toEqual(['permit', 'outside-call-hours']);
  });

  it('what a person shut stays shut while Meta says the same', async () => {
    answers({ calling: { status: 'ENABLED' } });
    await asked(60);
    await platform.server.put(`/v1/directory/business-numbers/${encodeURIComponent(meta.number)}`, {
      country: 'GB',
      provider: 'meta',
      callingEnabled: false,
      messagingLimit: 10_000,
      sandbox: false,
      callbackPermission: false,
    });
    await asked(120);

    expect((await number(121))['callingEnabled']).toBeFalse();
  });

  const switched = (status: string, seconds: number): string =>
    JSON.stringify(meta.sample('webhook.account_settings_update'))
      .replaceAll('"ENABLED"', `"${status}"`)
      .replaceAll('1793620800', String(T0 + seconds));

  it('what it says again counts where a webhook told otherwise in between, and the next one never came', async () => {
    answers({ calling: { status: 'DISABLED' } });
    await asked(60);
    await platform.send(switched('ENABLED', 70));
    const between = (await number(80))['callingEnabled'];
    await asked(120);

    expect([between, (await number(121))['callingEnabled']]).toEqual([true, false]);
  });

  it('a webhook that is newer than the question wins over the answer', async () => {
    answers({ calling: { status: 'DISABLED' } });
    await asked(60);
    await platform.send(switched('DISABLED', 200));
    answers({ calling: { status: 'ENABLED' } });
    await asked(100);

    expect((await number(300))['callingEnabled']).toBeFalse();
  });

  const failures: readonly { what: string; status: number; body: string }[] = [
    { what: 'no JSON', status: 200, body: 'oops' },
    { what: 'no word on calling', status: 200, body: '{}' },
    { what: 'a refusal', status: 400, body: '{"error":{"code":100}}' },
    {
      what: 'a fault that looks like an answer',
      status: 500,
      body: '{"calling":{"status":"ENABLED"}}',
    },
  ];
  for (const { what, status, body } of failures) {
    it(`${what}: everything stays as it was`, async () => {
      answers({ calling: { status: 'DISABLED' } });
      await asked(60);
      graph.settings = { status, body };
      await asked(120);

      expect((await number(121))['callingEnabled']).toBeFalse();
    });
  }

  it('by themselves, from the start on and then as often as is set', async () => {
    const answered = (): Promise<number> =>
      platform.metric('ringfence_meta_settings_requests_total{outcome="answered"}');
    answers({ calling: { status: 'ENABLED' } });
    const before = await answered();
    // Beyond whatever the clock was set to when it was asked last.
    platform.clock.instant = T0_MS + 7_200_000;
    poll.onApplicationBootstrap();
    let asked = 0;
    while ((await answered()) === before) {
      // On a busy machine an answer may come too late, and is asked for again once that is due.
      if (graph.settingsRequests.length > asked) platform.clock.instant += 7_200_000;
      asked = graph.settingsRequests.length;
      await platform.server.get('/health/live');
    }
    await poll.onModuleDestroy();

    expect(graph.settingsRequests.length).toBeGreaterThan(0);
  });
});
