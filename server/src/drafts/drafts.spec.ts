import { readShippedPolicy } from '../policy/shipped-packs.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import type { Draft, WrittenPolicy } from './draft.dto.js';

const MIB = 1_048_576;

describe('drafts', () => {
  let server: ServerUnderTest;
  let author: Record<string, string>;
  let approver: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    author = await server.signIn('author');
    approver = await server.signIn('approver');
  });

  afterAll(() => server.stop());

  const begin = async (title = 'A change'): Promise<Draft> => {
    const { status, body } = await server.post('/v1/drafts', { title, base: 'live' }, author);
    expect(status).toBe(201);
    return body as unknown as Draft;
  };
  const save = (draft: Draft, changes: Partial<Draft>): Promise<Answer> =>
    server.put(`/v1/drafts/${draft.id}`, { ...draft, ...changes }, author);
  const read = async (id: string): Promise<Draft> =>
    (await server.get(`/v1/drafts/${id}`, approver)).body as unknown as Draft;
  /** The draft's policy with one of its rulesets replaced. */
  const withRouting = (draft: Draft, routing: unknown): WrittenPolicy => ({
    ...draft.policy,
    rulesets: { ...draft.policy.rulesets, routing },
  });
  const acts = (id: string): string[] =>
    server.other
      .prepare<[string], string>(
        `select leaf from log_entry where kind = 'act' and json_extract(leaf, '$.object') = ? order by idx`,
      )
      .pluck()
      .all(`draft/${id}`)
      .map((leaf) => (JSON.parse(leaf) as { action: string }).action);

  it('begin with everything the live policy holds', async () => {
    const draft = await begin('Allow more calls');
    const shipped = readShippedPolicy();

    expect(draft.policy as unknown).toEqual(JSON.parse(JSON.stringify(shipped)) as unknown);
    expect(draft.problems).toEqual([]);
    expect(draft).toEqual(
      jasmine.objectContaining({
        title: 'Allow more calls',
        revision: 1,
        state: 'draft',
        digest: null,
        version: null,
        createdBy: { id: 'demo-author', name: 'Demo Author' },
        contributors: [{ id: 'demo-author', name: 'Demo Author' }],
        approvals: [],
        approvalsRequired: 1,
      }),
    );
    expect(draft.base.version).toBe(1);
  });

  it('begin with a version by its digest, and with none that nobody knows', async () => {
    const { base } = await begin();
    const known = await server.post('/v1/drafts', { title: 'x', base: base.digest }, author);
    const unknown = await server.post(
      '/v1/drafts',
      { title: 'x', base: `sha256:${'0'.repeat(64)}` },
      author,
    );

    expect(known.status).toBe(201);
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'version-unknown']);
  });

  it('are listed without their text, newest first, page by page', async () => {
    const older = await begin('older');
    const newer = await begin('newer');
    const first = await server.get('/v1/drafts?limit=1', approver);
    const next = String(first.body['next']);
    const second = await server.get(`/v1/drafts?limit=1&after=${next}`, approver);
    const items = [first, second].map(({ body }) => (body['items'] as Draft[])[0]!);

    expect(items.map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect(items[0]!.policy).toBeUndefined();
    expect((items[0] as unknown as { problemCount: number }).problemCount).toBe(0);
  });

  it('are listed by state', async () => {
    const draft = await begin();
    await server.send(`/v1/drafts/${draft.id}`, { method: 'DELETE', headers: author });
    const listed = await server.get('/v1/drafts?state=discarded', approver);
    const items = listed.body['items'] as Draft[];

    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'discarded'));
    expect(items.map(({ id }) => id)).toContain(draft.id);
  });

  it('tell each what they may do', async () => {
    const draft = await begin();

    expect(draft.may).toEqual({
      edit: true,
      submit: true,
      withdraw: false,
      approve: false,
      reject: false,
      promote: false,
      discard: true,
      whyNotApprove: 'role',
    });
    expect((await read(draft.id)).may).toEqual({
      edit: false,
      submit: false,
      withdraw: false,
      approve: false,
      reject: false,
      promote: false,
      discard: false,
      whyNotApprove: 'state',
    });
  });

  it('keep a save, with who made it, and leave an act of it', async () => {
    const draft = await begin();
    const { status, body } = await save(draft, { policy: { ...draft.policy, properties: [1] } });

    expect([status, body['revision']]).toEqual([200, 2]);
    expect((await read(draft.id)).policy['properties']).toEqual([1]);
    expect(acts(draft.id)).toEqual(['draft.create', 'draft.save']);
  });

  it('take no save of what is stored already for a change', async () => {
    const draft = await begin();
    const { status, body } = await save(draft, {});

    expect([status, body['revision']]).toEqual([200, 1]);
    expect(acts(draft.id)).toEqual(['draft.create']);
  });

  it('take another title without a change of the policy', async () => {
    const draft = await begin();
    const { body } = await save(draft, { title: 'Another name' });

    expect([body['revision'], body['title']]).toEqual([2, 'Another name']);
    expect(acts(draft.id)).toEqual(['draft.create', 'draft.rename']);
  });

  it('refuse a save that began from an older revision, and show what is stored by now', async () => {
    const draft = await begin();
    await save(draft, { policy: { ...draft.policy, properties: ['first'] } });
    const late = await save(draft, { policy: { ...draft.policy, properties: ['second'] } });
    const current = late.body['current'] as Draft;

    expect([late.status, late.body['code']]).toEqual([409, 'stale-revision']);
    expect([current.revision, current.policy['properties']]).toEqual([2, ['first']]);
    expect((await read(draft.id)).policy['properties']).toEqual(['first']);
  });

  it('let one of two saves at once win, and lose neither text', async () => {
    const draft = await begin();
    const answers = await Promise.all(
      ['one', 'two'].map((text) =>
        save(draft, { policy: { ...draft.policy, properties: [text] } }),
      ),
    );
    const winner = answers.find(({ status }) => status === 200)!;
    const loser = answers.find(({ status }) => status === 409)!;

    expect((loser.body['current'] as Draft).policy).toEqual(winner.body['policy'] as WrittenPolicy);
    expect((await read(draft.id)).policy).toEqual(winner.body['policy'] as WrittenPolicy);
  });

  const [rule] = readShippedPolicy().rulesets.routing.rules;
  const wrong: readonly {
    name: string;
    routing: unknown;
    problem: { at: string; code: string };
  }[] = [
    {
      name: 'a ruleset that is not JSON',
      routing: '{ "kind": "allow-list", ',
      problem: { at: '/rulesets/routing', code: 'not-json' },
    },
    {
      name: 'a policy of 1 MiB and one byte',
      routing: JSON.stringify({ kind: 'allow-list', rules: [] }).padEnd(MIB + 1, ' '),
      problem: { at: '/rulesets/routing', code: 'too-large' },
    },
    {
      name: 'rules of more than 1 MiB',
      routing: {
        kind: 'allow-list',
        rules: Array.from({ length: 70 }, () => ({ ...rule, padding: 'x'.repeat(16_000) })),
      },
      problem: { at: '/rulesets/routing', code: 'too-large' },
    },
    {
      name: '2,001 rules',
      routing: {
        kind: 'allow-list',
        rules: Array.from({ length: 2_001 }, (_, i) => ({ name: `r${i}` })),
      },
      problem: { at: '/rulesets/routing/rules', code: 'too-many' },
    },
    {
      name: '2,001 rules as text',
      routing: JSON.stringify({
        kind: 'allow-list',
        rules: Array.from({ length: 2_001 }, (_, i) => ({ name: `r${i}` })),
      }),
      problem: { at: '/rulesets/routing/rules', code: 'too-many' },
    },
    {
      name: 'conditions in a circle',
      routing: {
        kind: 'allow-list',
        rules: [],
        conditions: { a: { condition: 'b' }, b: { condition: 'a' } },
      },
      problem: { at: '/rulesets/routing/conditions/a', code: 'condition-cycle' },
    },
    {
      name: 'a fact nobody knows',
      routing: {
        kind: 'allow-list',
        rules: [
          {
            ...rule,
            conditions: { all: [{ fact: 'moon.phase', operator: 'equal', value: 'full' }] },
          },
        ],
      },
      problem: { at: '/rulesets/routing/rules/0/conditions/all/0/fact', code: 'unknown-fact' },
    },
    {
      name: 'a name that stands twice in a text',
      routing: '{ "kind": "allow-list", "kind": "ban", "rules": [] }',
      problem: { at: '/rulesets/routing/kind', code: 'duplicate-key' },
    },
    {
      name: 'something that is no ruleset at all',
      routing: [null],
      problem: { at: '/rulesets/routing', code: 'ruleset-shape' },
    },
  ];
  for (const { name, routing, problem } of wrong) {
    it(`keep ${name} as it is, and say where it is wrong`, async () => {
      const draft = await begin();
      const { status, body } = await save(draft, { policy: withRouting(draft, routing) });
      const stored = await read(draft.id);

      expect(status).toBe(200);
      expect(stored.policy.rulesets['routing']).toEqual(routing);
      expect(stored.problems).toContain(jasmine.objectContaining(problem));
      expect(body['problems']).toEqual(stored.problems);
    });
  }

  it('refuse a body of more than 16 MiB', async () => {
    const draft = await begin();
    const { status, body } = await save(draft, {
      policy: withRouting(draft, 'x'.repeat(16 * MIB)),
    });

    expect([status, JSON.stringify(body['problems'])]).toEqual([
      400,
      jasmine.stringContaining('too-large'),
    ]);
  });

  it('are put aside once, and take no text afterwards', async () => {
    const draft = await begin();
    const discard = (): Promise<Answer> =>
      server.send(`/v1/drafts/${draft.id}`, { method: 'DELETE', headers: author });
    const first = await discard();
    const second = await discard();
    const late = await save(draft, { revision: 2 });

    expect([first.status, second.status, late.status]).toEqual([204, 409, 409]);
    expect([second.body['code'], late.body['code']]).toEqual(['wrong-state', 'wrong-state']);
    expect((await read(draft.id)).policy).toEqual(draft.policy);
  });

  for (const [method, url] of [
    ['GET', '/v1/drafts/nobody'],
    ['DELETE', '/v1/drafts/nobody'],
  ]) {
    it(`say of one that nobody knows so: ${method}`, async () => {
      const { status, body } = await server.send(url!, { method: method!, headers: author });

      expect([status, body['code']]).toEqual([404, 'draft-unknown']);
    });
  }
});
