import { setTimeout as later } from 'node:timers/promises';
import { MakeChange } from '../confirmations/make-change.js';
import { SYSTEM } from '../ledger/act.js';
import { Directory } from './directory.js';
import { JudgeRoute } from './judge-route.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const OPEN = { pstnReachability: 'possible' };
const USER = 'RESTRICTED_USER_INITIATED_CALLING';
/** More than the writer takes at once by far. */
const MANY = 3_000;

describe('many entries put in as one', () => {
  let server: ServerUnderTest;
  let admin: Record<string, string>;

  beforeEach(async () => {
    server = await ServerUnderTest.start();
    admin = await server.signIn('admin');
  });

  afterEach(() => server.stop());

  const bring = (entries: object): Promise<Answer> =>
    server.sendJson('POST', '/v1/directory/imports', admin, { dryRun: false, entries });
  const many = (prefix: string): object[] =>
    Array.from({ length: MANY }, (_, n) => ({ kind: 'webrtc', id: `${prefix}-${n}`, ...OPEN }));
  const view = async (): Promise<Record<string, Record<string, unknown>[]>> =>
    (await server.get('/v1/directory', admin)).body as never;
  const endpoints = async (prefix: string): Promise<number> =>
    (await view())['endpoints']!.filter(({ id }) => String(id).startsWith(prefix)).length;
  const aside = (): unknown =>
    server.other.prepare('select count(*) from directory_import_entry').pluck().get();
  /** Index of the first entry of the log with this action; -1: none. */
  const indexOf = (action: string): number =>
    server.other
      .prepare<[string], number>(
        `select coalesce(min(idx), -1) from log_entry where json_extract(leaf, '$.action') = ?`,
      )
      .pluck()
      .get(action)!;
  const begun = async (): Promise<void> => {
    while (indexOf('directory.prepare') < 0) await later(1);
  };

  it('let calls be decided before all of them are on record', async () => {
    const bringing = bring({ endpoints: many('agent') });
    await begun();
    await server.post('/v1/decisions', incomingCall('meanwhile'));
    const isInEffect = indexOf('directory.import') >= 0;
    const { status } = await bringing;

    expect([isInEffect, status]).toEqual([false, 200]);
    expect(await endpoints('agent-')).toBe(MANY);
    expect(aside()).toBe(0);
  });

  it('are there after a restart as the ledger tells of them, and nothing is found amiss', async () => {
    await bring({
      businessNumbers: [
        { number: '+81312340001', country: 'JP', provider: 'meta' },
        {
          number: '+81312340002',
          country: 'JP',
          restrictions: [
            { type: USER, until: '2099-01-01T00:00:00.000Z' },
            { type: USER, until: '2098-01-01T00:00:00.000Z' },
          ],
        },
      ],
      endpoints: [
        { kind: 'webrtc', id: 'web-app', ...OPEN },
        { kind: 'webrtc', id: 'new', ...OPEN },
      ],
      routes: [{ platform: 'infobip', routeId: 'new', initiator: 'user' }],
    });
    const before = await view();
    server = await server.restart();
    admin = await server.signIn('admin');

    const after = await view();

    for (const list of ['businessNumbers', 'endpoints', 'routes']) {
      expect(after[list]).toEqual(jasmine.arrayWithExactContents(before[list]!));
    }
    expect(before['businessNumbers']).toContain(
      jasmine.objectContaining({
        number: '+81312340002',
        restrictions: [{ type: USER, until: '2099-01-01T00:00:00.000Z' }],
      }),
    );
    expect(before['endpoints']).toContain(jasmine.objectContaining({ id: 'web-app', ...OPEN }));
    const { body } = await server.get('/health/ready');
    expect(body['checks']).toContain(jasmine.objectContaining({ name: 'policy', ok: true }));
  });

  it('are not put in at all where one of them was changed meanwhile', async () => {
    const bringing = bring({ endpoints: many('agent') });
    await begun();
    const changed = await server.sendJson('PUT', '/v1/directory/endpoints/webrtc/agent-7', admin, {
      pstnReachability: 'unknown',
    });
    const answer = await bringing;
    const there = await endpoints('agent-');
    // Somebody writes a prepared entry into the table, past the product.
    server.other.exec(
      `insert into endpoint (kind, id, body) values ('webrtc', 'agent-9', '${JSON.stringify(OPEN)}')`,
    );
    server = await server.restart();
    admin = await server.signIn('admin');

    expect([changed.status, answer.status, there]).toEqual([200, 409, 1]);
    expect([await endpoints('agent-7'), await endpoints('agent-9'), aside()]).toEqual([1, 0, 0]);
  });

  it('leave a route as the ledger has it, whoever changes it at the same time', async () => {
    const [judge, make] = [server.server.app.get(JudgeRoute), server.server.app.get(MakeChange)];
    const judged = [
      judge.execute('infobip', 'raced', { initiator: 'user' }),
      judge.execute('infobip', 'raced', {
        initiator: 'business',
        businessNumber: '+81311110001',
        endpoint: { kind: 'webrtc', id: 'web-app' },
      }),
    ];
    const by = { actor: SYSTEM, reason: null };
    const made = await Promise.allSettled(judged.map((change) => make.execute(change, by)));

    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(server.server.app.get(Directory).route('infobip', 'raced')).toEqual({
      initiator: 'user',
    });
  });

  it('of which some were prepared when the server stopped are dropped, and count as never put in', async () => {
    await bring({ endpoints: [{ kind: 'webrtc', id: 'kept', ...OPEN }] });
    server.other
      .exec(`insert into directory_import_entry (import_id, position, list, first, second, after)
      values ('broken-off', 0, 'endpoints', 'webrtc', 'half', '{"pstnReachability":"none"}')`);
    server = await server.restart();
    admin = await server.signIn('admin');

    expect([await endpoints('half'), await endpoints('kept'), aside()]).toEqual([0, 1, 0]);
  });
});
