import { KEY, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';
import type { Exchange, Exchanges } from './exchange.dto.js';
import type { Integration, Integrations } from './integration.dto.js';
import { bounded } from './keep-traffic.js';

const USER = '819011110001';
const HOOK = 'infobip-call-routing';
const BASIC = { authorization: `Basic ${Buffer.from(`any:${KEY}`).toString('base64')}` };

describe('what is known of the requests of an integration', () => {
  let server: ServerUnderTest;
  let calls = 0;

  beforeEach(async () => {
    server = await ServerUnderTest.start();
  });

  afterEach(() => server.stop());

  const routed = (more = {}): Promise<Answer> =>
    server.post(
      '/v1/adapters/infobip/call-routing',
      {
        applicationId: 'CALL_ROUTING',
        routeId: 'route-webrtc-in',
        callId: `call-${calls++}`,
        from: USER,
        to: '81311110001',
        startTime: '2026-11-22T09:15:02.431+0000',
        ...more,
      },
      BASIC,
    );
  const known = async (): Promise<{ list: Exchanges; standing: Integration; since: string }> => {
    const operator = await server.signIn('operator');
    const list = (await server.get(`/v1/integrations/${HOOK}/exchanges`, operator)).body;
    const { items, since } = (await server.get('/v1/integrations', operator))
      .body as unknown as Integrations;
    return {
      list: list as unknown as Exchanges,
      standing: items.find(({ id }) => id === HOOK)!,
      since,
    };
  };
  const stored = (): string[] =>
    server.other.prepare('select traffic from hook_traffic').pluck().all() as string[];

  it('is known after a restart, holds no number of a user where it is stored, and goes on', async () => {
    await routed();
    await routed({ callId: undefined });
    for (let n = 0; n < 38; n++) await routed({ more: 'word'.repeat(100) });
    const before = await known();
    server = await server.restart();
    const after = await known();
    const [text = ''] = stored();
    await routed();
    const later = await known();

    expect([after.list, after.since]).toEqual([before.list, before.since]);
    expect(after.standing).toEqual({ ...before.standing, url: after.standing.url });
    expect(after.standing.counts).toEqual({ permit: 39, deny: 0, told: 0, refused: 1, failed: 0 });
    expect(later.list.items.slice(0, 2).map(({ id }) => id)).toEqual(['41', '40']);
    expect(text).toContain('route-webrtc-in');
    expect(text).not.toContain(USER);
  });

  it('stays as it was stored where it cannot be written any more', async () => {
    await routed();
    server = await server.restart();
    const before = await known();
    server.other.exec(
      `create trigger full before insert on hook_traffic begin select raise(abort, 'full'); end`,
    );
    await routed();
    server = await server.restart();

    expect((await known()).standing.counts).toEqual(before.standing.counts);
  });

  it('begins anew where what is stored is of another release, or of an integration that is gone', async () => {
    server.other.exec(`insert into hook_traffic (hook, since, traffic) values
      ('${HOOK}', 1, '{"traffic":{"lastAt":"soon"},"exchanges":[]}'),
      ('gone', 1, '{"traffic":{"lastAt":1,"lastOutcome":"told","hours":[]},"exchanges":[]}')`);
    server = await server.restart();
    const { list, standing, since } = await known();

    expect([list.items, standing.lastRequestAt]).toEqual([[], null]);
    expect(Date.parse(since)).toBeGreaterThan(1);
  });
});

describe('exchanges that are kept', () => {
  const exchange = (id: number, request: string): Exchange =>
    ({ id: String(id), request }) as Exchange;

  it('are the newest that have room together', () => {
    const large = Array.from({ length: 40 }, (_, n) => exchange(40 - n, 'x'.repeat(8_000)));
    const small = large.map(({ id }) => exchange(Number(id), 'x'));

    expect(bounded(large).map(({ id }) => id)).toEqual([
      '40',
      '39',
      '38',
      '37',
      '36',
      '35',
      '34',
      '33',
    ]);
    expect(bounded(small)).toEqual(small);
  });
});
