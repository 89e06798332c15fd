import { hired } from '../identity/newcomer.fixture.js';
import { incomingCall, KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

type Headers = Record<string, string>;
interface Brought {
  /** Id of the import. */
  readonly id: string;
  /** What waits of it, in the order of its rows. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

describe('what waits of one import', () => {
  let server: ServerUnderTest;
  let admin: Headers;
  let approver: Headers;
  let places = 0;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    admin = await server.signIn('admin');
    approver = await server.signIn('approver');
  });

  afterAll(() => server.stop());

  /** Brings attestations of so many new endpoints. */
  const bring = async (count: number, who = admin): Promise<Brought> => {
    const names = Array.from({ length: count }, () => `together-${places++}`);
    const endpoints = names.map((id) => ({ kind: 'webrtc', id, pstnReachability: 'none' }));
    const file = { dryRun: false, entries: { endpoints } };
    const { body } = await server.sendJson('POST', '/v1/directory/imports', who, file);
    const ids = (body['rows'] as { confirmation: string }[]).map((row) => row.confirmation);
    return { id: await importOf(ids[0]!), ids, names };
  };
  const importOf = async (confirmation: string): Promise<string> => {
    const { body } = await server.get('/v1/confirmations', admin);
    const items = body['items'] as { id: string; import: string }[];
    return items.find(({ id }) => id === confirmation)!.import;
  };
  const settle = (
    { id }: Brought,
    verdict: 'confirm' | 'refuse',
    ids: readonly string[],
    who = approver,
  ): Promise<Answer> =>
    server.sendJson('POST', `/v1/confirmations/imports/${id}/${verdict}`, who, {
      ids,
      reason: 'seen',
    });
  /** Effect of a call to each of the endpoints now. */
  const effects = async ({ names }: Brought): Promise<unknown[]> => {
    const answers = [];
    for (const id of names) {
      const call = incomingCall(`together-call-${places++}`, { target: { kind: 'webrtc', id } });
      answers.push((await server.post('/v1/decisions', call)).body['effect']);
    }
    return answers;
  };
  const actsAbout = (name: string): unknown[] =>
    server.other
      .prepare(
        `select leaf ->> 'action' || ' ' || (leaf ->> '$.actor.id') from log_entry where kind = 'act'
         and (leaf ->> 'object' = ? or leaf ->> '$.details.of' = ?) order by idx`,
      )
      .pluck()
      .all(`endpoint/webrtc:${name}`, `endpoint/webrtc:${name}`);
  const outcome = ({ status, body }: Answer): unknown[] => [status, body['code']];

  it('one second person confirms together, and each change is on record', async () => {
    const brought = await bring(3);
    const before = await effects(brought);
    const answer = await settle(brought, 'confirm', brought.ids);

    expect(answer.body).toEqual({ id: brought.id, state: 'confirmed', changes: 3 });
    expect(before).toEqual(['deny', 'deny', 'deny']);
    expect(await effects(brought)).toEqual(['permit', 'permit', 'permit']);
    for (const name of brought.names) {
      expect(actsAbout(name)).toEqual([
        'confirmation.propose demo-admin',
        'confirmation.confirm demo-approver',
        'directory.put demo-approver',
      ]);
    }
  });

  it('is not confirmed by who proposed it, whatever they call themselves', async () => {
    const brought = await bring(2);
    const again = await hired(server, 'again', 'admin+3@demo.example', ['admin', 'approver']);
    const answers = [
      await settle(brought, 'confirm', brought.ids, admin),
      await settle(brought, 'confirm', brought.ids, again),
    ];

    expect(answers.map(outcome)).toEqual([
      [403, 'second-person-needed'],
      [403, 'second-person-needed'],
    ]);
    expect(await effects(brought)).toEqual(['deny', 'deny']);
  });

  const lists: readonly { name: string; seen: (ids: readonly string[]) => readonly string[] }[] = [
    { name: 'a part of it', seen: (ids) => ids.slice(1) },
    { name: 'one more', seen: (ids) => [...ids, 'another'] },
    { name: 'another in place of one', seen: (ids) => [...ids.slice(1), 'another'] },
    { name: 'one of them twice', seen: (ids) => [ids[0]!, ids[0]!, ids[1]!] },
  ];
  for (const { name, seen } of lists) {
    it(`is confirmed as it was seen, not where somebody saw ${name}`, async () => {
      const brought = await bring(3);
      const answer = await settle(brought, 'confirm', seen(brought.ids));

      expect(outcome(answer)).toEqual([409, 'import-changed']);
      expect(await effects(brought)).toEqual(['deny', 'deny', 'deny']);
    });
  }

  it('is confirmed not at all where one of it was changed since, and its place is told', async () => {
    const brought = await bring(3);
    const path = `/v1/directory/endpoints/webrtc/${brought.names[1]!}`;
    await server.sendJson('PUT', path, admin, { pstnReachability: 'possible' });
    const answer = await settle(brought, 'confirm', brought.ids);

    expect(outcome(answer)).toEqual([409, 'changed-since']);
    expect(answer.body['problems']).toEqual([jasmine.objectContaining({ at: '/ids/1' })]);
    expect(await effects(brought)).toEqual(['deny', 'deny', 'deny']);
  });

  it('is refused together, by who proposed it too', async () => {
    const brought = await bring(2);
    const answer = await settle(brought, 'refuse', brought.ids, admin);
    const later = await settle(brought, 'confirm', brought.ids);

    expect(answer.body).toEqual({ id: brought.id, state: 'refused', changes: 2 });
    expect(outcome(later)).toEqual([404, 'import-unknown']);
  });

  it('of a key nobody made is taken up together first, and then confirmed by another', async () => {
    const brought = await bring(2, { authorization: `Bearer ${KEY}` });
    const [nobody, taken, same, other] = [
      await settle(brought, 'confirm', brought.ids),
      await settle(brought, 'confirm', brought.ids, admin),
      await settle(brought, 'confirm', brought.ids, admin),
      await settle(brought, 'confirm', brought.ids),
    ];

    expect([nobody, taken, same, other].map(({ status }) => status)).toEqual([403, 200, 403, 200]);
    expect([taken.body['state'], other.body['state']]).toEqual(['taken-up', 'confirmed']);
    expect(await effects(brought)).toEqual(['permit', 'permit']);
  });

  it('is settled one by one where some of it was taken up by another', async () => {
    const brought = await bring(2, { authorization: `Bearer ${KEY}` });
    await server.sendJson('POST', `/v1/confirmations/${brought.ids[0]!}/confirm`, admin, {});

    expect(outcome(await settle(brought, 'confirm', brought.ids))).toEqual([
      409,
      'several-proposers',
    ]);
  });
});
