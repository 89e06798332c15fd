import type { Decision } from '@ringfence/rules';
import {
  incomingCall,
  outgoingCall,
  ServerUnderTest,
  type Answer,
} from '../server-under-test.fixture.js';

const codesOf = (answer: Answer): string[] =>
  ((answer.body['problems'] ?? []) as { code: string }[]).map(({ code }) => code);
const reasonsOf = (answer: Answer): string[] =>
  ((answer.body['reasons'] ?? []) as { code: string }[]).map(({ code }) => code);

describe('POST /v1/decisions', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
  });

  afterAll(() => server.stop());

  const decide = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    server.post('/v1/decisions', body, headers);
  const onRecord = (attemptId: string): number => server.countRecords(attemptId);

  it("permits a user's call to the web app, with its place in the log", async () => {
    const answer = await decide(incomingCall('permit-1'));

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(
      jasmine.objectContaining({
        effect: 'permit',
        scenario: 'user-to-webrtc',
        log: { index: jasmine.any(Number) },
      }),
    );
    expect(onRecord('permit-1')).toBe(1);
  });

  const denied: readonly { name: string; body: Record<string, unknown>; code: string }[] = [
    {
      name: 'a leg on the phone network',
      body: incomingCall('deny-1', { target: { kind: 'pstn', address: '+81312345678' } }),
      code: 'pstn-leg',
    },
    {
      name: 'a kind nobody knows',
      body: incomingCall('deny-2', { target: { kind: 'telepathy' } }),
      code: 'endpoint-kind-unknown',
    },
    {
      name: 'a tel URI in full-width letters',
      body: incomingCall('deny-3', {
        target: { kind: 'webrtc', id: 'web-app', address: 'ＴＥＬ:+81312345678' },
      }),
      code: 'pstn-leg',
    },
    {
      name: 'a user without a grant',
      body: outgoingCall('deny-4', '819011119999'),
      code: 'permission-missing',
    },
    {
      name: 'a revoked grant',
      body: outgoingCall('deny-5', '819011110004'),
      code: 'permission-revoked',
    },
    {
      name: "one user's grant for another user's phone",
      body: outgoingCall('deny-6', '819011110001', {
        target: { kind: 'whatsapp', address: '+819011119999' },
      }),
      code: 'user-mismatch',
    },
  ];
  for (const { name, body, code } of denied) {
    it(`denies ${name}, on record`, async () => {
      const answer = await decide(body);

      expect([answer.status, answer.body['effect']]).toEqual([200, 'deny']);
      expect(reasonsOf(answer)).toContain(code);
      expect(onRecord(body['attemptId'] as string)).toBe(1);
    });
  }

  describe('asked again', () => {
    it('gives the same decision for the same JSON in another order', async () => {
      const body = incomingCall('again-1');
      const first = await decide(body);
      const again = await decide(Object.fromEntries(Object.entries(body).reverse()));

      expect(again.body).toEqual(first.body);
      expect(onRecord('again-1')).toBe(1);
    });

    it('decides once when asked many times at once', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => decide(incomingCall('again-2'))),
      );

      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(onRecord('again-2')).toBe(1);
    });

    it('refuses another body under the same id', async () => {
      await decide(incomingCall('again-3'));
      const other = await decide(incomingCall('again-3', { callId: 'another' }));

      expect([other.status, other.body['code']]).toEqual([409, 'attempt-id-reused']);
    });

    it('remembers across a restart', async () => {
      const first = await decide(incomingCall('again-4'));
      server = await server.restart();
      const again = await decide(incomingCall('again-4'));

      expect(again.body).toEqual(first.body);
    });
  });

  const call = JSON.stringify(incomingCall('bad'));
  const malformed: readonly { name: string; body: string | object; code: string }[] = [
    { name: 'nothing', body: '', code: 'not-json' },
    { name: 'half an object', body: call.slice(0, -3), code: 'not-json' },
    { name: 'a list', body: '[]', code: 'wrong-type' },
    { name: 'null', body: 'null', code: 'wrong-type' },
    { name: 'an empty object', body: '{}', code: 'missing-field' },
    {
      name: 'an unknown field',
      body: incomingCall('bad', { mood: 'good' }),
      code: 'unknown-field',
    },
    { name: 'a wrong type', body: incomingCall('bad', { legs: 7 }), code: 'wrong-type' },
    {
      name: 'a number that is not E.164',
      body: incomingCall('bad', { businessNumber: '0311110001' }),
      code: 'not-e164',
    },
    {
      name: 'an unknown action',
      body: incomingCall('bad', { action: 'dial' }),
      code: 'unknown-value',
    },
    { name: 'an empty attempt id', body: incomingCall(''), code: 'too-short' },
    {
      name: 'an attempt id of 129 characters',
      body: incomingCall('x'.repeat(129)),
      code: 'too-long',
    },
    {
      name: '33 legs',
      body: incomingCall('bad', {
        legs: Array.from({ length: 33 }, (_, i) => ({
          id: `l${i}`,
          role: 'origin',
          endpoint: { kind: 'whatsapp' },
        })),
      }),
      code: 'too-many',
    },
    {
      name: 'a name that stands twice',
      body: call.replace('{', '{"attemptId":"x",'),
      code: 'duplicate-key',
    },
    {
      name: '`__proto__` as a name',
      body: call.replace('{', '{"__proto__":{},'),
      code: 'forbidden-key',
    },
    {
      name: '`constructor` as a name',
      body: call.replace('{', '{"constructor":{},'),
      code: 'forbidden-key',
    },
    { name: 'a lone surrogate', body: call.replace('"bad"', '"\\ud800"'), code: 'lone-surrogate' },
    {
      name: 'a number beyond 2^53',
      body: call.replace('{', '{"n":9007199254740993,'),
      code: 'number-too-large',
    },
    {
      name: 'depth 17',
      body: call.replace('{', `{"n":${'['.repeat(16)}${']'.repeat(16)},`),
      code: 'too-deep',
    },
    { name: 'depth 5,000', body: `${'['.repeat(5000)}${']'.repeat(5000)}`, code: 'too-deep' },
    {
      name: 'more than 32 KiB',
      body: incomingCall('bad', { callId: 'x'.repeat(33_000) }),
      code: 'too-large',
    },
  ];
  for (const { name, body, code } of malformed) {
    it(`I1, I3, I4: answers 400 \`${code}\` to ${name}`, async () => {
      const answer = await decide(body);

      expect(answer.status).toBe(400);
      expect(codesOf(answer)).toContain(code);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    });
  }

  it('tells every problem at once, each with its place', async () => {
    const answer = await decide(
      incomingCall('bad', { action: 'dial', businessNumber: '1', user: {}, mood: 1 }),
    );

    expect((answer.body['problems'] as { at: string }[]).map(({ at }) => at).sort()).toEqual([
      '/action',
      '/businessNumber',
      '/mood',
      '/user',
    ]);
  });

  it('answers 400 to bytes that are no UTF-8', async () => {
    const answer = await decide(new Blob([new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])]));

    expect(answer.status).toBe(400);
  });

  it('answers 415 to another content type', async () => {
    expect((await decide(call, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  for (const { name, authorization } of [
    { name: 'no key', authorization: '' },
    { name: 'an unknown key', authorization: 'Bearer nobody' },
  ]) {
    it(`answers 401 to ${name}`, async () => {
      expect((await decide(call, { authorization })).status).toBe(401);
    });
  }

  it('A1, A3: answers 503 while the store cannot write, and decides again without a restart', async () => {
    server.other.exec(
      `create trigger store_broken before insert on decision begin select raise(abort, 'the disk is full'); end`,
    );
    const during = await Promise.all(['full-1', 'full-2'].map((id) => decide(incomingCall(id))));
    server.other.exec('drop trigger store_broken');
    const after = await decide(incomingCall('full-1'));
    await decide(incomingCall('full-3'));

    expect(during.map(({ status, body }) => [status, body['code']])).toEqual([
      [503, 'record-unavailable'],
      [503, 'record-unavailable'],
    ]);
    expect(after.body['effect']).toBe('permit');
    expect(server.other.prepare('select count from gap').pluck().all()).toEqual([2]);
  });

  it('finds a decision again by its id, with the trace that leads to it', async () => {
    const { body } = await decide(incomingCall('found-1'));
    const auditor = await server.signIn('auditor');
    const found = await server.get(`/v1/decisions/${String(body['decisionId'])}`, auditor);

    expect(found.body).toEqual(jasmine.objectContaining(body));
    expect((found.body['trace'] as unknown[]).length).toBeGreaterThan(20);
    expect(found.body['attempt']).toEqual(incomingCall('found-1'));
  });

  it('lists decisions newest first, page by page, each once', async () => {
    const auditor = await server.signIn('auditor');
    const seen: number[] = [];
    let next: string | undefined = '';
    let total = -1;
    while (next !== undefined) {
      const after = next === '' ? '' : `&after=${next}`;
      const page = await server.get(`/v1/decisions?limit=4${after}`, auditor);
      total = page.body['total'] as number;
      seen.push(...(page.body['items'] as Decision[]).map(({ log }) => log.index));
      next = page.body['next'] as string | undefined;
    }

    expect(seen).toEqual(
      server.other.prepare<[], number>('select idx from decision order by idx desc').pluck().all(),
    );
    expect(seen.length).toBe(total);
  });
});
