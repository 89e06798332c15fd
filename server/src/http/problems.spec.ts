import { connect } from 'node:net';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

describe('what the server answers instead of an answer', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
  });

  afterAll(() => server.stop());

  const cases: readonly {
    name: string;
    ask: () => Promise<Answer>;
    status: number;
    code: string;
    headers?: Record<string, string>;
  }[] = [
    {
      name: 'an address of the API that is not there',
      ask: () => server.get('/v1/nothing'),
      status: 404,
      code: 'not-found',
    },
    {
      name: 'the same, by POST',
      ask: () => server.post('/v1/nothing', {}),
      status: 404,
      code: 'not-found',
    },
    {
      name: 'reading what can only be sent',
      ask: () => server.get('/v1/events'),
      status: 405,
      code: 'method-not-allowed',
      headers: { allow: 'POST' },
    },
    {
      name: 'deleting decisions',
      ask: () => server.send('/v1/decisions', { method: 'DELETE' }),
      status: 405,
      code: 'method-not-allowed',
      headers: { allow: 'GET, HEAD, POST' },
    },
    {
      name: 'posting to one decision',
      ask: () => server.post('/v1/decisions/01J00000000000000000000000', {}),
      status: 405,
      code: 'method-not-allowed',
      headers: { allow: 'GET, HEAD' },
    },
    {
      name: 'another content type',
      ask: () => server.post('/v1/events', '<event/>', { 'content-type': 'application/xml' }),
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      name: 'a form',
      ask: () =>
        server.post('/v1/session', 'email=a', {
          'content-type': 'application/x-www-form-urlencoded',
        }),
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      name: 'half an object',
      ask: () => server.post('/v1/events', '{"eventId":'),
      status: 400,
      code: 'malformed-input',
    },
    {
      name: 'more than 32 KiB',
      ask: () => server.post('/v1/events', { eventId: 'x'.repeat(40_000) }),
      status: 400,
      code: 'malformed-input',
    },
    {
      name: 'more than the largest body any address takes',
      ask: () => server.post('/v1/bench/runs', `"${'x'.repeat(4_300_000)}"`),
      status: 400,
      code: 'malformed-input',
    },
    {
      name: 'an address with half an escape',
      ask: () => server.get('/v1/decisions/%E0%A4%A'),
      status: 400,
      code: 'malformed-input',
    },
    {
      name: 'an id that is longer than any',
      ask: () => server.get(`/v1/versions/${'x'.repeat(600)}`),
      status: 404,
      code: 'not-found',
    },
  ];
  for (const { name, ask, status, code, headers = {} } of cases) {
    it(`answers ${status} \`${code}\` to ${name}, as a problem document`, async () => {
      const answer = await ask();

      expect([answer.status, answer.body['code']]).toEqual([status, code]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toEqual(
        jasmine.objectContaining({
          type: `urn:ringfence:problem:${code}`,
          title: jasmine.any(String),
          detail: jasmine.any(String),
          status,
        }),
      );
      for (const [header, value] of Object.entries(headers)) {
        expect(answer.headers.get(header)).toBe(value);
      }
    });
  }

  it('X9: a fault tells its id, and nothing of the inside', async () => {
    server.other.exec('alter table decision rename to decision_gone');
    const auditor = await server.signIn('auditor');
    const answer = await server.get('/v1/decisions', auditor);
    server.other.exec('alter table decision_gone rename to decision');

    expect([answer.status, answer.body['code']]).toEqual([500, 'fault']);
    expect(JSON.stringify(answer.body)).not.toMatch(/sqlite|table|select|\.ts|\/|stack/i);
    expect(answer.body['instance']).toMatch(/^r[a-z0-9]+$/);
  });

  it('a line that is no HTTP is answered without a word of the inside', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(server.server.url);
      const socket = connect(Number(port), hostname, () => socket.write('NONSENSE\r\n\r\n'));
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk.toString()));
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });

    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('application/problem+json');
  });
});

describe('X6: requests of one credential within a second', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({ settings: { RINGFENCE_REQUESTS_PER_SECOND: '20' } });
  });

  afterAll(() => server.stop());

  it('are refused above the setting, with when to come back, and others are not', async () => {
    const auditor = await server.signIn('auditor');
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => server.post('/v1/decisions', incomingCall(`l-${i}`))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    const other = await server.get('/v1/policy', auditor);

    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused[0]!.body['code']).toBe('too-many-requests');
    expect(refused[0]!.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(other.status).toBe(200);
  });
});
