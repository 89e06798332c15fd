import { canonicalPolicy, digestOf, type PolicyDocument } from '@ringfence/rules';
import type { Draft } from '../drafts/draft.dto.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { harmlessProperty } from '../policy/property.fixture.js';
import { RunScheduledPromotions } from '../promotions/run-scheduled-promotions.js';
import { KEY, incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import type { GateResult } from './gates.js';
import { Office, policyNumber } from './office.fixture.js';

type Headers = Record<string, string>;
type Submitted = Draft & { readonly digest: string };
const because = { reason: 'a spec' };
const START = 1_800_000_000_000;

/**
 * Ways in which other products let rules go live that nobody else had approved; each is closed here by construction. Every way ends
 * with the live policy as it was.
 */
describe('a hole of another product', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let office: Office;
  let author: Headers;
  let approver: Headers;
  let approverToo: Headers;
  let authorAndApprover: Headers;
  let admin: Headers;
  let next = 0;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    office = new Office(server);
    author = await office.hire(['author']);
    approver = await office.hire(['approver']);
    approverToo = await office.hire(['approver']);
    authorAndApprover = await office.hire(['author', 'approver']);
    admin = await server.signIn('admin');
  });

  afterAll(() => server.stop());

  const codeOf = ({ status, body }: Answer): string => `${status} ${String(body['code'])}`;
  const approve = (id: string, digest: string, who: Headers): Promise<Answer> =>
    office.step(id, 'approve', who, { digest, ...because });
  const promote = (digest: string, who = approver, more: object = {}): Promise<Answer> =>
    server.post('/v1/promotions', { digest, ...because, ...more }, who);
  const submitted = (who = author): Promise<Submitted> => office.submitted(who, next++);
  const approved = async (): Promise<Submitted> => {
    const draft = await submitted();
    await approve(draft.id, draft.digest, approver);
    return draft;
  };
  const liveDigest = async (): Promise<string> =>
    String((await server.get('/v1/policy', author)).body['digest']);
  const require = async (approvalsRequired: number): Promise<void> => {
    const { body } = await server.put('/v1/settings', { approvalsRequired, ...because }, admin);
    const { confirmation } = body as { confirmation?: string };
    if (confirmation === undefined) return;
    await server.post(`/v1/confirmations/${confirmation}/confirm`, because, approver);
  };
  const pass = async (ms: number): Promise<void> => {
    clock.instant += ms;
    await server.server.app.get(RunScheduledPromotions).execute();
  };

  const closed: readonly {
    readonly product: string;
    readonly hole: string;
    /** Goes the way through the hole. @returns what was refused, and by which code */
    readonly way: () => Promise<readonly string[]>;
    readonly refusals: readonly string[];
  }[] = [
    {
      product: 'Unleash',
      hole: 'an administrator approves and applies a change',
      way: async () => {
        const { id, digest } = await submitted();
        return [codeOf(await approve(id, digest, admin)), codeOf(await promote(digest, admin))];
      },
      refusals: ['403 role-missing', '403 role-missing'],
    },
    {
      product: 'Unleash',
      hole: 'an administrator who is author and approver too approves the own change',
      way: async () => {
        const everything = await office.hire(['admin', 'author', 'approver']);
        const { id, digest } = await submitted(everything);
        return [
          codeOf(await approve(id, digest, everything)),
          codeOf(await promote(digest, everything)),
        ];
      },
      refusals: ['403 author-cannot-approve', '409 gate-failed'],
    },
    {
      product: 'Unleash',
      hole: 'a right to skip the approval',
      way: async () => {
        const { digest } = await submitted();
        return [
          codeOf(await promote(digest)),
          codeOf(await promote(digest, approver, { skip: true })),
          codeOf(await promote(digest, approver, { force: true })),
        ];
      },
      refusals: ['409 gate-failed', '400 malformed-input', '400 malformed-input'],
    },
    {
      product: 'Unleash',
      hole: 'a part of the rules that changes without an approval: here figures, cases and properties',
      way: async () => {
        const parts: ((policy: PolicyDocument) => object)[] = [
          ({ parameters }) => ({ parameters: parameters.toReversed() }),
          ({ suites }) => ({ suites: [...suites, { name: 'more', cases: [] }] }),
          () => ({ properties: [harmlessProperty('another')] }),
        ];
        const refused: string[] = [];
        for (const part of parts) {
          const { id, digest } = await approved();
          const draft = await office.read(id, author);
          const policy = draft.policy as unknown as PolicyDocument;
          await office.write(draft, author, { ...policy, ...part(policy) });
          refused.push(codeOf(await promote(digest)));
        }
        return refused;
      },
      refusals: ['409 wrong-state', '409 wrong-state', '409 wrong-state'],
    },
    {
      product: 'Unleash',
      hole: 'a scheduled change that goes live although reviews were made stricter since',
      way: async () => {
        const { digest } = await approved();
        const at = new Date(clock.instant + 60_000).toISOString();
        const set = await promote(digest, approver, { at });
        await require(2);
        await pass(120_000);
        const shown = await server.get(`/v1/promotions`, author);
        await require(1);
        return [String(set.status), JSON.stringify(shown.body['scheduled'])];
      },
      refusals: ['202', '[]'],
    },
    {
      product: 'Unleash',
      hole: 'reviews that can be switched off',
      way: async () => [
        codeOf(await server.put('/v1/settings', { approvalsRequired: 0, ...because }, admin)),
        codeOf(
          await server.put(
            '/v1/settings',
            { approvalsRequired: 1, reviews: false, ...because },
            admin,
          ),
        ),
      ],
      refusals: ['400 malformed-input', '400 malformed-input'],
    },
    {
      product: 'Flagsmith',
      hole: 'an approved request that is edited and published without a new approval',
      way: async () => {
        const { id, digest } = await approved();
        await office.write(await office.read(id, author), author, policyNumber(next++));
        const resubmitted = await office.step(id, 'submit', author);
        return [
          codeOf(await promote(digest)),
          codeOf(await promote(String(resubmitted.body['digest']))),
        ];
      },
      refusals: ['409 wrong-state', '409 gate-failed'],
    },
    {
      product: 'Flagsmith',
      hole: 'a schedule that is edited without a new approval, or fires for other bytes than were approved',
      way: async () => {
        const { id, digest } = await approved();
        const at = new Date(clock.instant + 60_000).toISOString();
        const { body } = await promote(digest, approver, { at });
        const edited = await server.put(`/v1/promotions/${String(body['id'])}`, { at }, approver);
        await office.write(await office.read(id, author), author, policyNumber(next++));
        await office.step(id, 'submit', author);
        await pass(120_000);
        return [codeOf(edited), (await office.read(id, author)).state];
      },
      refusals: ['405 method-not-allowed', 'submitted'],
    },
    {
      product: 'LaunchDarkly',
      hole: 'a setting that lets people approve their own requests',
      way: async () => {
        const { id, digest } = await submitted(authorAndApprover);
        const setting = await server.put(
          '/v1/settings',
          { approvalsRequired: 1, selfApproval: true, ...because },
          admin,
        );
        return [codeOf(setting), codeOf(await approve(id, digest, authorAndApprover))];
      },
      refusals: ['400 malformed-input', '403 author-cannot-approve'],
    },
    {
      product: 'LaunchDarkly',
      hole: 'conflicting changes that are told of only when they are applied',
      way: async () => {
        const [first, second] = [await approved(), await approved()];
        await promote(first.digest);
        const { body } = await server.get(`/v1/drafts/${second.id}/checks`, author);
        const base = (body['checks'] as GateResult[]).find(({ gate }) => gate === 'base')!;
        const answer = codeOf(await promote(second.digest));
        await server.post('/v1/rollbacks', { digest: first.base.digest, ...because }, approver);
        return [base.problems[0]!.code, answer];
      },
      refusals: ['stale-base', '409 stale-base'],
    },
    {
      product: 'LaunchDarkly',
      hole: 'a role of one’s own that goes around approvals',
      way: async () => [
        codeOf(
          await server.post(
            '/v1/people',
            { email: 'x@office.example', name: 'X', roles: ['bypass'] },
            admin,
          ),
        ),
      ],
      refusals: ['400 malformed-input'],
    },
    {
      product: 'GrowthBook',
      hole: 'a rule against approving one’s own change that does not hold for reviewers',
      way: async () => {
        const draft = await submitted();
        await office.step(draft.id, 'withdraw', author);
        await office.write(
          await office.read(draft.id, author),
          authorAndApprover,
          policyNumber(next++),
        );
        const { body } = await office.step(draft.id, 'submit', author);
        return [codeOf(await approve(draft.id, String(body['digest']), authorAndApprover))];
      },
      refusals: ['403 author-cannot-approve'],
    },
    {
      product: 'ConfigCat',
      hole: 'a bypass for emergencies that may permit more: ours only denies',
      way: async () => {
        const { body } = await server.post(
          '/v1/kill-switches',
          { scope: 'all', ...because },
          approver,
        );
        const during = await server.post('/v1/decisions', incomingCall(`bypass-${next++}`));
        await server.send(`/v1/kill-switches/${String(body['id'])}`, {
          method: 'DELETE',
          headers: { ...approver, 'content-type': 'application/json' },
          body: JSON.stringify(because),
        });
        return [String(during.body['effect'])];
      },
      refusals: ['deny'],
    },
    {
      product: 'Amazon Verified Permissions',
      hole: 'validation that is switched off with one word',
      way: async () => {
        const draft = await office.draft(author, next++);
        await office.write(draft, author, { ...policyNumber(0), suites: [] });
        return [
          codeOf(await office.step(draft.id, 'submit', author)),
          codeOf(await office.step(draft.id, 'submit', author, { validation: 'OFF' })),
        ];
      },
      refusals: ['422 not-submittable', '400 malformed-input'],
    },
    {
      product: 'Amazon Verified Permissions',
      hole: 'protection against deletion only where it was switched on',
      way: async () => {
        const { digest, version } = await submitted();
        const deleted = await server.send(`/v1/versions/${digest}`, {
          method: 'DELETE',
          headers: admin,
        });
        let inStore = 'deleted';
        try {
          server.other.exec(`delete from policy_version where version = ${version}`);
        } catch (error) {
          inStore = (error as Error).message;
        }
        return [codeOf(deleted), inStore];
      },
      refusals: ['405 method-not-allowed', 'what was promoted does not go away'],
    },
    {
      product: 'Twilio',
      hole: 'what is saved takes effect at once',
      way: async () => {
        const before = await liveDigest();
        const draft = await office.draft(author, next++);
        await office.write(draft, author, policyNumber(next++));
        const { body } = await server.post('/v1/decisions', incomingCall(`saved-${next++}`));
        return [(body['policy'] as { digest: string }).digest === before ? 'as before' : 'changed'];
      },
      refusals: ['as before'],
    },
    {
      product: 'everybody',
      hole: 'a second account of the same mailbox',
      way: async () => {
        const mailbox = `box-${next++}@office.example`;
        const writer = await office.hire(['author'], mailbox);
        const second = await office.hire(['approver'], mailbox.replace('@', '+two@'));
        const { id, digest } = await submitted(writer);
        return [codeOf(await approve(id, digest, second))];
      },
      refusals: ['403 author-cannot-approve'],
    },
    {
      product: 'everybody',
      hole: 'two accounts of one mailbox that count as two people',
      way: async () => {
        await require(2);
        const mailbox = `box-${next++}@office.example`;
        const once = await office.hire(['approver'], mailbox);
        const twice = await office.hire(['approver'], mailbox.replace('@', '+two@'));
        const { id, digest } = await submitted();
        const answers = [
          String((await approve(id, digest, once)).status),
          codeOf(await approve(id, digest, twice)),
          codeOf(await promote(digest)),
        ];
        await require(1);
        return answers;
      },
      refusals: ['200', '409 already-approved', '409 gate-failed'],
    },
    {
      product: 'everybody',
      hole: 'the same bytes in a draft of somebody else, approved by who wrote them',
      way: async () => {
        const mine = await submitted(authorAndApprover);
        const { body } = await server.post('/v1/drafts', { title: 'a copy', base: 'live' }, author);
        const copy = body as unknown as Draft;
        await office.write(copy, author, mine.policy);
        await office.step(copy.id, 'submit', author);
        return [codeOf(await approve(copy.id, mine.digest, authorAndApprover))];
      },
      refusals: ['403 author-cannot-approve'],
    },
    {
      product: 'everybody',
      hole: 'an approval by a machine key',
      way: async () => {
        const { id, digest } = await submitted();
        const key = { authorization: `Bearer ${KEY}` };
        return [codeOf(await approve(id, digest, key)), codeOf(await promote(digest, key))];
      },
      refusals: ['401 unauthenticated', '401 unauthenticated'],
    },
    {
      product: 'everybody',
      hole: 'an approval by somebody who has lost the right since',
      way: async () => {
        const { id, digest } = await submitted();
        await approve(id, digest, approverToo);
        const people = await server.get('/v1/people', admin);
        const person = (people.body['items'] as { id: string; name: string }[]).find(
          ({ id: known }) => known === 'person-2',
        )!;
        await server.put(
          `/v1/people/${person.id}`,
          { name: person.name, roles: [], active: true, ...because },
          admin,
        );
        const after = await office.read(id, author);
        return [after.state, String(after.approvals[0]!.voided), codeOf(await promote(digest))];
      },
      refusals: ['submitted', 'true', '409 gate-failed'],
    },
  ];
  for (const { product, hole, way, refusals } of closed) {
    it(`is closed: ${hole} (${product})`, async () => {
      const before = await liveDigest();

      expect(await way()).toEqual(refusals);
      expect(await liveDigest()).toBe(before);
    });
  }

  it('is closed: the bytes that run are not the ones that were approved (everybody)', async () => {
    const { digest } = await approved();
    await promote(digest);
    const { body } = await server.get('/v1/policy', author);
    const newest = server.other
      .prepare('select manifest from bundle order by sequence desc limit 1')
      .pluck()
      .get() as string;
    const manifest = JSON.parse(newest) as { digest: string; approvals: { digest: string }[] };

    expect(digestOf(canonicalPolicy(body['document'] as PolicyDocument))).toBe(digest);
    expect([manifest.digest, ...manifest.approvals.map((one) => one.digest)]).toEqual([
      digest,
      digest,
    ]);
  });
});
