import type { Draft } from '../drafts/draft.dto.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import type { GateResult } from './gates.js';
import { Office, policyNumber, SMALL_POLICY } from './office.fixture.js';

const REASON = 'read and found right';

describe('a review', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Record<string, string>;
  let approver: Record<string, string>;
  let next = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await server.signIn('author');
    approver = await server.signIn('approver');
  });

  afterAll(() => server.stop());

  const codeOf = ({ status, body }: Answer): string => `${status} ${String(body['code'])}`;
  const submitted = (): Promise<Draft & { readonly digest: string }> =>
    office.submitted(author, next++);
  const approve = (id: string, digest: string, who = approver): Promise<Answer> =>
    office.step(id, 'approve', who, { digest, reason: REASON });
  const lastAct = (id: string): Record<string, unknown> =>
    JSON.parse(
      server.other
        .prepare<[string], string>(
          `select leaf from log_entry where kind = 'act' and json_extract(leaf, '$.object') = ? order by idx desc limit 1`,
        )
        .pluck()
        .get(`draft/${id}`)!,
    ) as Record<string, unknown>;

  describe('submit', () => {
    it('freezes the bytes as the next version, with the digest they are known by from here on', async () => {
      const draft = await office.draft(author, next++);
      const { status, body } = await office.step(draft.id, 'submit', author, { reason: 'please' });
      const stored = await office.read(draft.id, author);
      const version = server.other
        .prepare('select version, digest, base, created_by from policy_version where digest = ?')
        .get(body['digest']);

      expect(status).toBe(200);
      expect([stored.state, stored.digest, stored.version]).toEqual([
        'submitted',
        body['digest'] as string,
        body['version'] as number,
      ]);
      expect(version).toEqual({
        version: body['version'],
        digest: body['digest'],
        base: draft.base.digest,
        created_by: 'demo-author',
      });
      expect(lastAct(draft.id)).toEqual(
        jasmine.objectContaining({
          action: 'draft.submit',
          reason: 'please',
          details: { digest: body['digest'], round: 1 },
        }),
      );
    });

    it('gives the same bytes the same version again', async () => {
      const { id, version } = await submitted();
      await office.step(id, 'withdraw', author);
      const again = await office.step(id, 'submit', author);

      expect(again.body['version']).toBe(version);
    });

    it('leaves what was frozen as it is, whoever writes to the store', async () => {
      const { version } = await submitted();

      expect(() =>
        server.other.exec(`update policy_version set canonical = '{}' where version = ${version}`),
      ).toThrowError(/does not change/);
    });

    it('is refused to a draft that changes nothing', async () => {
      const { body } = await server.post('/v1/drafts', { title: 'same', base: 'live' }, author);

      expect(codeOf(await office.step(String(body['id']), 'submit', author))).toBe(
        '409 nothing-changed',
      );
    });

    const { rulesets } = SMALL_POLICY;
    const [first] = rulesets.routing.rules;
    const refused: readonly { name: string; policy: object; code: string; at: string }[] = [
      {
        name: 'is not JSON',
        policy: { rulesets: { ...rulesets, routing: '{' } },
        code: 'not-submittable',
        at: '/rulesets/routing',
      },
      {
        name: 'has 2,001 rules',
        policy: {
          rulesets: {
            ...rulesets,
            routing: { kind: 'allow-list', rules: Array.from({ length: 2_001 }, () => first) },
          },
        },
        code: 'not-submittable',
        at: '/rulesets/routing/rules',
      },
      {
        name: 'has conditions in a circle',
        policy: {
          rulesets: {
            ...rulesets,
            routing: {
              ...rulesets.routing,
              conditions: { a: { condition: 'b' }, b: { condition: 'a' } },
            },
          },
        },
        code: 'not-submittable',
        at: '/rulesets/routing/conditions/a',
      },
      {
        name: 'lacks a rule of the shipped ban',
        policy: {
          rulesets: {
            ...rulesets,
            'pstn-ban': {
              ...rulesets['pstn-ban'],
              rules: rulesets['pstn-ban'].rules.slice(1),
            },
          },
        },
        code: 'pstn-ban-weakened',
        at: '/rulesets/pstn-ban/rules',
      },
      {
        name: 'has a case that fails',
        policy: {
          suites: [
            ...SMALL_POLICY.suites,
            {
              name: 'wishes',
              cases: [
                {
                  ...SMALL_POLICY.suites[0]!.cases[0]!,
                  expect: { effect: 'permit', reasons: ['wish'] },
                },
              ],
            },
          ],
        },
        code: 'not-submittable',
        at: '/suites/1/cases/0',
      },
      {
        name: 'has rules that no case shows',
        policy: { suites: [] },
        code: 'not-submittable',
        at: '/rulesets/routing/rules/0',
      },
      {
        name: 'shows a rule only by a case that expects nothing',
        policy: {
          suites: SMALL_POLICY.suites.map((suite) => ({
            ...suite,
            cases: suite.cases.map(({ expect: _, ...asked }) => asked),
          })),
        },
        code: 'not-submittable',
        at: '/rulesets/routing/rules/0',
      },
    ];
    for (const { name, policy, code, at } of refused) {
      it(`is refused to a draft that ${name}, at its place, and keeps it as it is`, async () => {
        const draft = await office.draft(author, next++);
        await office.write(draft, author, { ...SMALL_POLICY, ...policy });
        const answer = await office.step(draft.id, 'submit', author);
        const places = (answer.body['problems'] as { at: string }[]).map((problem) => problem.at);
        const stored = await office.read(draft.id, author);

        expect(codeOf(answer)).toBe(`422 ${code}`);
        expect(places).toContain(at);
        expect([stored.state, stored.digest]).toEqual(['draft', null]);
      });
    }

    it('is refused when another saved while the cases ran', async () => {
      const draft = await office.draft(author, next++);
      const [submit, save] = await Promise.all([
        office.step(draft.id, 'submit', author),
        office.write(draft, author, policyNumber(next++)),
      ]);
      const stored = await office.read(draft.id, author);

      expect([submit.status, save.status].sort()).toEqual([200, 409]);
      expect(stored.state).toBe(submit.status === 200 ? 'submitted' : 'draft');
    });
  });

  describe('approve', () => {
    it('binds the digest that was read, with who, when and why', async () => {
      const { id, digest } = await submitted();
      const { status, body } = await approve(id, digest);

      expect([status, body['state']]).toEqual([200, 'approved']);
      expect(body['approvals']).toEqual([
        {
          person: { id: 'demo-approver', name: 'Demo Approver' },
          digest,
          at: jasmine.any(String) as unknown as string,
          reason: REASON,
          voided: false,
        },
      ]);
      expect(lastAct(id)).toEqual(
        jasmine.objectContaining({ action: 'draft.approve', reason: REASON }),
      );
    });

    it('of another digest than the one under review is refused', async () => {
      const { id } = await submitted();

      expect(codeOf(await approve(id, `sha256:${'0'.repeat(64)}`))).toBe('409 digest-mismatch');
      expect((await office.read(id, author)).approvals).toEqual([]);
    });

    it('of the digest that was under review before is refused', async () => {
      const { id, digest } = await submitted();
      await office.step(id, 'withdraw', author);
      await office.write(await office.read(id, author), author, policyNumber(next++));
      await office.step(id, 'submit', author);

      expect(codeOf(await approve(id, digest))).toBe('409 digest-mismatch');
    });

    it('counts once for each person', async () => {
      const { id, digest } = await submitted();
      const answers = await Promise.all([approve(id, digest), approve(id, digest)]);
      const late = await approve(id, digest);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(codeOf(late)).toBe('409 already-approved');
      expect((await office.read(id, author)).approvals.length).toBe(1);
    });

    it('without a reason is malformed', async () => {
      const { id, digest } = await submitted();

      expect((await office.step(id, 'approve', approver, { digest, reason: ' ' })).status).toBe(
        400,
      );
    });
  });

  describe('an approval', () => {
    const voiding: readonly {
      name: string;
      act: (draft: Draft) => Promise<unknown>;
    }[] = [
      {
        name: 'a changed byte',
        act: (draft) => office.write(draft, author, policyNumber(next++)),
      },
      { name: 'a withdrawal', act: ({ id }) => office.step(id, 'withdraw', author) },
      {
        name: 'a rejection',
        act: ({ id, digest }) => office.step(id, 'reject', approver, { digest, reason: 'no' }),
      },
      {
        name: 'a new submit of the same bytes',
        act: async ({ id }) => {
          await office.step(id, 'withdraw', author);
          await office.step(id, 'submit', author);
        },
      },
    ];
    for (const { name, act } of voiding) {
      it(`is void after ${name}`, async () => {
        const { id, digest } = await submitted();
        await approve(id, digest);
        await act(await office.read(id, author));
        const after = await office.read(id, approver);

        expect(after.approvals.map(({ voided }) => voided)).toEqual([true]);
        expect(after.state).not.toBe('approved');
        expect(after.may.promote).toBeFalse();
      });
    }

    it('stays after a new title', async () => {
      const { id, digest } = await submitted();
      await approve(id, digest);
      const draft = await office.read(id, author);
      await server.put(`/v1/drafts/${id}`, { ...draft, title: 'Another' }, author);

      expect((await office.read(id, author)).state).toBe('approved');
    });
  });

  it('ends with a rejection, which says why', async () => {
    const { id, digest } = await submitted();
    const { status, body } = await office.step(id, 'reject', approver, {
      digest,
      reason: 'the limit is too high',
    });

    expect([status, body['state']]).toEqual([200, 'draft']);
    expect(body['rejections']).toEqual([
      jasmine.objectContaining({ digest, reason: 'the limit is too high' }),
    ]);
  });

  it('takes comments of anybody, on the whole or on one place', async () => {
    const { id } = await submitted();
    const auditor = await server.signIn('auditor');
    await office.step(id, 'comments', auditor, { text: 'Why now?' });
    await office.step(id, 'comments', author, { text: 'Here', at: '/rulesets/routing/rules/0' });
    const { body } = await server.get(`/v1/drafts/${id}/comments`, approver);
    const items = body['items'] as { text: string; pointer: string | null }[];

    expect(items.map(({ text, pointer }) => [text, pointer])).toEqual([
      ['Why now?', null],
      ['Here', '/rulesets/routing/rules/0'],
    ]);
    expect((await office.read(id, author)).state).toBe('submitted');
  });

  it('shows every gate, and those of the content once they are worked out', async () => {
    const { id, digest } = await submitted();
    await approve(id, digest);
    const { body } = await server.get(`/v1/drafts/${id}/checks`, approver);
    const checks = body['checks'] as GateResult[];
    const names = [
      'parse',
      'limits',
      'pstn-ban',
      'suites',
      'oracles',
      'coverage',
      'proofs',
      'approvals',
      'base',
    ];

    expect(checks.slice(0, 9).map(({ gate }) => gate as string)).toEqual(names);
  });

  it('says which gates are shut for what does not parse', async () => {
    const draft = await office.draft(author, next++);
    await office.write(draft, author, { ...SMALL_POLICY, suites: '[' });
    const look = async (): Promise<GateResult[]> =>
      (await server.get(`/v1/drafts/${draft.id}/checks`, author)).body['checks'] as GateResult[];
    let checks = await look();
    while (checks.some(({ running }) => running)) checks = await look();

    expect(checks.filter(({ ok }) => !ok).map(({ gate }) => gate as string)).toEqual([
      'parse',
      'pstn-ban',
      'suites',
      'oracles',
      'coverage',
      'proofs',
      'approvals',
    ]);
  });
});
