import fc from 'fast-check';
import { MachineKeys } from '../identity/machine-keys.js';
import {
  incomingCall,
  KEY,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';

const SINGLE = '/access/v1/evaluation';
const BATCH = '/access/v1/evaluations';
const NUMBER = '+81311110001';
const PHONE = { kind: 'pstn', address: '+81312345678' };

interface Told {
  readonly decision: boolean;
  readonly context?: Record<string, unknown>;
}

let ids = 0;
const freshId = (): string => `authzen-${ids++}`;
const sender = { type: 'business_number', id: NUMBER };
const connect = { name: 'connect' };
const call = (properties: object): object => ({ type: 'call', id: 'call-7', properties });
const evaluation = (properties: object, changes: object = {}): object => ({
  subject: sender,
  action: connect,
  resource: call(properties),
  ...changes,
});
/** Puts a value in a place, as far as there is one. */
const exchange = (body: object, place: readonly string[], value: unknown): void => {
  let parent = body as Record<string, unknown>;
  for (const step of place.slice(0, -1)) {
    const next = parent[step];
    if (typeof next !== 'object' || next === null) return;
    parent = next as Record<string, unknown>;
  }
  parent[place.at(-1)!] = structuredClone(value);
};
const without = (key: string, of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
const told = ({ body }: Answer): Told => body as unknown as Told;
const toldAll = ({ body }: Answer): Told[] => body['evaluations'] as Told[];

describe('a call attempt asked over AuthZEN', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
  });

  afterAll(() => server.stop());

  const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    server.post(SINGLE, body, headers);
  const recorded = (decisionId: unknown): string | undefined =>
    server.other
      .prepare<[unknown], string>('select effect from decision where decision_id = ?')
      .pluck()
      .get(decisionId);
  const records = (): number =>
    server.other.prepare('select count(*) from decision').pluck().get() as number;
  /** Asks, and expects that nothing was decided. */
  const withoutRecord = async (body: unknown): Promise<Answer> => {
    const before = records();
    const answer = await ask(body);

    expect(records()).withContext('decisions on record').toBe(before);
    return answer;
  };

  it('is permitted with everything the decision holds, on record', async () => {
    const answer = await ask(evaluation(incomingCall(freshId())));
    const { decision, context } = told(answer);

    expect([answer.status, decision]).toEqual([200, true]);
    expect(recorded(context!['evaluation_id'])).toBe('permit');
    expect(context).toEqual(
      jasmine.objectContaining({
        decisionId: context!['evaluation_id'],
        evaluated_at: context!['decidedAt'],
        scenario: 'user-to-webrtc',
        route: [{ endpoint: { kind: 'webrtc', id: 'web-app' } }],
        obligations: [{ id: 're-ask-before-leg-change', type: 're-ask-before-leg-change' }],
        validUntil: jasmine.any(String),
        log: { index: jasmine.any(Number) },
      }),
    );
    expect('reason' in context!).toBeFalse();
  });

  const denied: readonly { what: string; attempt: () => object; reason: string }[] = [
    {
      what: 'a phone as the target',
      attempt: () => incomingCall(freshId(), { target: PHONE }),
      reason: 'pstn-leg',
    },
    {
      what: 'a kind nobody knows',
      attempt: () => incomingCall(freshId(), { target: { kind: 'fax', id: 'x' } }),
      reason: 'endpoint-kind-unknown',
    },
    {
      what: 'a trunk that may reach the phone network',
      attempt: () => incomingCall(freshId(), { target: { kind: 'sip-trunk', id: 'osaka-sbc' } }),
      reason: 'pstn-reachable-trunk',
    },
    {
      what: 'a user who gave no permission',
      attempt: () => outgoingCall(freshId(), '819099999999'),
      reason: 'permission-missing',
    },
  ];
  for (const { what, attempt, reason } of denied) {
    it(`is denied with \`${reason}\` for ${what}, on record`, async () => {
      const answer = await ask(evaluation(attempt()));
      const { decision, context } = told(answer);

      expect([answer.status, decision]).toEqual([200, false]);
      expect(recorded(context!['evaluation_id'])).toBe('deny');
      expect(context).toEqual(
        jasmine.objectContaining({
          reason,
          reason_user: { en: jasmine.any(String), ja: jasmine.any(String) },
          reason_admin: { en: jasmine.any(String), ja: jasmine.any(String) },
          route: [],
          obligations: [],
        }),
      );
    });
  }

  it('asked again is the same decision, and one record', async () => {
    const attemptId = freshId();
    const body = evaluation(incomingCall(attemptId));
    const answers = [await ask(body), await ask(body)];

    expect(answers[1]!.body).toEqual(answers[0]!.body);
    expect(server.countRecords(attemptId)).toBe(1);
  });

  it('under an id that was used for another question is refused with 409', async () => {
    const attemptId = freshId();
    await ask(evaluation(incomingCall(attemptId)));
    const answer = await ask(evaluation(incomingCall(attemptId, { target: PHONE })));

    expect([answer.status, answer.body['code']]).toEqual([409, 'attempt-id-reused']);
  });

  const elsewhere: readonly { what: string; body: () => object }[] = [
    {
      what: 'the id, as the id of the resource',
      body: () => ({
        ...evaluation({}),
        resource: {
          type: 'call',
          id: freshId(),
          properties: without('attemptId', incomingCall('')),
        },
      }),
    },
    {
      what: 'the action, as the name of the action',
      body: () =>
        evaluation(without('action', incomingCall(freshId())), {
          action: { name: 'connect_call' },
        }),
    },
    {
      what: 'the number, as the subject',
      body: () => evaluation(without('businessNumber', incomingCall(freshId()))),
    },
    {
      what: 'the user, as the subject',
      body: () =>
        evaluation(without('user', incomingCall(freshId())), {
          subject: { type: 'user', id: '+819011110001' },
        }),
    },
  ];
  for (const { what, body } of elsewhere) {
    it(`may leave out ${what}`, async () => {
      expect(told(await ask(body())).decision).toBeTrue();
    });
  }

  const gainsaid: readonly { what: string; changes: object; at: string }[] = [
    {
      what: 'another number as the subject',
      changes: { subject: { type: 'business_number', id: '+12025550100' } },
      at: '/subject/id',
    },
    {
      what: 'another user as the subject',
      changes: { subject: { type: 'user', id: '819011110002' } },
      at: '/subject/id',
    },
    {
      what: 'a user by a name that the attempt does not hold',
      changes: { subject: { type: 'user', id: 'JP.13491208655302741918' } },
      at: '/subject/id',
    },
    {
      what: 'another action',
      changes: { action: { name: 'transfer' } },
      at: '/action/name',
    },
  ];
  for (const { what, changes, at } of gainsaid) {
    it(`is refused with ${what}: the answer would be about another thing`, async () => {
      const answer = await withoutRecord(evaluation(incomingCall(freshId()), changes));

      expect([answer.status, answer.body['problems']]).toEqual([
        400,
        [jasmine.objectContaining({ at, code: 'contradiction' })],
      ]);
    });
  }

  const unknown: readonly { what: string; changes: object; reason: string }[] = [
    {
      what: 'an action that no call knows',
      changes: { action: { name: 'record' } },
      reason: 'action-unknown',
    },
    {
      what: 'an action whose name differs in its case',
      changes: { action: { name: 'Connect' } },
      reason: 'action-unknown',
    },
    {
      what: 'a resource that is no call',
      changes: { resource: { type: 'door', id: '1', properties: incomingCall('door') } },
      reason: 'resource-unknown',
    },
    {
      what: 'a record, while the example is off',
      changes: { resource: { type: 'record', id: 'record-1' }, action: { name: 'read' } },
      reason: 'resource-unknown',
    },
  ];
  for (const { what, changes, reason } of unknown) {
    it(`is denied with \`${reason}\`: ${what}`, async () => {
      const answer = await withoutRecord(evaluation(incomingCall(freshId()), changes));

      expect([answer.status, told(answer).decision]).toEqual([200, false]);
      expect(told(answer).context!['reason']).toBe(reason);
    });
  }

  it('ignores fields nobody knows, at every depth', async () => {
    const attempt = incomingCall(freshId(), {
      colour: 'red',
      user: { waId: '819011110001', 'a/b~c': 1 },
      target: { kind: 'webrtc', id: 'web-app', codec: 'opus' },
    });
    const answer = await ask(evaluation(attempt));

    expect([answer.status, told(answer).decision]).toEqual([200, true]);
  });

  const malformed: readonly { what: string; properties: object | undefined; at: string[] }[] = [
    {
      what: 'no attempt at all',
      properties: undefined,
      at: [
        '/resource/properties/initiator',
        '/resource/properties/legs',
        '/resource/properties/user',
      ],
    },
    {
      what: 'a field of another type beside one nobody knows',
      properties: incomingCall('m-1', { legs: 'none', colour: 'red' }),
      at: ['/resource/properties/legs'],
    },
    {
      what: 'no legs',
      properties: incomingCall('m-2', { legs: [] }),
      at: ['/resource/properties/legs'],
    },
    {
      what: 'an id longer than any',
      properties: incomingCall('x'.repeat(129)),
      at: ['/resource/properties/attemptId'],
    },
    {
      what: 'an attempt id that is null',
      properties: { ...incomingCall('m-3'), attemptId: null },
      at: ['/resource/properties/attemptId'],
    },
  ];
  for (const { what, properties, at } of malformed) {
    it(`is refused with 400 naming each place: ${what}`, async () => {
      const answer = await withoutRecord({
        ...evaluation({}),
        resource: { type: 'call', id: freshId(), properties },
      });
      const places = (answer.body['problems'] as { at: string }[]).map((problem) => problem.at);

      expect(answer.status).toBe(400);
      expect(places.sort()).toEqual(at);
    });
  }

  it('is `true` exactly where the product permits, whatever the legs', async () => {
    const ends = [
      { kind: 'webrtc', id: 'web-app' },
      { kind: 'sip-trunk', id: 'tokyo-pbx' },
      { kind: 'sip-trunk', id: 'carrier-out' },
      { kind: 'sip-trunk', id: 'nagoya-pbx' },
      { kind: 'calls-api', id: 'voice-bot' },
      { kind: 'whatsapp', address: '+819011110001' },
      { kind: 'webrtc', id: 'web-app', address: 'tel:+81312345678' },
      { kind: 'fax' },
      PHONE,
    ];
    const counts = { true: 0, false: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ends),
        fc.option(fc.constantFrom(...ends), { nil: undefined }),
        fc.constantFrom('connect', 'transfer', 'bridge'),
        async (target, other, action) => {
          const origin = (incomingCall('')['legs'] as object[])[0]!;
          const legs =
            other === undefined
              ? [origin]
              : [origin, { id: 'second', role: 'participant', endpoint: other }];
          const attempt = (): object => incomingCall(freshId(), { target, legs, action });
          const direct = await server.post('/v1/decisions', attempt());
          const answer = await ask(evaluation(attempt(), { action: { name: action } }));

          expect(told(answer).decision).toBe(direct.body['effect'] === 'permit');
          counts[`${told(answer).decision}`]++;
        },
      ),
      { numRuns: 80 },
    );

    expect(Math.min(counts.true, counts.false)).toBeGreaterThan(2);
  });

  it('whatever stands in whatever place is answered or refused, and never without the id of the request', async () => {
    const places = [
      ['subject'],
      ['subject', 'type'],
      ['subject', 'id'],
      ['action'],
      ['action', 'name'],
      ['resource'],
      ['resource', 'type'],
      ['resource', 'id'],
      ['resource', 'properties'],
      ...['attemptId', 'action', 'businessNumber', 'user', 'legs', 'target', 'context'].map(
        (field) => ['resource', 'properties', field],
      ),
      ['resource', 'properties', 'target', 'kind'],
      ['context'],
      ['evaluations'],
      ['options'],
      ['page'],
    ];
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>('__proto__', 'tel:+81312345678', { approval: { id: 7 } }, [
        {},
        null,
        7,
        { subject: [] },
      ]),
    );
    const paths = [SINGLE, BATCH, '/access/v1/search/subject', '/access/v1/search/action'];
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 3 }),
        async (path, exchanges) => {
          const body = structuredClone(evaluation(incomingCall(freshId(), { target: PHONE })));
          for (const [place, value] of exchanges) exchange(body, place, value);
          const answer = await server.post(path, body, { 'x-request-id': 'odd' });
          const { status } = answer;
          seen.set(`${status}`, (seen.get(`${status}`) ?? 0) + 1);

          expect([200, 400, 409]).withContext(JSON.stringify(body)).toContain(status);
          expect(answer.headers.get('x-request-id')).toBe('odd');
          const isTrue = answer.body['decision'] === true;
          // Only another target than the phone may be permitted.
          const target = exchanges.some(
            ([place]) => place.includes('target') || place.at(-1) === 'properties',
          );
          expect(isTrue && !target).toBeFalse();
        },
      ),
      { numRuns: 300 },
    );

    expect(seen.get('200')).toBeGreaterThan(20);
    expect(seen.get('400')).toBeGreaterThan(20);
  });

  describe('in a batch', () => {
    const questions = (attempts: readonly object[], semantic?: string): object => ({
      subject: sender,
      action: connect,
      evaluations: attempts.map((attempt) => ({ resource: call(attempt) })),
      ...(semantic === undefined ? {} : { options: { evaluations_semantic: semantic, other: 1 } }),
    });

    const semantics: readonly {
      semantic: string | undefined;
      order: readonly ('permit' | 'deny')[];
      decisions: readonly boolean[];
    }[] = [
      { semantic: undefined, order: ['permit', 'deny', 'permit'], decisions: [true, false, true] },
      {
        semantic: 'execute_all',
        order: ['deny', 'permit', 'deny'],
        decisions: [false, true, false],
      },
      {
        semantic: 'deny_on_first_deny',
        order: ['permit', 'deny', 'permit'],
        decisions: [true, false],
      },
      { semantic: 'deny_on_first_deny', order: ['permit', 'permit'], decisions: [true, true] },
      {
        semantic: 'permit_on_first_permit',
        order: ['deny', 'permit', 'permit'],
        decisions: [false, true],
      },
      { semantic: 'permit_on_first_permit', order: ['deny', 'deny'], decisions: [false, false] },
    ];
    for (const { semantic, order, decisions } of semantics) {
      it(`${semantic ?? 'without a word'}: ${order.join()} is ${decisions.join()}, and nothing more is decided`, async () => {
        const names = order.map(() => freshId());
        const attempts = order.map((effect, i) =>
          incomingCall(names[i]!, effect === 'permit' ? {} : { target: PHONE }),
        );
        const answer = await server.post(BATCH, questions(attempts, semantic));

        expect(toldAll(answer).map(({ decision }) => decision)).toEqual([...decisions]);
        expect(names.map((name) => server.countRecords(name))).toEqual(
          order.map((_, i) => (i < decisions.length ? 1 : 0)),
        );
      });
    }

    const unusable: readonly { what: string; item: () => unknown; status: number }[] = [
      { what: 'a number', item: () => 7, status: 400 },
      { what: 'a list', item: () => [], status: 400 },
      { what: 'a subject that is a text', item: () => ({ subject: 'x' }), status: 400 },
      { what: 'an attempt without legs', item: () => ({ resource: call({}) }), status: 400 },
      {
        what: 'another number than the attempt names',
        item: () => ({ subject: { ...sender, id: '+12025550100' } }),
        status: 400,
      },
    ];
    for (const { what, item, status } of unusable) {
      it(`answers false to ${what}, and goes on`, async () => {
        const good = { resource: call(incomingCall(freshId())) };
        const answer = await server.post(BATCH, {
          ...evaluation(incomingCall(freshId())),
          evaluations: [item(), good],
        });
        const [first, second] = toldAll(answer);

        expect(answer.status).toBe(200);
        expect([first!.decision, second!.decision]).toEqual([false, true]);
        expect(first!.context).toEqual({
          reason: 'malformed-input',
          error: { status, message: jasmine.any(String) },
        });
      });
    }

    it('answers false to an id that was used for another question', async () => {
      const attemptId = freshId();
      const attempts = [incomingCall(attemptId), incomingCall(attemptId, { target: PHONE })];
      const [, second] = toldAll(await server.post(BATCH, questions(attempts)));

      expect([second!.decision, second!.context!['reason']]).toEqual([false, 'attempt-id-reused']);
    });

    it('counts a question that cannot be used as a deny', async () => {
      const answer = await server.post(BATCH, {
        ...questions([{}, incomingCall(freshId())], 'deny_on_first_deny'),
      });

      expect(toldAll(answer).length).toBe(1);
    });

    it('merges nothing within a resource that is replaced', async () => {
      const answer = await server.post(BATCH, {
        ...evaluation(incomingCall(freshId())),
        evaluations: [{ resource: { type: 'call', id: freshId() } }],
      });

      expect(toldAll(answer)[0]!.context!['reason']).toBe('malformed-input');
    });

    const refused: readonly { what: string; body: object }[] = [
      { what: 'a semantic nobody knows', body: questions([], 'all') },
      { what: 'options that are a text', body: { ...questions([]), options: 'all' } },
      { what: 'questions that are no list', body: { ...questions([]), evaluations: {} } },
      { what: 'a default that is a text', body: { ...questions([{}]), subject: 'x' } },
      { what: 'no questions, and no whole one', body: questions([]) },
      { what: 'more than 100 questions', body: questions(Array.from({ length: 101 }, () => ({}))) },
    ];
    for (const { what, body } of refused) {
      it(`is refused whole with 400 for ${what}`, async () => {
        const answer = await server.post(BATCH, body);

        expect([answer.status, answer.body['code']]).toEqual([400, 'malformed-input']);
      });
    }

    it('takes 100 questions of the usual size', async () => {
      const attempts = Array.from({ length: 100 }, () =>
        incomingCall(freshId(), { context: { note: 'x'.repeat(1_500) } }),
      );
      const answer = await server.post(BATCH, questions(attempts));

      expect(toldAll(answer).filter(({ decision }) => decision).length).toBe(100);
    });

    it('has no answer at all once one question can have none, and asks no further', async () => {
      const names = [freshId(), freshId()];
      const answer = await server.whileTheStoreHangs(() =>
        server.post(BATCH, questions(names.map((name) => incomingCall(name))), {
          'x-decision-budget-ms': '30',
        }),
      );

      expect([answer.status, answer.body['code']]).toEqual([503, 'deadline']);
      expect(server.countRecords(names[1]!)).toBe(0);
    });
  });

  describe('who asks', () => {
    const paths = [
      SINGLE,
      BATCH,
      ...['subject', 'resource', 'action'].map((kind) => `/access/v1/search/${kind}`),
    ];
    const post = (path: string, headers: Record<string, string>): Promise<Answer> =>
      server.send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-id': 'who', ...headers },
        body: '{}',
      });

    for (const path of paths) {
      for (const authorization of ['', 'Bearer nobody', `Basic ${btoa(`x:${KEY}`)}`]) {
        it(`${path} answers 401 with a challenge and the request's id to \`${authorization}\``, async () => {
          const answer = await post(path, { authorization });

          expect(answer.status).toBe(401);
          expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
          expect(answer.headers.get('x-request-id')).toBe('who');
        });
      }

      it(`${path} answers 403 to a key of another scope`, async () => {
        const key = 'a-key-for-events-and-for-nothing-else-at-all';
        await server.server.app.get(MachineKeys).put('events-only', 'events', key, ['events']);
        const answer = await post(path, { authorization: `Bearer ${key}` });

        expect([answer.status, answer.body['code']]).toEqual([403, 'scope-missing']);
        expect(answer.headers.get('x-request-id')).toBe('who');
      });
    }
  });

  for (const [method, path, status] of [
    ['GET', SINGLE, 405],
    ['POST', '/access/v1/nothing', 404],
    ['POST', '/.well-known/authzen-configuration', 405],
    ['POST', '/%61ccess/v1/evaluation', 401],
  ] as const) {
    it(`${method} ${path} is answered ${status}, with the request's id`, async () => {
      const answer = await server.send(path, { method, headers: { 'x-request-id': 'n-1' } });

      expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, 'n-1']);
    });
  }

  it('lists no calls', async () => {
    const attempt = call(incomingCall(freshId()));
    const bodies = [
      ['subject', { subject: { type: 'business_number' }, action: connect, resource: attempt }],
      ['resource', { subject: sender, action: connect, resource: { type: 'call' } }],
      ['action', { subject: sender, resource: attempt }],
    ] as const;
    for (const [kind, body] of bodies) {
      const answer = await server.post(`/access/v1/search/${kind}`, body);

      expect([answer.status, answer.body]).toEqual([200, { results: [] }]);
    }
  });

  it('is found at the address listened on while no other is configured', async () => {
    const { body } = await server.get('/.well-known/authzen-configuration');

    expect(body['policy_decision_point']).toBe(server.server.url);
    expect('supported_obligations' in body).toBeFalse();
  });
});

describe('a call attempt asked over AuthZEN, with the profile for obligations', () => {
  it('tells each obligation as `custom`, and that it does so', async () => {
    const server = await ServerUnderTest.start({
      settings: { RINGFENCE_AUTHZEN_OBLIGATIONS: 'on' },
    });
    try {
      const attempt = incomingCall(freshId(), { context: { recording: true, language: 'ja' } });
      const { decision, context } = told(await server.post(SINGLE, evaluation(attempt)));
      const { body } = await server.get('/.well-known/authzen-configuration');

      expect(decision).toBeTrue();
      expect(context!['obligations']).toEqual([
        {
          id: 're-ask-before-leg-change',
          type: 'custom',
          properties: { vendor: 'ringfence', name: 're-ask-before-leg-change' },
        },
        {
          id: 'announce-recording',
          type: 'custom',
          properties: jasmine.objectContaining({
            vendor: 'ringfence',
            name: 'announce-recording',
            announcement: jasmine.any(String),
          }),
        },
      ]);
      expect(body['supported_obligations']).toEqual(['custom']);
    } finally {
      await server.stop();
    }
  });
});
