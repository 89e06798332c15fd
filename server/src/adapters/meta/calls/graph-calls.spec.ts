import { readFileSync } from 'node:fs';
import type { Answer } from '../../../server-under-test.fixture.js';
import { MetaPlatform, sampleText, T0_MS, type MetaParty } from '../meta-platform.fixture.js';

const ASK = '/v1/adapters/meta/calls';
const PERMANENT = 'webhook.messages.call_permission_reply.accept-permanent-profile';
const WEBRTC = { kind: 'webrtc', id: 'web-app' };
const question = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`./samples/graph-question.${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;

let ids = 0;
const freshId = (): string => `graph-${ids++}`;

describe('a command for the Graph API', () => {
  let platform: MetaPlatform;
  let meta: MetaParty;

  beforeAll(async () => {
    platform = await MetaPlatform.start();
  });

  afterAll(() => platform.server.stop());

  beforeEach(async () => {
    meta = await platform.newParty();
    platform.clock.instant = T0_MS + 60_000;
  });

  /** A sample question, told of the party. */
  const sample = (name: string, changes: object = {}): Record<string, unknown> => ({
    ...meta.told(question(name)),
    endpoint: WEBRTC,
    ...(name.startsWith('connect') ? { requestId: freshId() } : {}),
    ...changes,
  });
  const ask = (body: object): Promise<Answer> => platform.server.post(ASK, body);
  const bodyOf = (asked: Record<string, unknown>): Record<string, unknown> =>
    asked['body'] as Record<string, unknown>;
  const records = (): number =>
    platform.server.other.prepare('select count(*) from decision').pluck().get() as number;

  it('`connect` is denied while nobody permitted it, and says everything in the way', async () => {
    const { status, body } = await ask(sample('connect'));

    expect(status).toBe(200);
    expect([body['decision'], body['reasonCode'], body['reasons']]).toEqual([
      'deny',
      'permission-missing',
      ['permission-missing'],
    ]);
    expect('instead' in body).toBeFalse();
  });

  it('`connect` is allowed with the body to send, which names the decision and nobody', async () => {
    await meta.tell(PERMANENT);
    const asked = sample('connect');
    const { body, headers } = await ask(asked);
    const { biz_opaque_callback_data: opaque, ...sent } = bodyOf(body);

    expect(body['decision']).toBe('allow');
    expect(sent).toEqual(bodyOf(asked));
    expect([opaque, headers.get('x-decision-id')]).toEqual([
      body['decisionId'],
      body['decisionId'],
    ]);
    expect(String(opaque).length).toBeLessThanOrEqual(512);
  });

  it('what the application put into `biz_opaque_callback_data` does not stay there', async () => {
    await meta.tell(PERMANENT);
    const asked = sample('connect');
    const own = { ...bodyOf(asked), biz_opaque_callback_data: `+${meta.user.waId}` };
    const { body } = await ask({ ...asked, body: own });

    expect(bodyOf(body)['biz_opaque_callback_data']).toBe(body['decisionId']);
  });

  describe('recording (WA-REC-003)', () => {
    const OFF = { status: 'DISABLED' };
    const on = (language?: string): object => ({
      status: 'ENABLED',
      purpose: 'dispute handling',
      ...(language === undefined ? {} : { announcement_language: language }),
    });
    const { recording, transcription } = JSON.parse(
      sampleText('api.calls.connect.request.recorded'),
    ) as { recording: unknown; transcription: unknown };
    const table: readonly { what: string; recording?: unknown; transcription?: unknown }[] = [
      { what: 'in English', recording, transcription },
      { what: 'in French, both of it', recording: on('fr'), transcription: on('fr') },
      { what: 'written by somebody else', recording: { ...on('HI'), status: ' Enabled' } },
      { what: 'in Japanese', recording: on('ja') },
      { what: 'in a Spanish that Meta speaks in English', recording: on('es_ES') },
      { what: 'in no language that is named', recording: on() },
      { what: 'in a state nobody knows', recording: { status: 'ON', announcement_language: 'ja' } },
      { what: 'that is no object', recording: true },
      {
        what: 'of which what is written down is announced otherwise',
        recording: on('en'),
        transcription: on('ja'),
      },
      { what: 'that is written down alone, in Japanese', recording: OFF, transcription: on('ja') },
    ];
    const kept = new Set(table.slice(0, 3));
    const media = (body: Record<string, unknown>): unknown => ({
      ...('recording' in body ? { recording: body['recording'] } : {}),
      ...('transcription' in body ? { transcription: body['transcription'] } : {}),
    });
    for (const each of table) {
      const { what, ...wanted } = each;
      const isKept = kept.has(each);
      it(`announced ${what} ${isKept ? 'goes along as it is' : 'is taken out, and the call is allowed'}`, async () => {
        await meta.tell(PERMANENT);
        const asked = sample('connect');
        const { body } = await ask({ ...asked, body: { ...bodyOf(asked), ...wanted } });
        const off = Object.fromEntries(Object.keys(wanted).map((name) => [name, OFF]));

        expect(body['decision']).toBe('allow');
        expect(media(bodyOf(body))).toEqual(isKept ? wanted : off);
      });
    }

    it('is judged for the command at hand, not for the one that was asked before', async () => {
      const accept = (recording?: object): Promise<Answer> => {
        const asked = sample('accept');
        return ask({ ...asked, body: { ...bodyOf(asked), ...(recording && { recording }) } });
      };
      const sent = [];
      for (const recording of [undefined, on('en'), on('ja')]) {
        sent.push(bodyOf((await accept(recording)).body)['recording']);
      }

      expect(sent).toEqual([undefined, on('en'), OFF]);
    });

    it('stands in the decision with what has to be announced', async () => {
      await meta.tell(PERMANENT);
      const asked = sample('connect');
      const { body } = await ask({ ...asked, body: { ...bodyOf(asked), recording: on('ja') } });
      const auditor = await platform.server.signIn('auditor');
      const decision = await platform.server.get(
        `/v1/decisions/${String(body['decisionId'])}`,
        auditor,
      );

      expect(JSON.stringify(decision.body)).toContain('"announcement":"own"');
    });
  });

  it('a user named by the business-scoped id alone has the permission of that id', async () => {
    await meta.tell(PERMANENT);
    const asked = sample('connect');
    const { to: _to, ...rest } = bodyOf(asked);
    const linked = await ask({ ...asked, body: { ...rest, recipient: meta.user.bsuid } });
    const other = await ask(
      sample('connect', { body: { ...rest, recipient: 'GB.90000000000000099999' } }),
    );

    expect([linked.body['decision'], other.body['decision']]).toEqual(['allow', 'deny']);
  });

  it('a user named by the id alone is judged by it, whatever number the application shows beside it', async () => {
    await meta.tell(PERMANENT);
    const asked = sample('connect');
    const { to: _to, ...rest } = bodyOf(asked);
    const recipient = 'GB.90000000000000099998';
    const call = { id: 'wacid.callback', from: meta.user.waId };

    expect((await ask({ ...asked, body: { ...rest, recipient }, call })).body['decision']).toBe(
      'deny',
    );
  });

  it('`to` counts where `recipient` names somebody else (WA-PERM-021)', async () => {
    await meta.tell(PERMANENT);
    const asked = sample('connect');
    const both = { ...bodyOf(asked), to: '447700909998', recipient: meta.user.bsuid };

    expect((await ask({ ...asked, body: both })).body['reasonCode']).toBe('permission-missing');
  });

  it('the number is known by Meta’s id once a webhook told it', async () => {
    const asked = sample('connect', { businessNumber: undefined });
    const before = await ask(asked);
    await meta.tell(PERMANENT);
    const after = await ask(asked);

    expect([before.status, (before.body['problems'] as { at: string }[])[0]!.at]).toEqual([
      400,
      '/businessNumber',
    ]);
    expect([after.status, after.body['decision']]).toEqual([200, 'allow']);
  });

  it('`accept` of a user’s call is allowed, and so is `pre_accept`, as one question', async () => {
    const asked = sample('accept');
    const early = await ask({ ...asked, body: { ...bodyOf(asked), action: 'pre_accept' } });
    const { body } = await ask(asked);

    expect([early.body['decision'], body['decision']]).toEqual(['allow', 'allow']);
    expect(early.body['decisionId']).toBe(body['decisionId']);
    expect(bodyOf(body)).toEqual({
      ...bodyOf(asked),
      biz_opaque_callback_data: body['decisionId'],
    });
  });

  const denied: readonly {
    what: string;
    name: 'connect' | 'accept';
    endpoint: object;
    code: string;
  }[] = [
    {
      what: 'a phone',
      name: 'connect',
      endpoint: { kind: 'pstn', address: '+442079460999' },
      code: 'pstn-leg',
    },
    {
      what: 'a phone',
      name: 'accept',
      endpoint: { kind: 'pstn', address: '+442079460999' },
      code: 'pstn-leg',
    },
    {
      what: 'a trunk nobody vouches for',
      name: 'accept',
      endpoint: { kind: 'sip-trunk', id: 'osaka-sbc' },
      code: 'pstn-reachable-trunk',
    },
    {
      what: 'a kind nobody knows',
      name: 'accept',
      endpoint: { kind: 'pigeon', id: 'a' },
      code: 'endpoint-kind-unknown',
    },
  ];
  for (const { what, name, endpoint, code } of denied) {
    it(`\`${name}\` with ${what} behind it is denied, whatever the user permitted`, async () => {
      await meta.tell(PERMANENT);
      const { body } = await ask(sample(name, { endpoint }));

      expect([body['decision'], body['reasonCode']]).toEqual(['deny', code]);
      expect(body['instead']).toEqual(
        name === 'connect'
          ? undefined
          : {
              messaging_product: 'whatsapp',
              call_id: bodyOf(sample('accept'))['call_id'],
              action: 'reject',
            },
      );
    });
  }

  it('a user’s call mixed with a phone that is known is denied', async () => {
    const other = freshId();
    await platform.server.post('/v1/events', {
      eventId: freshId(),
      type: 'leg-added',
      occurredAt: new Date(T0_MS).toISOString(),
      businessNumber: meta.number,
      callId: other,
      leg: { id: 'x', role: 'participant', endpoint: { kind: 'pstn', address: '+442079460999' } },
    });

    expect((await ask(sample('accept', { joins: [other] }))).body['decision']).toBe('deny');
  });

  for (const action of ['reject', 'terminate']) {
    it(`\`${action}\` needs no permit, and leaves no decision`, async () => {
      const before = records();
      const body = { ...(bodyOf(sample('terminate')) as object), action };
      const answer = await ask(sample('terminate', { body }));

      expect([answer.status, answer.body]).toEqual([200, { decision: 'allow', body }]);
      expect(records()).toBe(before);
    });
  }

  for (const action of ['hold', 'CONNECT', 'accept ', 'transfer']) {
    it(`\`${action}\` is no command: denied, and on record`, async () => {
      await meta.tell(PERMANENT);
      const before = records();
      const asked = sample('connect');
      const { status, body } = await ask({ ...asked, body: { ...bodyOf(asked), action } });

      expect([status, body['decision']]).toEqual([200, 'deny']);
      expect(records()).toBe(before + 1);
    });
  }

  const malformed: readonly {
    what: string;
    name: string;
    change: (asked: Record<string, unknown>) => object;
    at: string;
  }[] = [
    {
      what: '`connect` to nobody',
      name: 'connect',
      change: (asked) => ({ ...asked, body: { action: 'connect' } }),
      at: '/body/to',
    },
    {
      what: '`connect` to what is no number',
      name: 'connect',
      change: (asked) => ({ ...asked, body: { ...bodyOf(asked), to: 'Ada' } }),
      at: '/body/to',
    },
    {
      what: 'no number of the business',
      name: 'connect',
      change: ({ businessNumber: _number, phoneNumberId: _id, ...asked }) => asked,
      at: '/businessNumber',
    },
    {
      what: 'no endpoint of the business',
      name: 'connect',
      change: ({ endpoint: _endpoint, ...asked }) => asked,
      at: '/endpoint',
    },
    {
      what: 'no action',
      name: 'connect',
      change: (asked) => ({ ...asked, body: { to: '447700900123' } }),
      at: '/body/action',
    },
    {
      what: '`accept` without its call',
      name: 'accept',
      change: ({ call: _call, ...asked }) => asked,
      at: '/call',
    },
    {
      what: '`accept` without an id',
      name: 'accept',
      change: (asked) => ({ ...asked, body: { action: 'accept' } }),
      at: '/body/call_id',
    },
    {
      what: '`accept` of another call',
      name: 'accept',
      change: (asked) => ({ ...asked, call: { ...(asked['call'] as object), id: 'wacid.other' } }),
      at: '/call/id',
    },
    {
      what: '`accept` of the business’s own call',
      name: 'accept',
      change: (asked) => ({
        ...asked,
        call: { ...(asked['call'] as object), direction: 'BUSINESS_INITIATED' },
      }),
      at: '/call/direction',
    },
    {
      what: '`accept` of a call to another number',
      name: 'accept',
      change: (asked) => ({ ...asked, call: { ...(asked['call'] as object), to: '442079469999' } }),
      at: '/call/to',
    },
    {
      what: '`accept` of nobody’s call',
      name: 'accept',
      change: (asked) => ({
        ...asked,
        call: { id: (asked['call'] as { id: string }).id, direction: 'USER_INITIATED' },
      }),
      at: '/call/from',
    },
    {
      what: '`terminate` of nothing',
      name: 'terminate',
      change: (asked) => ({ ...asked, body: { action: 'terminate' } }),
      at: '/body/call_id',
    },
  ];
  for (const { what, name, change, at } of malformed) {
    it(`${what}: 400 at ${at}`, async () => {
      const { status, body } = await ask(change(sample(name)));

      expect([status, (body['problems'] as { at: string }[]).map((each) => each.at)]).toEqual([
        400,
        [at],
      ]);
    });
  }

  it('asked again under the same id gets the same decision; with another endpoint, 409', async () => {
    await meta.tell(PERMANENT);
    const asked = sample('connect');
    const [first, again, other] = [
      await ask(asked),
      await ask(asked),
      await ask({ ...asked, endpoint: { kind: 'webrtc', id: 'another' } }),
    ];

    expect(again.body).toEqual(first.body);
    expect(other.status).toBe(409);
  });
});
