import { setImmediate } from 'node:timers/promises';
import { LedgerPort } from '../ledger/ledger-port.js';
import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { Office } from './office.fixture.js';

type Headers = Record<string, string>;
const because = { reason: 'a spec' };

describe('a right that is taken at the same moment', () => {
  let server: ServerUnderTest;
  let office: Office;
  let author: Headers;
  let admin: Headers;
  let keeper: Headers;
  let people = 2;
  let drafts = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    office = new Office(server);
    author = await office.hire(['author']);
    keeper = await office.hire(['admin', 'approver']);
    admin = await server.signIn('admin');
  });

  afterAll(() => server.stop());

  interface Hired {
    readonly id: string;
    readonly headers: Headers;
  }
  const hire = async (): Promise<Hired> => ({
    id: `person-${people++}`,
    headers: await office.hire(['approver', 'operator']),
  });
  const change = (id: string, more: object): Promise<Answer> =>
    server.put(
      `/v1/people/${id}`,
      { name: `Person ${id}`, roles: ['operator'], active: true, ...because, ...more },
      admin,
    );
  const approve = (id: string, digest: string, who: Headers): Promise<Answer> =>
    office.step(id, 'approve', who, { digest, ...because });
  const promote = (digest: string, who: Headers): Promise<Answer> =>
    server.post('/v1/promotions', { digest, ...because }, who);
  const liveDigest = async (): Promise<unknown> =>
    (await server.get('/v1/policy', author)).body['digest'];

  /** Both are judged before either is written, the taking first. @returns what became of the second */
  const together = async (
    taking: () => Promise<Answer>,
    using: () => Promise<Answer>,
  ): Promise<string> => {
    // The real ledger writes: only that a change has come to it is of interest.
    const changes = spyOn(server.server.app.get(LedgerPort), 'change').and.callThrough();
    const asked = async (count: number): Promise<void> => {
      while (changes.calls.count() < count) await setImmediate();
    };
    const [taken, used] = await server.whileTheStoreHangs(async () => {
      const first = taking();
      await asked(1);
      const second = using();
      await asked(2);
      return [first, second] as const;
    });
    expect((await taken).status).toBe(200);
    const { status, body } = await used;
    return `${status} ${String(body['code'])}`;
  };

  const losses: readonly { name: string; take: (id: string) => Promise<Answer> }[] = [
    { name: 'the role', take: (id) => change(id, {}) },
    { name: 'the account', take: (id) => change(id, { active: false }) },
  ];
  for (const { name, take } of losses) {
    it(`approves nothing any more: ${name}`, async () => {
      const { id, digest } = await office.submitted(author, ++drafts);
      const person = await hire();

      expect(
        await together(
          () => take(person.id),
          () => approve(id, digest, person.headers),
        ),
      ).toBe('409 changed-meanwhile');
      expect((await office.read(id, author)).state).toBe('submitted');
    });

    it(`promotes nothing any more: ${name}`, async () => {
      const { id, digest } = await office.submitted(author, ++drafts);
      const person = await hire();
      await approve(id, digest, keeper);
      const before = await liveDigest();

      expect(
        await together(
          () => take(person.id),
          () => promote(digest, person.headers),
        ),
      ).toBe('409 changed-meanwhile');
      expect(await liveDigest()).toBe(before);
    });

    it(`carries no promotion of another any more: ${name}`, async () => {
      const { id, digest } = await office.submitted(author, ++drafts);
      const person = await hire();
      await approve(id, digest, person.headers);
      const before = await liveDigest();

      expect(
        await together(
          () => take(person.id),
          () => promote(digest, keeper),
        ),
      ).toBe('409 changed-meanwhile');
      expect(await liveDigest()).toBe(before);
    });

    it(`confirms nothing any more: ${name}`, async () => {
      const person = await hire();
      const path = `/v1/directory/endpoints/webrtc/place-${person.id}`;
      const { body } = await server.sendJson('PUT', path, keeper, { pstnReachability: 'none' });
      const address = `/v1/confirmations/${String(body['confirmation'])}/confirm`;

      expect(
        await together(
          () => take(person.id),
          () => server.post(address, {}, person.headers),
        ),
      ).toBe('409 changed-meanwhile');
      const { body: directory } = await server.get('/v1/directory', author);
      expect(JSON.stringify(directory)).not.toContain(`place-${person.id}`);
    });
  }

  it('nor is anything promoted with the approvals that were enough before', async () => {
    const { id, digest } = await office.submitted(author, ++drafts);
    await approve(id, digest, keeper);
    const before = await liveDigest();
    const require = (approvalsRequired: number): Promise<Answer> =>
      server.put('/v1/settings', { approvalsRequired, ...because }, admin);
    const outcome = await together(
      () => require(2),
      () => promote(digest, keeper),
    );
    const { body } = await require(1);
    const back = `/v1/confirmations/${String(body['confirmation'])}/confirm`;

    expect((await server.post(back, {}, keeper)).status).toBe(200);
    expect(outcome).toBe('409 changed-meanwhile');
    expect(await liveDigest()).toBe(before);
  });
});
