import { userCalls } from '../harness/attempts.js';
import { ServerProcess } from '../harness/server-process.js';

const WEB_APP = { kind: 'webrtc', id: 'web-app' };
const leg = (id: string, more: object = {}): object => ({
  id,
  role: 'participant',
  endpoint: { kind: 'webrtc', id: 'web-app' },
  ...more,
});
const [LONE_HIGH, LONE_LOW] = ['\\ud83d', '\\udcde'];

/** One thing after another that can be wrong with an attempt, and the problems told, each as `at code`. */
const changes: readonly { name: string; change: object; problems: readonly string[] }[] = [
  {
    name: 'everything missing but the legs',
    change: {
      attemptId: undefined,
      action: undefined,
      initiator: undefined,
      businessNumber: undefined,
      user: undefined,
    },
    problems: [
      '/action missing-field',
      '/attemptId missing-field',
      '/businessNumber missing-field',
      '/initiator missing-field',
      '/user missing-field',
    ],
  },
  { name: 'no legs', change: { legs: undefined }, problems: ['/legs missing-field'] },
  { name: 'an empty list of legs', change: { legs: [] }, problems: ['/legs too-short'] },
  {
    name: '33 legs',
    change: { legs: Array.from({ length: 33 }, (_, i) => leg(`leg-${i}`)) },
    problems: ['/legs too-many'],
  },
  {
    name: 'unknown fields at every depth',
    change: {
      colour: 'red',
      user: { waId: '819011110001', age: 7 },
      target: { ...WEB_APP, trunk: 'x' },
      legs: [leg('a', { muted: true }), leg('b', { endpoint: { kind: 'webrtc', codec: 'opus' } })],
    },
    problems: [
      '/colour unknown-field',
      '/legs/0/muted unknown-field',
      '/legs/1/endpoint/codec unknown-field',
      '/target/trunk unknown-field',
      '/user/age unknown-field',
    ],
  },
  {
    name: 'wrong types everywhere',
    change: {
      attemptId: 7,
      callId: {},
      action: true,
      initiator: 1,
      businessNumber: 81311110001,
      user: 'me',
      legs: {},
      target: 'web-app',
      via: 'ivr-api',
      context: [],
    },
    problems: [
      '/action wrong-type',
      '/attemptId wrong-type',
      '/businessNumber wrong-type',
      '/callId wrong-type',
      '/context wrong-type',
      '/initiator wrong-type',
      '/legs wrong-type',
      '/target wrong-type',
      '/user wrong-type',
      '/via wrong-type',
    ],
  },
  {
    name: 'null where a value may be absent',
    change: { target: null, via: null, callId: null, context: null },
    problems: [
      '/callId wrong-type',
      '/context wrong-type',
      '/target wrong-type',
      '/via wrong-type',
    ],
  },
  {
    name: 'numbers that are none',
    change: { businessNumber: '0311110001', user: { waId: '+819011110001' } },
    problems: ['/businessNumber not-e164', '/user/waId not-wa-id'],
  },
  {
    name: 'a number of full-width digits',
    change: { businessNumber: '+８１３１１１１０００１' },
    problems: ['/businessNumber not-e164'],
  },
  {
    name: 'a number with something behind it',
    change: { businessNumber: '+81311110001\n' },
    problems: ['/businessNumber not-e164'],
  },
  {
    name: 'a number too short and an id too long',
    change: { businessNumber: '+123456', user: { waId: '1'.repeat(16) } },
    problems: ['/businessNumber not-e164', '/user/waId not-wa-id'],
  },
  {
    name: 'actions, initiators and roles nobody knows',
    change: { action: 'dial', initiator: 'platform', legs: [leg('a', { role: 'caller' })] },
    problems: ['/action unknown-value', '/initiator unknown-value', '/legs/0/role unknown-value'],
  },
  { name: 'a user without any name', change: { user: {} }, problems: ['/user missing-field'] },
  {
    name: 'empty texts',
    change: {
      attemptId: '',
      callId: '',
      user: { bsuid: '' },
      target: { kind: '', id: '', address: '' },
      via: [''],
      legs: [leg('')],
    },
    problems: [
      '/attemptId too-short',
      '/callId too-short',
      '/legs/0/id too-short',
      '/target/address too-short',
      '/target/id too-short',
      '/target/kind too-short',
      '/user/bsuid too-short',
      '/via/0 too-short',
    ],
  },
  {
    name: 'texts too long',
    change: { attemptId: 'a'.repeat(129), target: { ...WEB_APP, address: '1'.repeat(257) } },
    problems: ['/attemptId too-long', '/target/address too-long'],
  },
  {
    name: 'a context that holds more than plain values',
    change: { context: { a: {}, b: [], c: null, d: 'fine' } },
    problems: ['/context/a wrong-type', '/context/b wrong-type', '/context/c wrong-type'],
  },
];

