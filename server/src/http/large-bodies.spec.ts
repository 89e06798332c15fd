import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { KEY, ServerUnderTest } from '../server-under-test.fixture.js';

describe('a large body', () => {
  let server: ServerUnderTest;
  let session: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    session = await server.signIn('author');
  });

  afterAll(() => server.stop());

  /** Begins a body that never ends. @returns the status that comes all the same */
  const begin = (method: string, path: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${server.server.url}${path}`,
        { method, headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          resolve(answer.statusCode ?? 0);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write('{"policy": "');
    });

  const strangers: readonly { name: string; headers: Record<string, string> }[] = [
    { name: 'nothing', headers: {} },
    { name: 'a cookie nobody was given', headers: { cookie: 'ringfence=nobody' } },
    { name: 'a key nobody was given', headers: { authorization: 'Bearer nobody' } },
  ];
  for (const { name, headers } of strangers) {
    it(`is not waited for when its sender shows ${name}`, async () => {
      expect(await begin('PUT', '/v1/drafts/x', headers)).toBe(401);
      expect(await begin('POST', '/v1/bench/runs', headers)).toBe(401);
    });
  }

  const bombs: readonly { name: string; policy: string; code: string }[] = [
    // No JSON in the end: whoever tells of the depth has stopped reading before.
    { name: 'deep', policy: '['.repeat(2_000_000), code: 'too-deep' },
    { name: 'wide', policy: `[${'1,'.repeat(1_000_000)}`, code: 'too-many' },
    {
      name: 'of small parts',
      policy: `[${`[${'{},'.repeat(9_999)}{}],`.repeat(50)}`,
      code: 'too-many',
    },
  ];
  for (const { name, policy, code } of bombs) {
    it(`is not read to its end when it is ${name}`, async () => {
      const answer = await server.put('/v1/drafts/x', `{"revision":1,"policy":${policy}`, session);
      const problems = answer.body['problems'] as { code: string }[];

      expect([answer.status, problems.map((problem) => problem.code)]).toEqual([400, [code]]);
    });
  }

  it('waits for the one before it, and is told to come again when many wait', async () => {
    // One has its turn, sixteen wait.
    const told = 18;
    const begun: ClientRequest[] = [];
    const refused = await new Promise<IncomingMessage>((resolve, reject) => {
      for (let i = 0; i < told; i++) {
        const headers = {
          ...session,
          'content-type': 'application/json',
          'content-length': 300_000,
        };
        const sent = request(
          `${server.server.url}/v1/drafts/x`,
          { method: 'PUT', headers },
          resolve,
        );
        sent.on('error', reject);
        sent.write('{');
        begun.push(sent);
      }
    });
    for (const sent of begun)
      sent
        .removeAllListeners('error')
        .on('error', () => undefined)
        .destroy();
    const again = () =>
      server.put('/v1/drafts/x', { revision: 1, policy: 'x'.repeat(300_000) }, session);
    let after = await again();
    // Until the last of the connections is known to be gone.
    while (after.status === 503) after = await again();

    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    // It is read: a policy is no text.
    expect(after.status).toBe(400);
  });

  it('is taken from people and machines that are known', async () => {
    const large = JSON.stringify({ policy: 'live', cases: Array(999).fill('x'.repeat(100)) });
    const key = { authorization: `Bearer ${KEY}` };
    const answers = await Promise.all(
      [session, key].map((headers) => server.post('/v1/bench/runs', large, headers)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
