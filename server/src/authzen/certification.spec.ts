import { KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { CERTIFICATION_CASES, SAMPLES } from './certification.fixture.js';

const BASE = 'https://pdp.example/calls';
const SINGLE = '/access/v1/evaluation';
const BATCH = '/access/v1/evaluations';

/** Anchors of the scenario; c-2-3 and the shapes of c-3-3 are held in every case. */
const ANCHORS: readonly string[] = [
  ...numbered('c-2-2', 9),
  ...numbered('c-2-4', 6),
  ...numbered('c-2-5', 2),
  'c-2-6',
  ...numbered('c-3-2', 7),
  ...numbered('c-3-3', 4),
  ...numbered('c-3-4', 3),
  ...numbered('c-4-2', 4),
  ...numbered('c-4-3', 4),
  ...numbered('c-4-4', 3),
  ...['c-4-5', 'c-4-6', 'c-4-7', 'c-6'],
];

function numbered(section: string, last: number): string[] {
  return Array.from({ length: last }, (_, i) => `${section}-${i + 1}`);
}

interface Told {
  readonly decision: boolean;
  readonly context?: unknown;
}

describe('the certification scenario of AuthZEN 1.0, answered by the engine', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: { RINGFENCE_AUTHZEN_FIXTURE: 'on', RINGFENCE_PUBLIC_URL: BASE },
    });
  });

  afterAll(() => server.stop());

  const isObject = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const names = ({ body }: Answer): string[] =>
    (body['results'] as { id?: string; name?: string }[]).map(({ id, name }) => id ?? name ?? '');

  /** c-2-3: `decision` is a boolean, `context`, if there is one, an object; and every refusal says why. */
  const expectAnswer = (told: Told): void => {
    expect(typeof told.decision).toBe('boolean');
    if (told.context !== undefined) expect(isObject(told.context)).toBeTrue();
    if (told.decision) return;

    expect((told.context as { reason: string }).reason).toMatch(/^[a-z][a-z0-9_.-]*$/);
  };

  const covered: string[] = [];
  /** A case of the scenario, under its anchors. */
  const certify = (anchors: string, name: string, run: () => Promise<void>): void => {
    covered.push(...anchors.split(' '));
    it(`${anchors} ${name}`, run);
  };

  for (const { id, name, path, body, status = 200, ...wanted } of CERTIFICATION_CASES) {
    certify(id, name, async () => {
      const answer = await server.post(path, body);

      expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(status);
      if (status !== 200) {
        expect(answer.body['detail']).toEqual(jasmine.any(String));
        return;
      }
      expect(answer.headers.get('content-type')).toContain('application/json');
      if (wanted.decision instanceof Array) {
        const evaluations = answer.body['evaluations'] as Told[];

        expect(evaluations.map(({ decision }) => decision)).toEqual([...wanted.decision]);
        expect('decision' in answer.body).toBeFalse();
        evaluations.forEach(expectAnswer);
      } else if (wanted.decision !== undefined) {
        expect(answer.body['decision']).toBe(wanted.decision);
        expect('evaluations' in answer.body).toBeFalse();
        expectAnswer(answer.body as unknown as Told);
      }
      if (wanted.finds !== undefined) expect(names(answer)).toEqual([...wanted.finds]);
      if (wanted.includes !== undefined) {
        expect(names(answer)).toEqual(jasmine.arrayContaining([...wanted.includes]));
      }
    });
  }

  const unreadable: readonly { id: string; name: string; body: string; type: string | null }[] = [
    { id: 'c-2-4-3', name: 'plain text', body: JSON.stringify(SAMPLES.single), type: 'text/plain' },
    {
      id: 'c-2-4-3',
      name: 'a form',
      body: 'subject=alice',
      type: 'application/x-www-form-urlencoded',
    },
    { id: 'c-2-4-3', name: 'XML', body: '<subject/>', type: 'application/xml' },
    { id: 'c-2-4-4', name: 'half an object', body: '{"subject":', type: 'application/json' },
    { id: 'c-2-4-4', name: 'no JSON', body: 'not json', type: 'application/json' },
    { id: 'c-2-4-5', name: 'an empty body', body: '', type: 'application/json' },
    { id: 'c-2-4-5', name: 'no body at all', body: '', type: null },
    { id: 'c-2-4-6', name: 'a list', body: '[]', type: 'application/json' },
    { id: 'c-2-4-6', name: 'a text', body: '"x"', type: 'application/json' },
    { id: 'c-2-4-6', name: 'null', body: 'null', type: 'application/json' },
    {
      id: 'c-2-4-4',
      name: 'a name that stands twice',
      body: JSON.stringify(SAMPLES.single).replace('"id":', '"id":"root","id":'),
      type: 'application/json',
    },
  ];
  for (const path of [SINGLE, BATCH, ...SAMPLES.searches.map((search) => search.path)]) {
    for (const { id, name, body, type } of unreadable) {
      certify(id, `${path} answers 400 to ${name}`, async () => {
        const answer = await server.send(path, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${KEY}`,
            'x-request-id': 'r-400',
            ...(type === null ? {} : { 'content-type': type }),
          },
          ...(type === null ? {} : { body }),
        });

        expect(answer.status).withContext(JSON.stringify(answer.body)).toBe(400);
        expect(answer.body['detail']).toEqual(jasmine.any(String));
        expect(answer.headers.get('x-request-id')).toBe('r-400');
      });
    }
  }

  certify('c-2-4-3', 'takes JSON that names its character set', async () => {
    const answer = await server.post(SINGLE, SAMPLES.single, {
      'content-type': 'application/json; charset=utf-8',
    });

    expect(answer.status).toBe(200);
  });

  certify('c-2-5-1', 'sends the id of the request back as it came', async () => {
    for (const id of ['7f3', 'Ünï-çødé §', `a b;c="d",${'x'.repeat(2_000)}`]) {
      const answer = await server.post(SINGLE, SAMPLES.single, { 'x-request-id': id });

      expect(answer.headers.get('x-request-id')).toBe(id);
    }
  });

  certify('c-2-5-2', 'does without an id, and gives one', async () => {
    const answer = await server.post(SINGLE, SAMPLES.single);

    expect([answer.status, answer.body['decision']]).toEqual([200, true]);
    expect(answer.headers.get('x-request-id')).toMatch(/./);
  });

  certify('c-2-6', 'gives the same answer again', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.post(SINGLE, SAMPLES.single)),
    );

    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  certify(
    'c-3-2-1 c-3-3-1 c-3-3-2 c-3-3-3 c-3-3-4',
    'answers a batch in a list of the same length',
    async () => {
      const { body } = await server.post(BATCH, SAMPLES.batch);

      expect(Object.keys(body)).toEqual(['evaluations']);
      expect((body['evaluations'] as Told[]).length).toBe(2);
    },
  );

  for (const { path, body } of SAMPLES.searches) {
    certify(
      'c-4-5',
      `${path} goes through its pages, the token alone naming the rest`,
      async () => {
        const all = await server.post(path, body);
        const seen: string[] = [];
        let page: object = { limit: 1 };
        for (let pages = 0; pages < 5; pages++) {
          const answer = await server.post(path, { ...body, page });
          const told = answer.body['page'] as { next_token: string; count: number; total: number };
          seen.push(...names(answer));

          expect(answer.status).toBe(200);
          expect(Object.keys(answer.body)[0]).toBe('page');
          expect([typeof told.next_token, told.count]).toEqual(['string', 1]);
          expect(told.total).toBe(names(all).length);
          if (told.next_token === '') break;
          page = { token: told.next_token };
        }

        expect(seen).toEqual(names(all));
        expect(all.body['page']).toBeUndefined();
      },
    );
  }

  certify('c-6', 'tells where everything is, under the address that was configured', async () => {
    const address = '/.well-known/authzen-configuration';
    const answer = await server.get(address, { host: 'evil.example', 'x-request-id': 'd-1' });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('cache-control')).toMatch(/^max-age=\d+$/);
    expect(answer.headers.get('x-request-id')).toBe('d-1');
    expect(answer.body).toEqual({
      policy_decision_point: BASE,
      access_evaluation_endpoint: `${BASE}/access/v1/evaluation`,
      access_evaluations_endpoint: `${BASE}/access/v1/evaluations`,
      search_subject_endpoint: `${BASE}/access/v1/search/subject`,
      search_resource_endpoint: `${BASE}/access/v1/search/resource`,
      search_action_endpoint: `${BASE}/access/v1/search/action`,
    });
  });

  it('is asked whole', () => {
    console.log(
      `AuthZEN certification scenario: ${covered.length} cases over HTTP under ${ANCHORS.length} anchors`,
    );

    expect(ANCHORS.filter((anchor) => !covered.includes(anchor))).toEqual([]);
    expect(covered.filter((anchor) => !ANCHORS.includes(anchor))).toEqual([]);
  });
});
