import { readCsv } from './csv-table.js';
import { COLUMNS } from './csv-columns.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const CLOSED = { pstnReachability: 'none' };
const OPEN = { pstnReachability: 'possible' };
const NUMBER = { country: 'JP', provider: 'meta', callingEnabled: true };

type Outcome = { list: string; row: number; name: string; outcome: string; waits: boolean };

describe('the directory as a file', () => {
  let server: ServerUnderTest;
  let admin: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    admin = await server.signIn('admin');
  });

  afterAll(() => server.stop());

  const bring = (body: object, who = admin): Promise<Answer> =>
    server.sendJson('POST', '/v1/directory/imports', who, body);
  const apply = (body: object): Promise<Answer> => bring({ ...body, dryRun: false });
  const download = (query: string): Promise<Response> =>
    fetch(`${server.server.url}/v1/directory/export${query}`, { headers: admin });
  const taken = async (query: string): Promise<string> =>
    Buffer.from(await (await download(query)).arrayBuffer()).toString();
  const outcomes = ({ body }: Answer): string[] =>
    (body['rows'] as Outcome[]).map(
      ({ row, name, outcome, waits }) => `${row} ${name} ${outcome}${waits ? ', waits' : ''}`,
    );
  const view = async (): Promise<Record<string, Record<string, unknown>[]>> =>
    (await server.get('/v1/directory', admin)).body as never;
  const acts = async (): Promise<number> => {
    const { body } = await server.get('/v1/audit/entries?limit=1', admin);
    return (body['items'] as { index: number }[])[0]!.index;
  };

  for (const query of ['', '?format=json&list=endpoints']) {
    it(`taken away as JSON (${query || 'whole'}) and put in again changes nothing`, async () => {
      const entries = JSON.parse(await taken(query)) as object;
      const answer = await apply({ entries });
      const { added, changed, refused, unchanged } = answer.body['counts'] as Record<
        string,
        number
      >;

      expect([answer.status, added, changed, refused]).toEqual([200, 0, 0, 0]);
      expect(unchanged).toBeGreaterThan(8);
    });
  }

  for (const list of ['businessNumbers', 'endpoints', 'routes'] as const) {
    it(`taken away as the table \`${list}\` and put in again changes nothing`, async () => {
      const text = await taken(`?format=csv&list=${list}`);
      const answer = await apply({ csv: { [list]: text } });
      const { rows } = readCsv(text, COLUMNS[list]);

      expect(answer.status).toBe(200);
      expect((await view())[list]!.length).toBe(rows.length);
      expect(new Set(outcomes(answer).map((text) => text.split(' ').at(-1)))).toEqual(
        new Set(['unchanged']),
      );
    });
  }

  it('is an archive of three tables where no list is named', async () => {
    const answer = await download('?format=csv');
    const content = Buffer.from(await answer.arrayBuffer());
    const archive = content.toString('latin1');

    expect(answer.headers.get('content-type')).toBe('application/zip');
    for (const name of ['businessNumbers.csv', 'endpoints.csv', 'routes.csv']) {
      expect(archive).toContain(name);
    }
  });

  it('is looked at first: every row is told, and nothing is changed or recorded', async () => {
    const before = [await view(), await acts()];
    const answer = await bring({
      entries: {
        businessNumbers: [{ number: '+81312340001', ...NUMBER }],
        endpoints: [
          { kind: 'webrtc', id: 'looked-at', ...CLOSED },
          { kind: 'webrtc', id: 'web-app', ...OPEN },
          { kind: 'sip-trunk', id: 'carrier-out', ...OPEN },
          { kind: 'webrtc', id: 'looked-at', ...OPEN },
        ],
        routes: [{ platform: 'infobip', routeId: 'looked-at', initiator: 'both' }],
      },
    });

    expect(answer.body['dryRun']).toBe(true);
    expect(outcomes(answer)).toEqual([
      '1 +81312340001 added',
      '1 webrtc:looked-at added, waits',
      '2 webrtc:web-app changed',
      '3 sip-trunk:carrier-out changed',
      '4 webrtc:looked-at refused',
      '1 infobip/looked-at refused',
    ]);
    expect(answer.body['counts']).toEqual({
      added: 2,
      changed: 2,
      unchanged: 0,
      refused: 2,
      waiting: 1,
    });
    expect([await view(), await acts()]).toEqual(before);
  });

  it('is put in whole or not at all: one bad row, told with its place, keeps all others out', async () => {
    const before = [await view(), await acts()];
    const answer = await apply({
      csv: { endpoints: 'kind,id,pstnReachability\nwebrtc,half-1,possible\nwebrtc,half-2,maybe\n' },
    });

    expect([answer.status, answer.body['code']]).toEqual([422, 'import-refused']);
    expect(answer.body['problems']).toEqual([
      jasmine.objectContaining({ at: '/endpoints/3/pstnReachability', code: 'unknown-value' }),
    ]);
    expect([await view(), await acts()]).toEqual(before);
  });

  it('puts what tightens into effect and what loosens to a second person, each on record', async () => {
    const target = { kind: 'webrtc', id: 'by-file' };
    const effect = async (attemptId: string): Promise<unknown> =>
      (await server.post('/v1/decisions', incomingCall(attemptId, { target }))).body['effect'];
    const file = {
      csv: {
        endpoints: 'kind,id,pstnReachability\nwebrtc,by-file,none\nwebrtc,by-file-open,possible\n',
      },
    };
    const approver = await server.signIn('approver');
    const size = await acts();
    const first = await apply(file);
    const second = await apply(file);
    const [{ confirmation }] = first.body['rows'] as [{ confirmation: string }];
    const denied = await effect('by-file-1');
    const alone = await server.sendJson(
      'POST',
      `/v1/confirmations/${confirmation}/confirm`,
      admin,
      {},
    );
    await server.sendJson('POST', `/v1/confirmations/${confirmation}/confirm`, approver, {});

    expect(outcomes(first)).toEqual([
      '2 webrtc:by-file added, waits',
      '3 webrtc:by-file-open added',
    ]);
    // The same again proposes nothing anew.
    expect(outcomes(second)).toEqual([
      '2 webrtc:by-file added, waits',
      '3 webrtc:by-file-open unchanged',
    ]);
    expect((second.body['rows'] as [{ confirmation: string }])[0].confirmation).toBe(confirmation);
    expect([denied, alone.status]).toEqual(['deny', 403]);
    expect(await effect('by-file-2')).toBe('permit');
    // Three acts of the import, two of the confirmation, and two decisions.
    expect(await acts()).toBe(size + 7);
  });

  it('is not put in when the directory is another one than the dry run saw', async () => {
    const file = { entries: { endpoints: [{ kind: 'webrtc', id: 'moved', ...OPEN }] } };
    const { digest } = (await bring(file)).body;
    await apply({
      entries: { endpoints: [{ kind: 'webrtc', id: 'moved', pstnReachability: 'unknown' }] },
    });
    const answer = await apply({ ...file, digest });

    expect([answer.status, answer.body['code']]).toEqual([409, 'changed-since']);
  });

  const malformed: readonly { name: string; body: object; code: string }[] = [
    {
      name: 'a list of the wrong type',
      body: { entries: { endpoints: 'all' } },
      code: 'wrong-type',
    },
    { name: 'a list nobody knows', body: { entries: { people: [] } }, code: 'unknown-field' },
    { name: 'a table nobody can read', body: { csv: { routes: 'a,"b' } }, code: 'not-csv' },
    {
      name: 'more entries than are taken at once',
      body: {
        csv: { endpoints: `kind,id\n${'webrtc,x\n'.repeat(10_001)}` },
      },
      code: 'too-many',
    },
  ];
  for (const { name, body, code } of malformed) {
    it(`answers 400 \`${code}\` to ${name}`, async () => {
      const answer = await bring(body);

      expect(answer.status).toBe(400);
      expect((answer.body['problems'] as object[])[0]).toEqual(jasmine.objectContaining({ code }));
    });
  }

  it('tells why a row is refused, with its column, whatever the row is', async () => {
    const rows: readonly { cells: string; at: string; code: string }[] = [
      { cells: '0311110001,JP,meta,true,1', at: '/number', code: 'not-e164' },
      { cells: '+81311110009,JP,meta,yes,1', at: '/callingEnabled', code: 'wrong-type' },
      { cells: '+81311110009,JP,meta,TRUE,many', at: '/messagingLimit', code: 'wrong-type' },
    ];
    const table = [
      'number,country,provider,callingEnabled,messagingLimit',
      ...rows.map((r) => r.cells),
    ];
    const { body } = await bring({ csv: { businessNumbers: table.join('\n') } });
    const told = (body['rows'] as { problems: object[] }[]).map(({ problems }) => problems[0]);

    expect(told).toEqual(rows.map(({ at, code }) => jasmine.objectContaining({ at, code })));
  });
});

