import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { KEY, ServerUnderTest, type Answer } from '../../server-under-test.fixture.js';
import { SIP_ANSWER } from './sip.dto.js';

const ADDRESS = '/v1/adapters/sip';
const SENDER = '81311110001';
const USER = '819011110001';
/** Where WhatsApp's calls come from, where the exchange's do, and where nobody is registered. */
const CARRIER = '192.0.2.10';
const EXCHANGE = '192.0.2.20';
const STRANGER = '192.0.2.99';
/** An exchange of another number, so that what it dials takes nobody else's slots. */
const DIALLER = '192.0.2.21';
const DESK = 'sbc1.example.com:5071';
const SPARE = 'sbc2.example.com:5071';
const OPEN = 'sbc3.example.com';
const TRUNK = {
  pstnReachability: 'none',
  attestedBy: 'spec',
  attestedUntil: '2099-01-01T00:00:00Z',
  callerOrigin: 'internal',
};
const NUMBER = {
  country: 'JP',
  provider: 'ntt-cpaas',
  callingEnabled: true,
  messagingLimit: 10_000,
  sandbox: false,
  callbackPermission: false,
};
const at = (host: string, user = 'agent-7'): object => ({
  kind: 'sip-trunk',
  id: host,
  address: `sip:${user}@${host}`,
});

