import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { MachineKeys } from '../../identity/machine-keys.js';
import { KEY, ServerUnderTest, type Answer } from '../../server-under-test.fixture.js';
import { CALL_ROUTING_ANSWER } from './call-routing.dto.js';

const ADDRESS = '/v1/adapters/infobip/call-routing';
const SENDER = '81311110001';
const USER = '819011110001';
const CLOSED = { pstnReachability: 'none' };
const TRUNK = { ...CLOSED, attestedBy: 'spec', attestedUntil: '2099-01-01T00:00:00Z' };

const sample = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(
      new URL(`./samples/callrouting-url-destination.${name}.json`, import.meta.url),
      'utf8',
    ),
  ) as Record<string, unknown>;
const REQUEST = sample('request');

describe('POST /v1/adapters/infobip/call-routing', () => {
  let server: ServerUnderTest;
  let calls = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    const put = async (address: string, body: unknown): Promise<void> => {
      expect((await server.putConfirmed(`/v1/directory/${address}`, body)).status).toBe(200);
    };
    await put('business-numbers/%2B441632960001', {
      country: 'GB',
      provider: 'infobip',
      callingEnabled: true,
      messagingLimit: 10_000,
      sandbox: false,
      callbackPermission: false,
    });
    await put('endpoints/sip-trunk/trunk-sbc-tokyo-01', TRUNK);
    await put('endpoints/webrtc/desk.sato', CLOSED);
    await put('endpoints/calls-api/desk-app', CLOSED);
    await put('routes/infobip/by-destinations', { initiator: 'user' });
    await put('routes/infobip/to-agents', {
      initiator: 'user',
      endpoint: { kind: 'conversations', id: 'support-queue' },
    });
    await put('routes/infobip/to-phone', {
      initiator: 'user',
      endpoint: { kind: 'pstn', address: '+81312345678' },
    });
  });

  afterAll(() => server.stop());

  /** A request of the platform; every call is a new one unless it is named. */
  const request = (routeId: string, changes: object = {}): Record<string, unknown> => ({
    ...REQUEST,
    callId: `call-${calls++}`,
    routeId,
    from: USER,
    to: SENDER,
    ...changes,
  });
  const basic = (password: string, user = 'infobip'): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  });
  const ask = (body: unknown, headers = basic(KEY)): Promise<Answer> =>
    server.post(ADDRESS, body, headers);
  const recorded = (decisionId: string | null): { effect: string } | undefined =>
    server.other
      .prepare<[string | null], { effect: string }>(
        'select effect from decision where decision_id = ?',
      )
      .get(decisionId);
  const outcome = ({ status, body }: Answer): string => `${status} ${String(body['code'])}`;

  describe('the samples of the platform', () => {
    const routeId = REQUEST['routeId'] as string;
    const cases: readonly { name: string; route: object; events?: object }[] = [
      {
        name: 'response.sip',
        route: { initiator: 'user', endpoint: { kind: 'sip-trunk', id: 'trunk-sbc-tokyo-01' } },
      },
      {
        name: 'response.webrtc',
        route: { initiator: 'user', endpoint: { kind: 'webrtc', id: 'desk.sato' } },
      },
      {
        name: 'response.whatsapp',
        route: {
          initiator: 'business',
          businessNumber: '+441632960001',
          endpoint: { kind: 'webrtc', id: 'desk.sato' },
        },
      },
    ];
    for (const { name, route } of cases) {
      it(`answers ${name} to the sample request, on record`, async () => {
        await server.put(`/v1/directory/routes/infobip/${routeId}`, route);
        const isOutbound = name === 'response.whatsapp';
        await server.post('/v1/events', {
          eventId: `grant ${name}`,
          type: 'permission-granted',
          occurredAt: '2026-01-01T00:00:00Z',
          businessNumber: '+441632960001',
          user: { waId: '447700900123' },
          grant: { kind: 'permanent' },
        });
        const answer = await ask({
          ...REQUEST,
          callId: `sample ${name}`,
          // Outbound, the platform's `to` is the user.
          ...(isOutbound ? { from: 'desk.sato', to: '447700900123' } : {}),
        });
        const id = answer.headers.get('x-decision-id');
        const wanted = sample(name)['value'] as Record<string, unknown>;
        const marker = wanted['customHeaders'] as Record<string, string> | undefined;

        expect(answer.status).toBe(200);
        expect(answer.body).toEqual({
          type: 'ENDPOINT',
          value: {
            ...wanted,
            ...(marker === undefined
              ? {}
              : { customHeaders: { ...marker, 'X-Client-Decision': id } }),
          },
        });
        expect(recorded(id)?.effect).toBe('permit');
      });
    }

    it('WA-PSTN-001: the answer that names PHONE is none that could be given', () => {
      expect(CALL_ROUTING_ANSWER.safeParse(sample('response.phone.forbidden')).success).toBeFalse();
      for (const name of ['sip', 'webrtc', 'whatsapp']) {
        expect(CALL_ROUTING_ANSWER.safeParse(sample(`response.${name}`)).success)
          .withContext(name)
          .toBeTrue();
      }
    });
  });

  const permitted: readonly { flow: string; body: () => object; type: string }[] = [
    { flow: '6, user to SIP trunk', body: () => request('route-sip-in'), type: 'SIP' },
    { flow: '7, user to WebRTC', body: () => request('route-webrtc-in'), type: 'WEBRTC' },
    {
      flow: '10, SIP trunk to user',
      body: () => request('route-sip-out', { from: '9999', to: USER }),
      type: 'WHATSAPP',
    },
    {
      flow: '11, WebRTC to user',
      body: () => request('route-webrtc-out', { from: 'desk.sato', to: USER, callId: 'w-1' }),
      type: 'WHATSAPP',
    },
    {
      flow: 'without a route of its own: the best of the destinations',
      body: () => request('by-destinations'),
      type: 'WEBRTC',
    },
  ];
  for (const { flow, body, type } of permitted) {
    it(`connects flow ${flow}`, async () => {
      const answer = await ask(body());

      expect(answer.status).toBe(200);
      expect((answer.body['value'] as { type: string }).type).toBe(type);
    });
  }

  const refused: readonly { what: string; body: () => object; code: string }[] = [
    { what: 'a route nobody registered', body: () => request('nowhere'), code: 'no-route' },
    { what: 'a route to Conversations alone', body: () => request('to-agents'), code: 'no-route' },
    { what: 'a route to a phone', body: () => request('to-phone'), code: 'pstn-leg' },
    {
      what: 'a user without a grant',
      body: () => request('route-webrtc-out', { to: '819099990000' }),
      code: 'permission-missing',
    },
    {
      what: 'a sender nobody registered',
      body: () => request('route-webrtc-in', { to: '81399999999' }),
      code: 'business-number-unknown',
    },
  ];
  for (const { what, body, code } of refused) {
    it(`refuses ${what} with 403 \`${code}\`, recorded, named in X-Decision-Id`, async () => {
      const answer = await ask(body());

      expect(outcome(answer)).toBe(`403 ${code}`);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(recorded(answer.headers.get('x-decision-id'))?.effect).toBe('deny');
    });
  }

  it('passes over a destination the platform cannot connect this way', async () => {
    await server.put('/v1/directory/business-numbers/%2B81311110009', {
      country: 'JP',
      provider: 'infobip',
      callingEnabled: true,
      messagingLimit: 10_000,
      sandbox: false,
      callbackPermission: false,
      destinations: [
        { kind: 'conversations', id: 'support-queue' },
        { kind: 'sip-trunk', id: 'tokyo-pbx' },
      ],
    });
    const answer = await ask(request('by-destinations', { to: '81311110009' }));

    expect((answer.body['value'] as { sipTrunkId: string }).sipTrunkId).toBe('tokyo-pbx');
  });

  describe('asked again', () => {
    it('gives the same decision, whatever else the platform sends, also after its route was changed', async () => {
      const body = request('to-be-changed');
      await server.put('/v1/directory/routes/infobip/to-be-changed', {
        initiator: 'user',
        endpoint: { kind: 'webrtc', id: 'web-app' },
      });
      const first = await ask(body);
      await server.put('/v1/directory/routes/infobip/to-be-changed', { initiator: 'user' });
      const again = await ask({ ...body, startTime: 'later' });

      expect(first.status).toBe(200);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('x-decision-id')).toBe(first.headers.get('x-decision-id'));
    });

    for (const change of [{ from: '819011110002' }, { to: '12025550100' }]) {
      it(`refuses another \`${Object.keys(change).join()}\` under the same call and route`, async () => {
        const body = request('route-webrtc-in');
        const first = await ask(body);
        const other = await ask({ ...body, ...change });

        expect(outcome(other)).toBe('409 attempt-id-reused');
        expect(other.headers.get('x-decision-id')).toBe(first.headers.get('x-decision-id'));
      });
    }
  });

  it('takes the text of a WebRTC identity or of a business-scoped id as `from`', async () => {
    expect(
      (await ask(request('route-webrtc-in', { from: 'JP.13491208655302741918' }))).status,
    ).toBe(200);
  });

  it('WA-PSTN-009: takes a URI as `from` for the place it names', async () => {
    expect(outcome(await ask(request('route-webrtc-in', { from: 'tel:+81311119999' })))).toBe(
      '403 pstn-leg',
    );
  });

  it('connects to the user part of the address that was judged', async () => {
    await server.put('/v1/directory/routes/infobip/to-extension', {
      initiator: 'user',
      endpoint: { kind: 'sip-trunk', id: 'tokyo-pbx', address: 'sip:1001:word@pbx.example' },
    });
    const answer = await ask(request('to-extension'));

    expect((answer.body['value'] as { username: string }).username).toBe('1001');
  });

  it('ignores what the platform adds', async () => {
    expect((await ask(request('route-webrtc-in', { customData: { a: [1] } }))).status).toBe(200);
  });

  for (const field of ['applicationId', 'routeId', 'callId', 'from', 'to', 'startTime']) {
    for (const wrong of [undefined, 7, null, '', ['a']]) {
      it(`answers 400 naming \`${field}\` when it is ${JSON.stringify(wrong) ?? 'missing'}`, async () => {
        const answer = await ask(request('route-webrtc-in', { [field]: wrong }));

        expect(answer.status).toBe(400);
        expect((answer.body['problems'] as { at: string }[]).map(({ at }) => at)).toEqual([
          `/${field}`,
        ]);
      });
    }
  }

  it('answers 400 to a `to` that is no digits, and names every field that is wrong at once', async () => {
    const answer = await ask(request('route-webrtc-in', { to: 'web-app', callId: 7 }));

    expect((answer.body['problems'] as { at: string }[]).map(({ at }) => at).sort()).toEqual([
      '/callId',
      '/to',
    ]);
  });

  describe('who asks', () => {
    const strangers: readonly { who: string; headers: Record<string, string> }[] = [
      { who: 'nobody', headers: { authorization: '' } },
      { who: 'a wrong password', headers: basic('wrong') },
      { who: 'the key as the user name', headers: basic('', KEY) },
      { who: 'BASIC without a colon', headers: { authorization: `Basic ${btoa('nobody')}` } },
      { who: 'no BASIC at all', headers: { authorization: 'Basic' } },
      { who: 'a signature where none is expected', headers: { authorization: 'HMAC abc' } },
    ];
    for (const { who, headers } of strangers) {
      it(`answers 401 with a challenge to ${who}`, async () => {
        const answer = await ask(request('route-webrtc-in'), headers);

        expect(outcome(answer)).toBe('401 unauthenticated');
        expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      });
    }

    it('answers 401 with a challenge to a stranger, whatever the body is', async () => {
      const answer = await server.send('/v1/adapters/infobip/call-routing', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{',
      });

      expect(outcome(answer)).toBe('401 unauthenticated');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    });

    it('refuses a key of another scope', async () => {
      const key = 'a-key-for-events-and-for-nothing-else-at-all';
      await server.server.app.get(MachineKeys).put('events-only', 'events', key, ['events']);

      expect(outcome(await ask(request('route-webrtc-in'), basic(key)))).toBe('403 scope-missing');
    });

    for (const [user, password] of [
      ['', KEY],
      ['any one', KEY],
      ['日本', KEY],
    ] as const) {
      it(`takes a key as the password of \`${user}\``, async () => {
        expect((await ask(request('route-webrtc-in'), basic(password, user))).status).toBe(200);
      });
    }
  });

  it('WA-PSTN-001: names no phone, whatever the directory holds', async () => {
    const kinds = ['pstn', 'sip-trunk', 'webrtc', 'whatsapp', 'conversations', 'calls-api', 'fax'];
    const endpoint = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        id: fc.constantFrom('tokyo-pbx', 'web-app', 'carrier-out', 'osaka-sbc', 'PHONE'),
        address: fc.constantFrom('+81312345678', 'tel:+81312345678', 'sip:a@b;user=phone', '110'),
      },
      { requiredKeys: ['kind'] },
    );
    const route = fc.oneof(
      fc.record({ initiator: fc.constant('user') }),
      fc.record({ initiator: fc.constant('user'), endpoint }),
      fc.record({
        initiator: fc.constant('business'),
        businessNumber: fc.constantFrom('+81311110001', '+12025550100'),
        endpoint,
      }),
    );
    const types = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(route, fc.constantFrom(USER, SENDER), async (held, to) => {
        await server.put('/v1/directory/routes/infobip/any', held);
        const answer = await ask(request('any', { to }));
        const type = String((answer.body['value'] as { type?: string } | undefined)?.type);
        types.set(type, (types.get(type) ?? 0) + 1);
        expect([200, 403]).toContain(answer.status);
        if (answer.status === 200) {
          expect(CALL_ROUTING_ANSWER.safeParse(answer.body).success).toBeTrue();
        }
      }),
      { numRuns: 300 },
    );

    expect(types.get('PHONE')).toBeUndefined();
    // Enough permits for the property to say something.
    expect((types.get('WEBRTC') ?? 0) + (types.get('SIP') ?? 0)).toBeGreaterThan(3);
  });
});

