import { ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import { ROLES } from './access.js';

describe('sessions in lists', () => {
  let server: ServerUnderTest;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
  });

  afterAll(() => server.stop());

  // What other cases began is over.
  beforeEach(async () => {
    const admin = await server.signIn('admin');
    for (const role of ROLES) {
      for (const { id, current } of await list(admin, `?person=demo-${role}`)) {
        if (!current) await revoke(admin, id);
      }
    }
  });

  interface Entry {
    id: string;
    person: { id: string };
    current: boolean;
  }
  const list = async (session: Record<string, string>, query = ''): Promise<Entry[]> =>
    (await server.get(`/v1/sessions${query}`, session)).body['items'] as Entry[];
  const revoke = (session: Record<string, string>, id: string): Promise<Answer> =>
    server.sendJson('DELETE', `/v1/sessions/${id}`, session);
  const look = async (session: Record<string, string>): Promise<number> =>
    (await server.get('/v1/session', session)).status;

  it('are the own ones, and tell which one it is', async () => {
    const [one, two] = [await server.signIn('author'), await server.signIn('author')];
    const [first, second] = [await list(one), await list(two)];

    expect(first.map(({ person }) => person.id)).toEqual(['demo-author', 'demo-author']);
    expect(first.filter(({ current }) => current).length).toBe(1);
    expect(first.find(({ current }) => current)!.id).not.toBe(
      second.find(({ current }) => current)!.id,
    );
  });

  it('carry no secret: an id is no cookie', async () => {
    const session = await server.signIn('author');
    const [{ id }] = (await list(session)) as [Entry];

    expect(session['cookie']).not.toContain(id);
    expect(await look({ cookie: `ringfence=${id}` })).toBe(401);
  });

  it("show another's to admins alone", async () => {
    await server.signIn('approver');
    const refused = await server.get(
      '/v1/sessions?person=demo-approver',
      await server.signIn('author'),
    );
    const shown = await list(await server.signIn('admin'), '?person=demo-approver');

    expect(refused.body['code']).toBe('role-missing');
    expect(shown.map(({ person }) => person.id)).toEqual(['demo-approver']);
  });

  it('end at once when they are revoked, with their live views', async () => {
    const [kept, lost] = [await server.signIn('auditor'), await server.signIn('auditor')];
    const tail = await fetch(`${server.server.url}/v1/decisions/stream`, { headers: lost });
    const other = (await list(kept)).find(({ current }) => !current)!;
    const answer = await revoke(kept, other.id);

    expect(answer.status).toBe(204);
    expect(await tail.text()).toBe('retry: 1000\n\n');
    expect([await look(kept), await look(lost)]).toEqual([200, 401]);
  });

  it("of another are no business of one's own, but of an admin's", async () => {
    const victim = await server.signIn('operator');
    const [{ id }] = (await list(victim)) as [Entry];
    const refused = await revoke(await server.signIn('author'), id);
    const before = await look(victim);
    const revoked = await revoke(await server.signIn('admin'), id);

    expect([refused.status, before, revoked.status, await look(victim)]).toEqual([
      404, 200, 204, 401,
    ]);
  });

  it('that were begun before a restart are shown and revoked, too', async () => {
    const [kept, lost] = [await server.signIn('approver'), await server.signIn('approver')];
    server = await server.restart();
    const [entry] = (await list(kept)).filter(({ current }) => !current);
    await revoke(kept, entry!.id);

    expect(await look(lost)).toBe(401);
  });
});