/** The wire's own traps: the text of a body, made from that of a good one. */
const texts: readonly { name: string; text: (good: string) => string; problems: string[] }[] = [
  { name: 'an empty body', text: () => '', problems: [' not-json'] },
  { name: 'half an object', text: (good) => good.slice(0, -1), problems: [' not-json'] },
  { name: 'two objects', text: (good) => good + good, problems: [' not-json'] },
  { name: 'a comment', text: (good) => `${good} // done`, problems: [' not-json'] },
  { name: 'NaN', text: (good) => good.replace('{', '{"x":NaN,'), problems: [' not-json'] },
  { name: 'a list', text: (good) => `[${good}]`, problems: [' wrong-type'] },
  { name: 'null', text: () => 'null', problems: [' wrong-type'] },
  { name: 'a text', text: () => '"connect"', problems: [' wrong-type'] },
  {
    name: 'a name that stands twice',
    text: (good) => good.replace('{', '{"action":"transfer",'),
    problems: ['/action duplicate-key'],
  },
  {
    name: 'a name that stands twice, once escaped',
    text: (good) => good.replace('{', '{"\\u0061ction":"transfer",'),
    problems: ['/action duplicate-key'],
  },
  {
    name: 'a name twice deep inside, and another at the top',
    text: (good) =>
      good.replace('{', '{"callId":"a","callId":"b",').replace('"kind"', '"kind":"pstn","kind"'),
    problems: ['/callId duplicate-key', '/legs/0/endpoint/kind duplicate-key'],
  },
  ...['__proto__', 'constructor', 'prototype'].map((name) => ({
    name: `\`${name}\` as a name`,
    text: (good: string) => good.replace('{', `{"${name}":{"effect":"permit"},`),
    problems: [`/${name} forbidden-key`],
  })),
  {
    name: '`__proto__` escaped, in the context',
    text: (good) => good.replace('{', '{"context":{"\\u005f_proto__":1},'),
    problems: ['/context/__proto__ forbidden-key'],
  },
  {
    name: 'a lone high surrogate',
    text: (good) => good.replace('{', `{"callId":"${LONE_HIGH}",`),
    problems: ['/callId lone-surrogate'],
  },
  {
    name: 'a lone low surrogate as a name',
    text: (good) => good.replace('{', `{"context":{"${LONE_LOW}":1},`),
    problems: ['/context/� lone-surrogate'],
  },
  {
    name: 'nesting deeper than 16',
    text: (good) => good.replace('{', `{"x":${'['.repeat(16)}${']'.repeat(16)},`),
    problems: [`/x${'/0'.repeat(15)} too-deep`],
  },
  {
    name: 'nesting 5,000 deep',
    text: () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    problems: [`${'/a'.repeat(16)} too-deep`],
  },
  {
    name: 'more than 32 KiB',
    text: (good) => good + ' '.repeat(32 * 1024 - good.length + 1),
    problems: [' too-large'],
  },
];

describe('a malformed attempt', () => {
  let server: ServerProcess;
  let read: (route: string) => Promise<Response>;

  beforeAll(async () => {
    server = await ServerProcess.start();
    read = await server.signIn('auditor');
  });
  afterAll(() => server.remove());

  async function problemsOf(body: object | string): Promise<string[]> {
    const answer = await server.post('/v1/decisions', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const document = (await answer.json()) as {
      code: string;
      problems: { at: string; code: string; message: string }[];
    };
    expect(document.code).toBe('malformed-input');
    for (const { message } of document.problems) expect(message.length).toBeGreaterThan(5);
    return document.problems.map(({ at, code }) => `${at} ${code}`).sort();
  }

  for (const { name, change, problems } of changes) {
    it(`is refused with all its problems: ${name}`, async () => {
      expect(await problemsOf({ ...userCalls(WEB_APP), ...change })).toEqual([...problems].sort());
    });
  }

  for (const { name, text, problems } of texts) {
    it(`is refused with its place: ${name}`, async () => {
      expect(await problemsOf(text(JSON.stringify(userCalls(WEB_APP))))).toEqual(problems);
    });
  }

  it('is not answered, recorded or remembered: the same id asks anew', async () => {
    const good = userCalls(WEB_APP);
    await problemsOf({ ...good, action: 'dial' });
    const before = (await (await read('/v1/decisions')).json()) as { total: number };
    const answer = await server.post('/v1/decisions', good);
    expect(answer.status).toBe(200);
    const after = (await (await read('/v1/decisions')).json()) as { total: number };
    expect(after.total - before.total).toBe(1);
  });

  it('is told from one that is exactly at every bound', async () => {
    const good = userCalls(WEB_APP, {
      attemptId: 'a'.repeat(128),
      legs: Array.from({ length: 32 }, (_, i) => ({
        id: `leg-${i}`,
        role: i === 0 ? 'origin' : 'participant',
        endpoint: i === 0 ? { kind: 'whatsapp' } : WEB_APP,
      })),
      target: { ...WEB_APP, address: `sip:${'1'.repeat(248)}@pbx` },
    });
    const text = JSON.stringify(good);
    const answer = await server.post('/v1/decisions', text + ' '.repeat(32 * 1024 - text.length));
    expect(answer.status)
      .withContext(await answer.clone().text())
      .toBe(200);
  });
});
