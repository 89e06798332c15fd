import { existsSync } from 'node:fs';
import { RegisteredRoutes } from '../http/registered-routes.js';
import { ServerUnderTest } from '../server-under-test.fixture.js';
import { HOOKS } from './hooks.js';
import type { Integration, IntegrationDetail, Integrations } from './integration.dto.js';

describe('GET /v1/integrations', () => {
  let server: ServerUnderTest;
  let operator: Record<string, string>;

  beforeAll(async () => {
    server = await ServerUnderTest.start({
      settings: {
        RINGFENCE_PUBLIC_URL: 'http://pdp.example.com/',
        RINGFENCE_META_APP_SECRET: 'a-secret-nobody-may-see',
      },
    });
    operator = await server.signIn('operator');
  });

  afterAll(() => server.stop());

  const all = async (): Promise<Integrations> =>
    (await server.get('/v1/integrations', operator)).body as unknown as Integrations;
  const one = async (id: string): Promise<Integration> =>
    (await all()).items.find((each) => each.id === id)!;
  const detail = async (id: string): Promise<IntegrationDetail> =>
    (await server.get(`/v1/integrations/${id}`, operator)).body as unknown as IntegrationDetail;

  it('lists every hook, each at a route there is', async () => {
    const routes = new Set(
      server.server.app
        .get(RegisteredRoutes)
        .list()
        .filter(({ method }) => method === 'POST')
        .map(({ url }) => url),
    );
    const adapters = [...routes].filter((url) => url.startsWith('/v1/adapters/'));
    const hooked = HOOKS.flatMap(({ path }) => (path === undefined ? [] : [path]));

    expect((await all()).items.map(({ id }) => id)).toEqual(HOOKS.map(({ id }) => id));
    expect(hooked.filter((path) => !routes.has(path))).toEqual([]);
    expect(adapters.filter((url) => !hooked.includes(url))).toEqual([]);
  });

  it('has the address from the settings, whatever the caller says the host is', async () => {
    const answer = await server.get('/v1/integrations', { ...operator, host: 'evil.example' });
    const { items } = answer.body as unknown as Integrations;

    expect(items[0]!.url).toBe('http://pdp.example.com/v1/adapters/infobip/call-routing');
    expect(JSON.stringify(items)).not.toContain('evil');
  });

  it('lists the platforms that a recipe connects, with where it asks and what starts it', async () => {
    const { recipes } = await all();

    expect(recipes.map(({ id }) => id)).toEqual([
      'jambonz',
      'freeswitch',
      'asterisk',
      'twilio',
      'telnyx',
    ]);
    expect(recipes[0]).toEqual({
      id: 'jambonz',
      asks: 'sip-proxy',
      url: 'http://pdp.example.com/v1/adapters/sip',
      scope: 'decide',
      command: 'RINGFENCE_URL=http://pdp.example.com node deploy/recipes/jambonz.mjs',
      document: 'docs/integrations/jambonz.md',
    });
  });

  it('names what is missing, and tells no value of a setting', async () => {
    const { body } = await server.get('/v1/integrations', operator);
    const { missing, settings, state } = await one('meta-webhook');

    expect(state).toBe('incomplete');
    expect(missing).toEqual([{ kind: 'setting', name: 'RINGFENCE_META_VERIFY_TOKEN' }]);
    expect(settings.find(({ name }) => name === 'RINGFENCE_META_APP_SECRET')).toEqual({
      name: 'RINGFENCE_META_APP_SECRET',
      needed: true,
      isSet: true,
    });
    expect(JSON.stringify(body)).not.toContain('a-secret-nobody-may-see');
  });

  it('says that a platform has no routes, where calls are denied without', async () => {
    expect((await one('sip-proxy')).missing).toEqual([{ kind: 'route', name: 'sip' }]);
    expect((await one('infobip-call-routing')).missing).toEqual([]);
    expect((await one('infobip-call-routing')).state).toBe('silent');
  });

  it('tells samples of what the directory holds', async () => {
    const { samples, answers } = await detail('infobip-call-routing');

    expect(samples[0]).toEqual({
      id: 'incoming-call',
      body: jasmine.objectContaining({
        routeId: 'route-sip-in',
        to: '81311110001',
        from: '447700900123',
      }),
    });
    expect(answers.map(({ id }) => id)).toEqual(['to-trunk', 'to-browser', 'to-user']);
  });

  it('has every sample, under a name that is unique within its hook', () => {
    const files = HOOKS.flatMap(({ samples, answers }) => [...samples, ...answers]);
    const missing = files.filter(({ file }) => !existsSync(new URL(`../${file}`, import.meta.url)));

    expect(missing).toEqual([]);
    for (const { id, samples } of HOOKS) {
      expect(new Set(samples.map((each) => each.id)).size)
        .withContext(id)
        .toBe(samples.length);
      expect(samples.length).withContext(id).toBeGreaterThan(0);
    }
  });

  it('knows no other', async () => {
    const answer = await server.get('/v1/integrations/other', operator);

    expect(answer.status).toBe(404);
  });
});