describe('an entry that is taken away', () => {
  let server: ServerUnderTest;
  let admin: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start();
    admin = await server.signIn('admin');
  });

  afterAll(() => server.stop());

  const remove = async (place: string): Promise<number> =>
    (await server.send(`/v1/directory/${place}`, { method: 'DELETE', headers: admin })).status;
  const answerTo = async (attempt: object): Promise<string> => {
    const { body } = await server.post('/v1/decisions', attempt);
    return `${String(body['effect'])} ${(body['reasons'] as { code: string }[])[0]!.code}`;
  };

  it('stops whatever goes over it, at once and after a restart', async () => {
    const desk = { target: { kind: 'webrtc', id: 'web-app' } };
    const before = await answerTo(incomingCall('removal-1', desk));
    const status = await remove('endpoints/webrtc/web-app');
    const after = await answerTo(incomingCall('removal-2', desk));
    server = await server.restart();
    admin = await server.signIn('admin');

    expect([before.split(' ')[0], status]).toEqual(['permit', 204]);
    expect(after).toBe('deny endpoint-not-registered');
    expect(await answerTo(incomingCall('removal-3', desk))).toBe(after);
    expect(await remove('endpoints/webrtc/web-app')).toBe(404);
  });

  it('keeps the restrictions of a number: put in anew, they are not lifted', async () => {
    const number = 'business-numbers/%2B12025550100';
    const restrictions = [{ type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' }];
    const put = (body: object): Promise<Answer> =>
      server.sendJson('PUT', `/v1/directory/${number}`, admin, body);
    await put({ ...NUMBER, restrictions });
    const status = await remove(number);

    expect(status).toBe(204);
    expect((await put(NUMBER)).status).toBe(202);
    expect((await put({ ...NUMBER, restrictions })).status).toBe(200);
  });

  it('does not come back by a restart, also of the demo', async () => {
    let demo = await ServerUnderTest.start();
    const before = await demo.signIn('admin');
    const remove = (place: string): Promise<Answer> =>
      demo.send(`/v1/directory/${place}`, { method: 'DELETE', headers: before });
    for (const number of ['%2B81311110001', '%2B12025550100', '%2B815011110002']) {
      await remove(`business-numbers/${number}`);
    }
    await remove('routes/infobip/route-sip-out');
    demo = await demo.restart();
    const answer = await demo.get('/v1/directory', await demo.signIn('admin'));
    await demo.stop();
    const { businessNumbers, routes } = answer.body as unknown as Record<
      string,
      { routeId: string }[]
    >;

    expect(businessNumbers).toEqual([]);
    expect(routes!.map(({ routeId }) => routeId)).not.toContain('route-sip-out');
  });
});
