import type { Act } from '../ledger/act.js';
import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { Office, policyNumber } from '../reviews/office.fixture.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const START = 1_800_000_000_000;
const DAY_MS = 86_400_000;
type Headers = Record<string, string>;

describe('promotions', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let office: Office;
  let author: Headers;
  let approver: Headers;
  let other: Headers;
  /** Each draft has a policy of its own. */
  let drafts = 0;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    office = new Office(server);
    author = await office.hire(['author']);
    approver = await office.hire(['approver']);
    other = await office.hire(['approver', 'author']);
  });

  afterAll(() => server.stop());

  const because = { reason: 'a spec' };
  const promote = (digest: string, more: object = {}, who = approver): Promise<Answer> =>
    server.post('/v1/promotions', { digest, ...because, ...more }, who);
  const rollBack = (digest: string, who = approver): Promise<Answer> =>
    server.post('/v1/rollbacks', { digest, ...because }, who);
  /** A draft from what is live, with the approval it needs. */
  const approved = async (): Promise<{ id: string; digest: string }> => {
    const { id, digest } = await office.submitted(author, ++drafts);
    await office.step(id, 'approve', approver, { digest, ...because });
    return { id, digest };
  };
  const live = async (): Promise<{ version: number; digest: string }> => {
    const { body } = await server.get('/v1/policy', author);
    return { version: Number(body['version']), digest: String(body['digest']) };
  };
  const stateOf = async (id: string): Promise<string> => (await office.read(id, author)).state;
  const acts = (action: string): Act[] =>
    (
      server.other
        .prepare("select leaf from log_entry where kind = 'act' order by idx")
        .pluck()
        .all() as string[]
    )
      .map((leaf) => JSON.parse(leaf) as Act)
      .filter((act) => act.action === action);
  const gates = ({ body }: Answer): string[] => [
    ...new Set((body['problems'] as { at: string }[]).map(({ at }) => at)),
  ];

  it('put approved bytes live: the next decision names them, and all of it is on record', async () => {
    const before = await live();
    const { id, digest } = await approved();
    const answer = await promote(digest);
    const { body: decision } = await server.post('/v1/decisions', incomingCall(`p-${id}`));
    const versions = await server.get('/v1/versions', author);
    const { body } = await server.get('/v1/promotions', author);
    const [newest] = body['items'] as { sequence: number; logIndex: number }[];
    const act = acts('promotion.promote').at(-1)!;

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      sequence: jasmine.any(Number),
      version: jasmine.any(Number),
      digest,
      liveSince: new Date(START).toISOString(),
    });
    expect(decision['policy']).toEqual({ version: answer.body['version'], digest });
    expect(await stateOf(id)).toBe('promoted');
    expect(newest).toEqual(
      jasmine.objectContaining({
        sequence: answer.body['sequence'],
        kind: 'promotion',
        digest,
        reason: 'a spec',
        by: jasmine.objectContaining({ id: 'person-1' }),
        approvals: [
          jasmine.objectContaining({ person: jasmine.objectContaining({ id: 'person-1' }) }),
        ],
      }),
    );
    expect(act).toEqual(
      jasmine.objectContaining({
        object: `bundle/${newest!.sequence}`,
        before: before.digest,
        after: digest,
        reason: 'a spec',
        index: newest!.logIndex,
      }),
    );
    expect((versions.body['items'] as object[])[0]).toEqual(
      jasmine.objectContaining({ digest, state: 'live', draft: id, live: true }),
    );
  });

  it('supersede the draft that was live', async () => {
    const first = await approved();
    await promote(first.digest);
    const second = await approved();
    await promote(second.digest);

    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['superseded', 'promoted']);
  });

  it('are refused while an approval is missing, and change nothing', async () => {
    const { id, digest } = await office.submitted(author, ++drafts);
    const before = await live();
    const answer = await promote(digest);

    expect([answer.status, answer.body['code']]).toEqual([409, 'gate-failed']);
    expect(gates(answer)).toEqual(['/gates/approvals']);
    expect([await live(), await stateOf(id)]).toEqual([before, 'submitted']);
  });

  it('are refused for a draft whose base is live no longer', async () => {
    const stale = await approved();
    await promote((await approved()).digest);
    const answer = await promote(stale.digest);

    expect([answer.status, answer.body['code']]).toEqual([409, 'stale-base']);
    expect(gates(answer)).toEqual(['/gates/base']);
    expect(await stateOf(stale.id)).toBe('approved');
  });

  it('two at once: one wins, the other hears that it came too late', async () => {
    for (let i = 0; i < 5; i++) {
      const [one, two] = [await approved(), await approved()];
      const before = Number(server.other.prepare('select count(*) from promotion').pluck().get());
      const answers = await Promise.all([promote(one.digest), promote(two.digest, {}, other)]);
      const after = server.other.prepare('select count(*) from promotion').pluck().get();
      const winner = answers[0].status === 201 ? one : two;

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)!.body['code']).toBe('stale-base');
      expect([after, (await live()).digest]).toEqual([before + 1, winner.digest]);
    }
  });

  it('the same bytes at once: they go live once', async () => {
    const { digest } = await approved();
    const answers = await Promise.all([promote(digest), promote(digest, {}, other)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('are refused when the draft is withdrawn while the gates are asked', async () => {
    const { id, digest } = await approved();
    const before = await live();
    const promoting = promote(digest);
    const withdrawn = await office.step(id, 'withdraw', author);
    const answer = await promoting;

    expect(withdrawn.status).toBe(200);
    expect([answer.status, await live()]).toEqual([409, before]);
  });

  it('are refused for bytes nobody knows, and for those that are live or were', async () => {
    const first = await approved();
    await promote(first.digest);
    const second = await approved();
    await promote(second.digest);
    const codes = await Promise.all(
      [`sha256:${'0'.repeat(64)}`, second.digest, first.digest].map(
        async (digest) => (await promote(digest)).body['code'],
      ),
    );

    expect(codes).toEqual(['version-unknown', 'already-live', 'wrong-state']);
  });

  it('are for approvers alone, and need a reason', async () => {
    const { digest } = await approved();
    const answers = [
      await promote(digest, {}, author),
      await promote(digest, {}, await server.signIn('admin')),
      await server.post('/v1/promotions', { digest }, approver),
      await promote(digest, { force: true }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 400, 400]);
  });

  it('are refused when the bytes on record are not those that were approved', async () => {
    // What was found changed is not forgotten before the next start: a server of its own.
    const changed = await ServerUnderTest.start({ clock });
    const people = new Office(changed);
    const [writer, reader] = [await people.hire(['author']), await people.hire(['approver'])];
    const { id, digest } = await people.submitted(writer, ++drafts);
    await people.step(id, 'approve', reader, { digest, ...because });
    changed.other.exec('drop trigger policy_version_no_update');
    changed.other
      .prepare('update policy_version set canonical = replace(canonical, ?, ?) where digest = ?')
      .run(`"policy ${drafts}"`, '"policy other"', digest);
    const answer = await changed.post('/v1/promotions', { digest, ...because }, reader);
    await changed.stop();

    expect([answer.status, answer.body['code']]).toEqual([409, 'ledger-tampered']);
  });

  it('are refused on an approval that stands in the table alone', async () => {
    const { id, digest } = await office.submitted(author, ++drafts);
    const before = await live();
    server.other
      .prepare(
        `insert into draft_approval (draft_id, round, digest, identity, person_id, at, reason)
         select ?, round, digest, 'nobody@office.example', 'person-1', 0, 'by hand' from draft where id = ?`,
      )
      .run(id, id);
    const answer = await promote(digest);

    expect(await stateOf(id)).toBe('approved');
    expect([answer.status, gates(answer)]).toEqual([409, ['/gates/approvals']]);
    expect(JSON.stringify(answer.body['problems'])).toMatch(/approval-not-on-record/);
    expect(await live()).toEqual(before);
  });

  it('are refused when the approver had a hand in the bytes that the table does not tell of', async () => {
    const { id } = await office.draft(author, ++drafts);
    const own = await office.read(id, other);
    await office.write(own, other, policyNumber(++drafts));
    await office.step(id, 'submit', author);
    const { digest } = await office.read(id, author);
    server.other.exec('drop trigger draft_contributor_no_delete');
    server.other.prepare(`delete from draft_contributor where person_id = 'person-2'`).run();
    const approval = await office.step(id, 'approve', other, { digest, ...because });
    const answer = await promote(digest!);

    expect([approval.status, await stateOf(id)]).toEqual([200, 'approved']);
    expect([answer.status, gates(answer)]).toEqual([409, ['/gates/approvals']]);
  });

  it('keep no number that their reason names', async () => {
    const { digest } = await approved();
    await promote(digest, { reason: 'as +819012345678 asked' });
    const { body } = await server.get('/v1/promotions', author);

    expect((body['items'] as { reason: string }[])[0]!.reason).toMatch(/^as p1\.\S+ asked$/);
    expect(acts('promotion.promote').at(-1)!.reason).toMatch(/^as p1\.\S+ asked$/);
  });

  it('that cannot be recorded do not happen', async () => {
    const { id, digest } = await approved();
    const before = await live();
    server.other.exec(
      'create trigger broken before insert on bundle begin insert into nowhere values (1); end',
    );
    const refused = await promote(digest);
    server.other.exec('drop trigger broken');
    const between = [await live(), await stateOf(id)];
    const taken = await promote(digest);

    expect([refused.status, refused.body['code']]).toEqual([503, 'record-unavailable']);
    expect(between).toEqual([before, 'approved']);
    expect(taken.status).toBe(201);
  });

  describe('rolled back', () => {
    it('put the version live again that was live just before, on its own approvals', async () => {
      const first = await approved();
      await promote(first.digest);
      const second = await approved();
      const { body: ahead } = await promote(second.digest);
      const answer = await rollBack(first.digest);
      const { body } = await server.get('/v1/promotions', author);
      const [newest] = body['items'] as { kind: string; approvals: unknown[] }[];

      expect(answer.status).toBe(201);
      expect(answer.body['sequence']).toBe(Number(ahead['sequence']) + 1);
      expect(await live()).toEqual({
        version: Number(answer.body['version']),
        digest: first.digest,
      });
      expect([await stateOf(first.id), await stateOf(second.id)]).toEqual([
        'promoted',
        'superseded',
      ]);
      expect([newest!.kind, newest!.approvals.length]).toEqual(['rollback', 1]);
      expect(acts('promotion.roll-back').at(-1)!.after).toBe(first.digest);
      // The one that was taken back is the one live just before now.
      expect((await rollBack(second.digest)).status).toBe(201);
    });

    it('older content is refused, and what to do instead is said', async () => {
      const older = await approved();
      await promote(older.digest);
      await promote((await approved()).digest);
      const current = await approved();
      await promote(current.digest);
      const answers = [await rollBack(older.digest), await rollBack(current.digest)];

      expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
        Array(2).fill([409, 'not-the-former-version']),
      );
      expect(String(answers[0]!.body['detail'])).toMatch(/new draft/);
    });

    it('two at once: one is taken', async () => {
      const first = await approved();
      await promote(first.digest);
      await promote((await approved()).digest);
      const answers = await Promise.all([rollBack(first.digest), rollBack(first.digest, other)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('are for approvers alone', async () => {
      expect((await rollBack((await live()).digest, author)).status).toBe(403);
    });
  });

  describe('for an instant', () => {
    afterEach(() => (clock.instant = START));

    const at = (ms: number): { at: string } => ({ at: new Date(START + ms).toISOString() });
    const waiting = async (): Promise<{ id: string; digest: string; draft: string }[]> => {
      const { body } = await server.get('/v1/promotions', author);
      return body['scheduled'] as { id: string; digest: string; draft: string }[];
    };
    /** Asks until the condition holds; the spec's own time limit ends it otherwise. */
    const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
      while (!(await holds())) await server.get('/health/live');
    };

    it('wait, and go live when it comes', async () => {
      const { id, digest } = await approved();
      const before = await live();
      const set = await promote(digest, at(600_000));
      const told = (await office.read(id, author)).scheduled;
      clock.instant = START + 599_999;
      await until(() => true);
      const early = await live();
      clock.instant = START + 600_000;
      await until(async () => (await live()).digest === digest);
      const act = acts('promotion.promote').at(-1)!;

      expect([set.status, set.body]).toEqual([
        202,
        { id: jasmine.any(String) as unknown, ...at(600_000) },
      ]);
      expect(told).toEqual({
        ...at(600_000),
        by: { id: 'person-1', name: jasmine.any(String) },
      } as never);
      expect(early).toEqual(before);
      expect(await waiting()).toEqual([]);
      expect(act.actor.kind).toBe('system');
      expect(act.details?.['scheduledBy']).toBe('person-1');
    });

    it('are told of as failed when a gate is shut by then, and the policy before stays', async () => {
      const { id, digest } = await approved();
      await promote(digest, at(60_000));
      await promote((await approved()).digest);
      const before = await live();
      clock.instant = START + 60_000;
      await until(() => acts('promotion.failed').some((act) => act.details?.['digest'] === digest));
      const overview = await server.get('/v1/overview', author);
      const draft = await office.read(id, author);

      expect(await live()).toEqual(before);
      expect(acts('promotion.failed').at(-1)!.details?.['code']).toBe('stale-base');
      expect(overview.body['attention']).toContain(
        jasmine.objectContaining({ kind: 'promotion-failed', subject: draft.title }),
      );
      expect([draft.scheduled, draft.failedPromotion?.code]).toEqual([null, 'stale-base']);
    });

    it('fail when whoever set them is no approver any more', async () => {
      const leaving = await office.hire(['approver']);
      const { digest } = await approved();
      await promote(digest, at(60_000), leaving);
      const [{ person }] = server.other
        .prepare('select person_id as person from scheduled_promotion where digest = ?')
        .all(digest) as [{ person: string }];
      const admin = await server.signIn('admin');
      const changed = await server.put(
        `/v1/people/${person}`,
        { name: 'Leaving', roles: ['auditor'], active: true },
        admin,
      );
      clock.instant = START + 60_000;
      await until(() => acts('promotion.failed').some((act) => act.details?.['digest'] === digest));

      expect(changed.status).toBe(200);
      expect(acts('promotion.failed').at(-1)!.details?.['code']).toBe('no-approver-any-more');
      expect((await live()).digest).not.toBe(digest);
    });

    it('do not happen when they are cancelled', async () => {
      const { digest } = await approved();
      const { body } = await promote(digest, at(60_000));
      const cancel = (): Promise<Answer> =>
        server.send(`/v1/promotions/${String(body['id'])}`, {
          method: 'DELETE',
          headers: approver,
        });
      const answers = [await cancel(), await cancel()];
      clock.instant = START + 60_000;

      expect(answers.map(({ status }) => status)).toEqual([204, 404]);
      expect(await waiting()).toEqual([]);
      expect(acts('promotion.cancel').length).toBeGreaterThan(0);
    });

    it('are set once for the same bytes', async () => {
      const { id, digest } = await approved();
      await promote(digest, at(60_000));
      const again = await promote(digest, at(70_000));
      const [set] = await waiting();

      expect([again.status, again.body['code']]).toEqual([409, 'already-scheduled']);
      expect([set!.draft, set!.digest]).toEqual([id, digest]);
      await server.send(`/v1/promotions/${set!.id}`, { method: 'DELETE', headers: approver });
    });

    it('are not set for what may not go live now', async () => {
      const { digest } = await office.submitted(author, ++drafts);
      const answer = await promote(digest, at(60_000));

      expect([answer.status, gates(answer)]).toEqual([409, ['/gates/approvals']]);
    });

    for (const { name, ms, status } of [
      { name: 'now', ms: 0, status: 400 },
      { name: 'an instant ago', ms: -1, status: 400 },
      { name: '90 days ahead', ms: 90 * DAY_MS, status: 202 },
      { name: 'a millisecond more than 90 days ahead', ms: 90 * DAY_MS + 1, status: 400 },
    ]) {
      it(`${name}: ${status}`, async () => {
        const { digest } = await approved();
        const answer = await promote(digest, at(ms));
        if (answer.status === 202) {
          const address = `/v1/promotions/${String(answer.body['id'])}`;
          await server.send(address, { method: 'DELETE', headers: approver });
        }

        expect(answer.status).toBe(status);
      });
    }
  });
});

describe('promotions after somebody wrote into the database of a running server', () => {
  for (const { name, sql, says } of [
    {
      name: 'took the newest bundle away',
      sql: 'drop trigger bundle_no_delete; delete from bundle where sequence = 1',
      says: /promotion 1, bundle none/,
    },
    {
      name: 'put a promotion in',
      sql: `insert into promotion (id, version, promoted_at, promoted_by, reason, kind) values (2, 1, 0, 'demo-admin', 'mine', 'promotion')`,
      says: /promotion 2, bundle 1/,
    },
  ]) {
    it(`who ${name} are refused, and the policy before goes on`, async () => {
      const server = await ServerUnderTest.start();
      const office = new Office(server);
      const author = await office.hire(['author']);
      const approver = await office.hire(['approver']);
      const { id, digest } = await office.submitted(author, 1);
      await office.step(id, 'approve', approver, { digest, reason: 'read' });
      server.other.pragma('foreign_keys = off');
      server.other.exec(sql);
      const promote = (): Promise<Answer> =>
        server.post('/v1/promotions', { digest, reason: 'a spec' }, approver);
      const answers = [await promote(), await promote()];
      const decided = await server.post('/v1/decisions', incomingCall('after'));
      const ready = await server.get('/health/ready');
      await server.stop();

      expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
        Array(2).fill([409, 'bundle-bad']),
      );
      expect((decided.body['policy'] as { version: number }).version).toBe(1);
      expect(JSON.stringify(ready.body['checks'])).toMatch(says);
    });
  }
});

describe('promotions for an instant', () => {
  it('outlive a restart, and are made up for when the server was down', async () => {
    const clock = new StoppedClock(START);
    let server = await ServerUnderTest.start({ clock });
    const office = new Office(server);
    const author = await office.hire(['author']);
    const approver = await office.hire(['approver']);
    const { id, digest } = await office.submitted(author, 1);
    await office.step(id, 'approve', approver, { digest, reason: 'read' });
    const at = new Date(START + 60_000).toISOString();
    await server.post('/v1/promotions', { digest, reason: 'in a minute', at }, approver);
    server = await server.restart();
    const waits = (await server.get('/v1/promotions', author)).body['scheduled'] as object[];
    server.other.close();
    await server.server.stop();
    clock.instant = START + 120_000;
    server = await ServerUnderTest.start({ clock, folder: server.folder });
    const live = async (): Promise<unknown> =>
      (await server.get('/v1/policy', author)).body['digest'];
    while ((await live()) !== digest) await server.get('/health/live');
    await server.stop();

    expect(waits).toEqual([jasmine.objectContaining({ digest, draft: id })]);
  });
});