const sample = (name: string): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL(`./samples/sip-adapter.${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>;

describe('POST /v1/adapters/sip', () => {
  let server: ServerUnderTest;
  let calls = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    const put = async (address: string, body: unknown): Promise<void> => {
      expect((await server.putConfirmed(`/v1/directory/${address}`, body)).status).toBe(200);
    };
    for (const host of [DESK, SPARE, EXCHANGE, DIALLER]) {
      await put(`endpoints/sip-trunk/${encodeURIComponent(host)}`, TRUNK);
    }
    await put(`endpoints/sip-trunk/${OPEN}`, { ...TRUNK, pstnReachability: 'possible' });
    await put('business-numbers/%2B81311110001', {
      ...NUMBER,
      // What SIP does not reach, and what is not where it is attested, is passed over.
      destinations: [
        { kind: 'webrtc', id: 'web-app' },
        { kind: 'sip-trunk', id: DESK, address: 'sip:agent-7@carrier.example.com:5071' },
        { kind: 'sip-trunk', id: DESK },
        at(DESK),
        at(SPARE),
      ],
    });
    await put('business-numbers/%2B441632960001', {
      ...NUMBER,
      country: 'GB',
      destinations: [at(DESK), at(SPARE)],
    });
    await put(`routes/sip/${CARRIER}`, { initiator: 'user' });
    await put('routes/sip/127.0.0.1', { initiator: 'user' });
    await put('routes/sip/192.0.2.11', { initiator: 'user', endpoint: at(SPARE) });
    await put('routes/sip/192.0.2.12', {
      initiator: 'user',
      endpoint: { kind: 'sip-trunk', id: DESK, address: 'sip:a@carrier.example.com' },
    });
    await put(`routes/sip/${DIALLER}`, {
      initiator: 'business',
      businessNumber: '+441632960001',
      endpoint: { kind: 'sip-trunk', id: DIALLER },
    });
    const granted = await server.post('/v1/events', {
      eventId: 'grant of the dialler’s',
      type: 'permission-granted',
      occurredAt: '2026-01-01T00:00:00Z',
      businessNumber: '+441632960001',
      user: { waId: USER },
      grant: { kind: 'permanent' },
    });
    expect(granted.status).toBe(200);
    await put(`routes/sip/${EXCHANGE}`, {
      initiator: 'business',
      businessNumber: `+${SENDER}`,
      endpoint: { kind: 'sip-trunk', id: EXCHANGE },
    });
  });

  afterAll(() => server.stop());

  const question = (changes: object = {}): Record<string, unknown> => ({
    ...sample('request.connect'),
    callId: `call-${calls++}@proxy`,
    from: USER,
    to: SENDER,
    target: `sip:${SENDER}@proxy.example.com`,
    sourceIp: CARRIER,
    ...changes,
  });
  const outgoing = (changes: object = {}): Record<string, unknown> =>
    question({
      from: '1001',
      to: USER,
      target: `sip:${USER}@wa.meta.vc;transport=tls`,
      sourceIp: EXCHANGE,
      channel: '',
      ...changes,
    });
  const basic = { authorization: `Basic ${Buffer.from(`kamailio:${KEY}`).toString('base64')}` };
  const ask = (body: unknown): Promise<Answer> => server.post(ADDRESS, body, basic);
  const recorded = (decisionId: unknown): { effect: string; reasons: string } | undefined =>
    server.other
      .prepare<[unknown], { effect: string; reasons: string }>(
        'select effect, reasons from decision where decision_id = ?',
      )
      .get(decisionId);
  const places = ({ body }: Answer): string[] =>
    (body['rtjson'] as { routes: { uri: string }[] }).routes.map(({ uri }) => uri);
  const denied = (answer: Answer): string => {
    const { decision, sip, id } = answer.body as {
      decision: string;
      sip: { code: number; headers: string };
      id: string;
    };
    expect(recorded(id)?.effect).toBe('deny');
    return `${answer.status} ${decision} ${sip.code} ${/text="([^"]*)"/.exec(sip.headers)?.[1]}`;
  };

  describe('the samples of a proxy', () => {
    it('answers the sample request as the sample answer, on record', async () => {
      const answer = await ask(sample('request.connect'));
      const id = answer.body['id'];
      const wanted = JSON.parse(
        JSON.stringify(sample('response.allow')).replaceAll('dec-000188', String(id)),
      ) as { rtjson: { routes: object[] } };
      // How long it may ring is the policy's, and this route names no time.
      wanted.rtjson.routes = wanted.rtjson.routes.map((route) => ({
        ...route,
        fr_inv_timer: 30_000,
      }));

      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(wanted);
      expect(answer.headers.get('x-decision-id')).toBe(String(id));
      expect(recorded(id)?.effect).toBe('permit');
    });

    for (const name of ['request.forward', 'request.transfer']) {
      it(`refuses ${name}, which leads to the phone network`, async () => {
        expect(denied(await ask(sample(name)))).toBe('200 deny 403 pstn-leg');
      });
    }

    it('knows the shape of every sample answer', () => {
      const deny = sample('response.deny') as { sip: object };
      const redirect = sample('response.redirect') as { sip: object };
      const headers = { headers: '' };
      const answers = [
        sample('response.allow'),
        { ...deny, sip: { ...deny.sip, ...headers } },
        { ...redirect, sip: { ...redirect.sip, ...headers } },
      ];
      for (const answer of answers) expect(SIP_ANSWER.safeParse(answer).success).toBeTrue();
    });
  });

  const permitted: readonly { flow: string; body: () => object; to: string[] }[] = [
    {
      flow: 'a user’s call to the number, best destination first',
      body: () => question(),
      to: [`sip:agent-7@${DESK}`, `sip:agent-7@${SPARE}`],
    },
    {
      flow: 'a user’s call where the source’s route says',
      body: () => question({ sourceIp: '192.0.2.11' }),
      to: [`sip:agent-7@${SPARE}`],
    },
    {
      flow: 'a user’s call to an agent the proxy names',
      body: () => question({ target: `sip:agent-9@${SPARE}` }),
      to: [`sip:agent-9@${SPARE}`],
    },
    {
      flow: 'a user known by the scoped id',
      body: () => question({ from: 'JP.13491208655302741918' }),
      to: [`sip:agent-7@${DESK}`, `sip:agent-7@${SPARE}`],
    },
    {
      flow: 'a call of the exchange to a user who agreed',
      body: () => outgoing(),
      to: [`sip:+${USER}@wa.meta.vc;transport=tls`],
    },
    {
      flow: 'a forward of the far side to an attested place',
      body: () => question({ kind: 'forward', target: `sip:agent-8@${SPARE}` }),
      to: [`sip:agent-8@${SPARE}`],
    },
  ];
  for (const { flow, body, to } of permitted) {
    it(`connects ${flow}`, async () => {
      const answer = await ask(body());

      expect(answer.status).toBe(200);
      expect(places(answer)).toEqual(to);
    });
  }

  const refused: readonly { what: string; body: () => object; code: string }[] = [
    {
      what: 'a request from an unknown source',
      body: () => question({ sourceIp: STRANGER }),
      code: 'endpoint-kind-unknown',
    },
    {
      what: 'a route to a place other than the attested one',
      body: () => question({ sourceIp: '192.0.2.12' }),
      code: 'no-route',
    },
    { what: 'tel:', body: () => question({ target: 'tel:+81312345678' }), code: 'pstn-leg' },
    {
      what: 'the called number itself as tel:',
      body: () => question({ target: `tel:+${SENDER}` }),
      code: 'pstn-leg',
    },
    {
      what: 'user=phone',
      body: () => question({ target: `sip:+81312345678@${DESK};user=phone` }),
      code: 'pstn-leg',
    },
    {
      what: 'a trunk that reaches the phone network',
      body: () => question({ target: `sip:agent-7@${OPEN}` }),
      code: 'pstn-reachable-trunk',
    },
    {
      what: 'another port of an attested host',
      body: () => question({ target: 'sip:agent-7@sbc1.example.com:5099' }),
      code: 'endpoint-not-registered',
    },
    {
      what: 'a URI that is sent elsewhere by maddr',
      body: () => question({ target: `sip:agent-7@${DESK};maddr=carrier.example.com` }),
      code: 'endpoint-not-registered',
    },
    {
      what: 'a user without a grant',
      body: () => outgoing({ to: '819099990000', target: 'sip:819099990000@wa.meta.vc' }),
      code: 'permission-missing',
    },
    {
      what: 'a call that rings another user than it names',
      body: () => outgoing({ target: 'sip:819099990000@wa.meta.vc' }),
      code: 'user-mismatch',
    },
    {
      what: 'a call of somebody unknown that the exchange forwards to a user',
      body: () => outgoing({ diverted: 'Diversion' }),
      code: 'endpoint-kind-unknown',
    },
    {
      what: 'a user’s call that is for another user',
      body: () => question({ target: 'sip:819099990000@wa.meta.vc' }),
      code: 'scenario-unknown',
    },
    {
      what: 'a forward of a user’s call back to the user',
      body: () => question({ kind: 'forward', target: `sip:${USER}@wa.meta.vc` }),
      code: 'scenario-unknown',
    },
    {
      what: 'a caller who withholds who that is',
      body: () => question({ from: 'anonymous' }),
      code: 'pstn-leg',
    },
    {
      what: 'a caller whose number is hidden by an escape',
      body: () => question({ from: '%2B81312345678' }),
      code: 'pstn-leg',
    },
    {
      what: 'a caller whose number is no user’s',
      body: () => question({ from: '110' }),
      code: 'emergency-number',
    },
    {
      what: 'a host that looks like WhatsApp’s',
      body: () => outgoing({ target: `sip:${USER}@wa.meta.vc.example.net` }),
      code: 'endpoint-not-registered',
    },
    {
      what: 'a transfer of a call nobody asked about',
      body: () => question({ kind: 'transfer', target: `sip:agent-8@${SPARE}` }),
      code: 'endpoint-kind-unknown',
    },
    {
      what: 'a sender nobody registered',
      body: () => question({ to: '81399999999', target: 'sip:81399999999@proxy.example.com' }),
      code: 'business-number-unknown',
    },
  ];
  for (const { what, body, code } of refused) {
    it(`refuses ${what} with \`${code}\`, recorded`, async () => {
      const answer = await ask(body());
      const outcome = denied(answer);

      expect(outcome.startsWith('200 deny 403')).toBeTrue();
      expect(recorded(answer.body['id'])!.reasons.split(',')).toContain(code);
    });
  }

  describe('a REFER', () => {
    const begun = async (body: Record<string, unknown>): Promise<unknown> => {
      expect((await ask(body)).body['decision']).toBe('allow');
      return body['callId'];
    };
    /** As the far side sends it: From and To are turned round, and the channel's mark is gone. */
    const refer = async (callId: unknown, target: string, changes = {}): Promise<Answer> =>
      ask(
        question({
          kind: 'transfer',
          callId,
          from: SENDER,
          to: USER,
          target,
          channel: '',
          sourceIp: STRANGER,
          ...changes,
        }),
      );

    it('is judged as a change of the call that was permitted', async () => {
      const answer = await refer(await begun(question()), `sip:agent-8@${SPARE}`);

      expect(places(answer)).toEqual([`sip:agent-8@${SPARE}`]);
    });

    it('to the phone network is refused in either direction', async () => {
      for (const body of [question(), outgoing()]) {
        const answer = await refer(await begun(body), 'tel:+81312345678');

        expect(denied(answer)).toBe('200 deny 403 pstn-leg');
      }
    });

    it('that joins another call is refused', async () => {
      const answer = await refer(await begun(question()), `sip:agent-8@${SPARE}?Replaces=other`);

      expect(answer.body['decision']).toBe('deny');
    });

    it('after a deny is refused', async () => {
      const body = question({ target: 'tel:+81312345678' });
      await ask(body);
      const answer = await refer(body['callId'], `sip:agent-8@${SPARE}`);

      expect(answer.body['decision']).toBe('deny');
    });

    it('of another proxy’s call is refused: calls are known by the key that asked', async () => {
      const callId = await begun(question());
      const admin = await server.signIn('admin');
      const made = await server.sendJson('POST', '/v1/machine-keys', admin, {
        name: 'another proxy',
        scopes: ['decide'],
        reason: 'spec',
      });
      const answer = await server.post(
        ADDRESS,
        question({ kind: 'transfer', callId, target: `sip:agent-8@${SPARE}` }),
        { authorization: `Bearer ${String(made.body['key'])}` },
      );

      expect(answer.body['decision']).toBe('deny');
    });
  });

  describe('asked for a 302', () => {
    it('names the places in order', async () => {
      const { body } = await ask(question({ form: 'redirect' }));

      expect(body).toEqual({
        id: body['id'],
        decision: 'redirect',
        sip: {
          code: 302,
          contact: `sip:agent-7@${DESK}`,
          headers: `Contact: <sip:agent-7@${DESK}>;q=1.0, <sip:agent-7@${SPARE}>;q=0.9\r\n`,
        },
      });
    });

    it('denies as ever', async () => {
      const answer = await ask(question({ form: 'redirect', target: 'tel:110' }));

      expect(denied(answer)).toMatch(/^200 deny 403 /);
    });
  });

  it('declines with 603 and Retry-After what time alone lifts', async () => {
    await server.putConfirmed('/v1/directory/business-numbers/%2B81311110008', {
      ...NUMBER,
      destinations: [at(DESK)],
      callHours: {
        timeZone: 'UTC',
        weekly: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'].map((day) => ({
          day,
          // Open in the half of the day that is not now.
          ...(new Date().getUTCHours() < 12
            ? { open: '1300', close: '2300' }
            : { open: '0100', close: '1100' }),
        })),
        holidayMeans: 'closed',
      },
    });
    const answer = await ask(
      question({ to: '81311110008', target: 'sip:81311110008@proxy.example.com' }),
    );
    const { code, reason, headers } = answer.body['sip'] as {
      code: number;
      reason: string;
      headers: string;
    };

    expect(`${code} ${reason}`).toBe('603 Decline (outside-call-hours)');
    expect(headers).toMatch(
      /^Reason: Q\.850;cause=21;text="outside-call-hours"\r\nRetry-After: \d+\r\n$/,
    );
  });

  describe('asked again', () => {
    it('gives the same decision', async () => {
      const body = question();
      const first = await ask(body);
      const again = await ask({ ...body, sourcePort: 5066, added: 'by the proxy' });

      expect(again.body).toEqual(first.body);
    });

    it('refuses another question under the same call', async () => {
      const body = question();
      await ask(body);
      const other = await ask({ ...body, from: '819011110002' });

      expect(`${other.status} ${String(other.body['code'])}`).toBe('409 attempt-id-reused');
    });
  });

  describe('lacking what a proxy always sends', () => {
    for (const field of [
      'kind',
      'callId',
      'from',
      'to',
      'target',
      'sourceIp',
      'sourcePort',
      'channel',
    ]) {
      it(`names \`${field}\``, async () => {
        const { [field]: _, ...rest } = question();
        const answer = await ask(rest);

        expect(answer.status).toBe(400);
        expect((answer.body['problems'] as { at: string }[]).map((problem) => problem.at)).toEqual([
          `/${field}`,
        ]);
      });
    }
  });

  it('WA-PSTN-009: sends nobody to a place that is not registered, whatever is asked', async () => {
    const mostly = (usual: readonly string[], ...odd: string[]): fc.Arbitrary<string> =>
      fc.oneof(
        { arbitrary: fc.constantFrom(...usual), weight: 3 },
        { arbitrary: fc.constantFrom(...odd), weight: 1 },
      );
    const uri = fc
      .tuple(
        mostly(['sip:'], 'sips:', 'tel:', 'SIP:', ''),
        mostly(['agent-7', SENDER, USER], '+81312345678', '110', 'a;user=phone'),
        mostly([DESK, 'wa.meta.vc'], OPEN, 'carrier.example.com', 'SBC1.example.com:5071'),
        mostly(
          ['', ';transport=tcp'],
          ';user=phone',
          ';maddr=203.0.113.9',
          '?Route=%3Csip:x%3E',
          '@carrier.example.com',
          '\r\nX: y',
        ),
      )
      .map(([scheme, user, host, tail]) => `${scheme}${user}@${host}${tail}`);
    const safe = new RegExp(
      `^(sips?|SIP):([\\w+-]+@)?(${DESK}|SBC1.example.com:5071|${SPARE})(;transport=tcp)?$|^sips?:\\+${USER}@wa\\.meta\\.vc(;transport=tcp)?$`,
    );
    let allowed = 0;
    await fc.assert(
      fc.asyncProperty(
        uri,
        fc.constantFrom('connect', 'forward'),
        mostly([CARRIER, DIALLER], STRANGER),
        fc.constantFrom(SENDER, USER),
        async (target, kind, sourceIp, to) => {
          const answer = await ask(question({ target, kind, sourceIp, to }));
          if (answer.body['decision'] !== 'allow') return;
          allowed++;
          for (const place of places(answer)) expect(place).toMatch(safe);
        },
      ),
      { numRuns: 300 },
    );

    expect(allowed).toBeGreaterThan(5);
  });
});
