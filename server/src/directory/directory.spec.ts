import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const TRUNK = {
  pstnReachability: 'none',
  attestedBy: 'network team',
  attestedUntil: '2099-01-01T00:00:00Z',
  callerOrigin: 'internal',
};
const NUMBER = {
  country: 'JP',
  provider: 'meta',
  callingEnabled: true,
  messagingLimit: 10_000,
  sandbox: false,
  callbackPermission: false,
  destinations: [{ kind: 'sip-trunk', id: 'spec-trunk' }],
  callHours: {
    timeZone: 'Asia/Tokyo',
    weekly: [{ day: 'MON', open: '0900', close: '1800' }],
    holidays: [{ date: '2027-01-01' }],
    holidayMeans: 'closed',
  },
  restrictions: [
    { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', until: '2030-01-01T00:00:00.000Z' },
  ],
};

describe('the directory', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
  });

  afterAll(() => server.stop());

  const put = (address: string, body: unknown): Promise<Answer> =>
    server.putConfirmed(`/v1/directory/${address}`, body);
  const view = async (): Promise<Record<string, Record<string, unknown>[]>> =>
    (await server.get('/v1/directory', await server.signIn('auditor'))).body as never;

  const shapes: readonly { address: string; body: object; list: string; shown: object }[] = [
    {
      address: 'business-numbers/%2B81311117777',
      body: NUMBER,
      list: 'businessNumbers',
      shown: { number: '+81311117777', ...NUMBER },
    },
    {
      address: 'endpoints/sip-trunk/spec%20trunk%2F1:a',
      body: TRUNK,
      list: 'endpoints',
      shown: { kind: 'sip-trunk', id: 'spec trunk/1:a', ...TRUNK },
    },
    {
      address: 'routes/infobip/in%3A1',
      body: { initiator: 'user', endpoint: { kind: 'webrtc', id: 'web-app' } },
      list: 'routes',
      shown: {
        platform: 'infobip',
        routeId: 'in:1',
        initiator: 'user',
        endpoint: { kind: 'webrtc', id: 'web-app' },
      },
    },
    {
      address: 'routes/infobip/out-1',
      body: {
        initiator: 'business',
        businessNumber: '+81311117777',
        endpoint: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      },
      list: 'routes',
      shown: {
        platform: 'infobip',
        routeId: 'out-1',
        initiator: 'business',
        businessNumber: '+81311117777',
        endpoint: { kind: 'sip-trunk', id: 'tokyo-pbx' },
      },
    },
  ];
  for (const { address, body, list, shown } of shapes) {
    it(`keeps ${address} as it was put, also through a restart`, async () => {
      const answer = await put(address, body);
      const before = (await view())[list];
      server = await server.restart();
      const after = (await view())[list];

      expect([answer.status, answer.body]).toEqual([200, body as Record<string, unknown>]);
      expect(before).toContain(shown);
      expect(after).toContain(shown);
    });
  }

  it('tells what stands for each number in addresses, beside the entries', async () => {
    const { businessNumbers, references } = (await view()) as {
      businessNumbers: { number: string }[];
      references: unknown;
    };

    expect(references).toEqual(
      Object.fromEntries(
        businessNumbers.map(({ number }) => [number, jasmine.stringMatching(/^p1\.[\w-]{22}$/)]),
      ),
    );
  });

  it('takes a tightening from an admin as from a machine', async () => {
    const session = await server.signIn('admin');
    const answer = await server.send('/v1/directory/endpoints/webrtc/by-admin', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...session },
      body: JSON.stringify({ pstnReachability: 'possible' }),
    });

    expect(answer.status).toBe(200);
  });

  const malformed: readonly {
    name: string;
    address: string;
    body: unknown;
    at: string;
    code: string;
  }[] = [
    {
      name: 'a number that is not E.164',
      address: 'business-numbers/0311110001',
      body: NUMBER,
      at: '',
      code: 'not-e164',
    },
    {
      name: 'an unknown field of a number',
      address: 'business-numbers/%2B81311117778',
      body: { ...NUMBER, mood: 'good' },
      at: '/mood',
      code: 'unknown-field',
    },
    {
      name: 'a switch that is a text',
      address: 'business-numbers/%2B81311117778',
      body: { ...NUMBER, callingEnabled: 'true' },
      at: '/callingEnabled',
      code: 'wrong-type',
    },
    {
      name: 'a limit below zero',
      address: 'business-numbers/%2B81311117778',
      body: { ...NUMBER, messagingLimit: -1 },
      at: '/messagingLimit',
      code: 'out-of-range',
    },
    {
      name: 'a kind that is not registered',
      address: 'endpoints/pstn/x',
      body: TRUNK,
      at: '',
      code: 'unknown-value',
    },
    {
      name: 'a kind nobody knows',
      address: 'endpoints/telepathy/x',
      body: TRUNK,
      at: '',
      code: 'unknown-value',
    },
    {
      name: 'a reachability nobody knows',
      address: 'endpoints/sip-trunk/x',
      body: { ...TRUNK, pstnReachability: 'maybe' },
      at: '/pstnReachability',
      code: 'unknown-value',
    },
    {
      name: 'an attestation until no instant',
      address: 'endpoints/sip-trunk/x',
      body: { ...TRUNK, attestedUntil: 'next year' },
      at: '/attestedUntil',
      code: 'bad-instant',
    },
    {
      name: 'a platform that is no name',
      address: 'routes/infobip%20a/b',
      body: { initiator: 'user' },
      at: '',
      code: 'unknown-value',
    },
  ];
  it('names the kinds that can be registered, to whoever names another', async () => {
    const answer = await put('endpoints/moments/support-flow', TRUNK);
    const [{ message }] = answer.body['problems'] as [{ message: string }];

    expect(message).toContain('moments-ivr');
    expect(message).not.toMatch(/whatsapp|pstn/);
  });

  for (const { name, address, body, at, code } of malformed) {
    it(`answers 400 \`${code}\` to ${name}, and changes nothing`, async () => {
      const before = await view();
      const answer = await put(address, body);

      expect(answer.status).toBe(400);
      expect((answer.body['problems'] as object[])[0]).toEqual(
        jasmine.objectContaining({ at, code }),
      );
      expect(await view()).toEqual(before);
    });
  }

  for (const body of [
    { initiator: 'business', businessNumber: '+81311110001' },
    { initiator: 'business', endpoint: { kind: 'webrtc', id: 'web-app' } },
    { initiator: 'user', businessNumber: '+81311110001' },
    { initiator: 'both' },
    {},
  ]) {
    it(`answers 400 to the route ${JSON.stringify(body)}`, async () => {
      expect((await put('routes/infobip/bad', body)).status).toBe(400);
    });
  }

  it('loosened and tightened decides the next attempt, and leaves every earlier record as it was', async () => {
    let n = 0;
    const ask = async (): Promise<string> => {
      const { body } = await server.post(
        '/v1/decisions',
        incomingCall(`t-${n++}`, { target: { kind: 'sip-trunk', id: 'swing-trunk' } }),
      );
      return String(body['decisionId']);
    };
    const states = [
      { held: undefined, effect: 'deny', reason: 'endpoint-not-registered' },
      {
        held: { ...TRUNK, pstnReachability: 'unknown' },
        effect: 'deny',
        reason: 'pstn-reachable-trunk',
      },
      { held: TRUNK, effect: 'permit', reason: 'user-to-sip-trunk' },
      {
        held: { ...TRUNK, attestedUntil: '2020-01-01T00:00:00Z' },
        effect: 'deny',
        reason: 'trunk-attestation-expired',
      },
      { held: TRUNK, effect: 'permit', reason: 'user-to-sip-trunk' },
    ];
    const ids: string[] = [];
    for (const { held } of states) {
      if (held !== undefined) await put('endpoints/sip-trunk/swing-trunk', held);
      ids.push(await ask());
    }
    const auditor = await server.signIn('auditor');
    for (const [i, { held, effect, reason }] of states.entries()) {
      const { body } = await server.get(`/v1/decisions/${ids[i]}`, auditor);
      const evidence = body['evidence'] as { endpoints: Record<string, object | undefined> };
      const reasons = body['reasons'] as { code: string }[];

      expect(evidence.endpoints['sip-trunk:swing-trunk']).toEqual(held);
      expect([body['effect'], reasons[0]!.code]).toEqual([effect, reason]);
    }
  });

  it('keeps the later end of a restriction that is told twice, and none is the latest', async () => {
    const type = 'RESTRICTED_BUSINESS_INITIATED_CALLING';
    const [early, late] = ['2030-01-01T00:00:00.000Z', '2031-01-01T00:00:00.000Z'];
    const shown = async (...untils: (string | undefined)[]): Promise<unknown> => {
      const restrictions = untils.map((until) =>
        until === undefined ? { type } : { type, until },
      );
      await put('business-numbers/%2B81311116666', { ...NUMBER, restrictions });
      const { businessNumbers } = await view();
      return businessNumbers?.find(({ number }) => number === '+81311116666')?.['restrictions'];
    };

    expect(await shown(late, early)).toEqual([{ type, until: late }]);
    expect(await shown(early, late)).toEqual([{ type, until: late }]);
    expect(await shown(undefined, early)).toEqual([{ type }]);
    expect(await shown(early, undefined)).toEqual([{ type }]);
  });

  it('shows what is known now of a number and a user, for the bench', async () => {
    const auditor = await server.signIn('auditor');
    const ask = (body: object): Promise<Answer> =>
      server.asPerson(auditor, 'POST', '/v1/directory/evidence', body);
    const known = await ask({ businessNumber: '+81311110001', waId: '819011110001' });
    const evidence = known.body['evidence'] as {
      grant: { kind: string };
      usage: object;
      endpoints: object;
    };

    expect(evidence.grant.kind).toBe('permanent');
    expect(evidence.usage).toEqual({
      connectedCalls24h: 0,
      unansweredInARow: 0,
      activeCallsOfPair: 0,
      concurrentCalls: 0,
      initiations24h: 0,
    });
    expect(Object.keys(evidence.endpoints)).toContain('sip-trunk:tokyo-pbx');
    expect((await ask({ businessNumber: '0311' })).status).toBe(400);
    expect((await ask({ waId: '819011110001' })).status).toBe(400);
  });
});