describe('an HMAC over the body, in place of a key', () => {
  const SECRET = 'the-secret-both-sides-know-0123456789';
  const body = JSON.stringify({
    ...REQUEST,
    routeId: 'route-webrtc-in',
    from: USER,
    to: SENDER,
    note: '署名は届いたままの本文に対する',
  });
  const signed = (digest: string, encoding: 'hex' | 'base64', over = body, key = SECRET): string =>
    createHmac(digest, key).update(over).digest(encoding);

  it('takes what fits the former secret or the new one while both are set, and nothing else', async () => {
    const former = SECRET.split('').reverse().join('');
    const server = await ServerUnderTest.start({
      settings: { RINGFENCE_INFOBIP_HMAC_SECRET: `${former},${SECRET}` },
    });
    const statuses: number[] = [];
    for (const secret of [former, SECRET, `${former},${SECRET}`, '']) {
      const authorization = signed('sha256', 'hex', body, secret);
      statuses.push((await server.post(ADDRESS, body, { authorization })).status);
    }
    await server.stop();

    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  for (const [algorithm, digest] of [
    ['HMAC_MD5', 'md5'],
    ['HMAC_SHA_1', 'sha1'],
    ['HMAC_SHA_224', 'sha224'],
    ['HMAC_SHA_256', 'sha256'],
    ['HMAC_SHA_384', 'sha384'],
    ['HMAC_SHA_512', 'sha512'],
  ] as const) {
    it(`${algorithm}: takes what fits, refuses what does not`, async () => {
      const server = await ServerUnderTest.start({
        settings: {
          RINGFENCE_INFOBIP_HMAC_SECRET: SECRET,
          RINGFENCE_INFOBIP_HMAC_ALGORITHM: algorithm,
        },
      });
      const status = async (authorization: string, sent = body): Promise<number> =>
        (await server.post(ADDRESS, sent, { authorization })).status;
      const right = signed(digest, 'hex');
      const answers = {
        hexadecimal: await status(right),
        upperCase: await status(right.toUpperCase()),
        base64: await status(signed(digest, 'base64')),
        withScheme: await status(`HMAC ${right}`),
        basic: await status(`Basic ${Buffer.from(`x:${KEY}`).toString('base64')}`),
        otherSecret: await status(signed(digest, 'hex', body, `${SECRET}!`)),
        // The same JSON in other bytes: a signature covers what came, not what it means.
        otherBytes: await status(right, body.replace('{', '{ ')),
        shortened: await status(right.slice(0, -2)),
        empty: await status('HMAC'),
        elsewhere: (await server.post('/v1/decisions', body, { authorization: right })).status,
      };
      const { body: metrics } = await server.get('/metrics');
      await server.stop();

      expect(String(metrics['text'])).toContain(
        'ringfence_webhooks_refused_total{platform="infobip",code="signature"} 4\n',
      );
      expect(answers).toEqual({
        hexadecimal: 200,
        upperCase: 200,
        base64: 200,
        withScheme: 200,
        basic: 200,
        otherSecret: 401,
        otherBytes: 401,
        shortened: 401,
        empty: 401,
        elsewhere: 401,
      });
    });
  }
});
