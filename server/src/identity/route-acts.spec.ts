import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { APP_SECRET } from '../adapters/meta/meta-platform.fixture.js';
import {
  MAY_BE_ASKED,
  MessagingApi,
  messagingSettings,
} from '../permission-requests/messaging-api.fixture.js';
import { RegisteredRoutes } from '../http/registered-routes.js';
import { ServerUnderTest } from '../server-under-test.fixture.js';
import { ActStage, type ActCall, type ActSample, type ActSamples } from './act-samples.fixture.js';

/** What platforms sign their messages with. */
const PLATFORM_SETTINGS = {
  RINGFENCE_META_APP_SECRET: APP_SECRET,
  RINGFENCE_AUTHZEN_REQUESTS: 'on',
};
const SOURCES = new URL('..', import.meta.url);
/** Route -> the act it leaves; `decision`: a decision of its own; `none`: it changes nothing. */
const TABLE = JSON.parse(
  readFileSync(new URL('./route-acts.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const MUTATING = ['POST', 'PUT', 'PATCH', 'DELETE'];

interface Leaf {
  readonly kind: string;
  readonly action?: string;
  readonly actor?: { kind: string; id: string; credential: string | null };
  readonly before?: string | null;
  readonly after?: string | null;
  readonly reason?: string | null;
}

/** The samples of every feature. */
async function samples(): Promise<Map<string, ActSample>> {
  const found = new Map<string, ActSample>();
  for (const file of globSync('**/*.acts.fixture.ts', { cwd: SOURCES })) {
    const address = new URL(file.split(path.sep).join('/'), SOURCES).href;
    const { ACT_SAMPLES } = (await import(address)) as { ACT_SAMPLES: ActSamples };
    for (const [route, sample] of Object.entries(ACT_SAMPLES)) found.set(route, sample);
  }
  return found;
}

const SAMPLES = await samples();

describe('A8: every route that changes something leaves an act', () => {
  let server: ServerUnderTest;
  let stage: ActStage;
  let platforms: MessagingApi;

  beforeAll(async () => {
    platforms = await MessagingApi.start();
    platforms.reset('infobip');
    platforms.state = MAY_BE_ASKED;
    const settings = { ...PLATFORM_SETTINGS, ...messagingSettings(platforms) };
    server = await ServerUnderTest.start({ settings });
    stage = new ActStage(server);
  });

  afterAll(async () => {
    await server.stop();
    await platforms.stop();
  });

  const head = (): number =>
    server.other.prepare('select coalesce(max(idx), -1) from log_entry').pluck().get() as number;
  const since = (index: number): Leaf[] =>
    server.other
      .prepare('select leaf from log_entry where idx > ? order by idx')
      .pluck()
      .all(index)
      .map((leaf) => JSON.parse(leaf as string) as Leaf);

  /** Prepares, then sends the sample. @returns what the log grew by */
  const send = async (route: string): Promise<{ call: ActCall; grown: Leaf[] }> => {
    const call = await SAMPLES.get(route)!(stage);
    // Signing in leaves an act of its own: it comes before.
    if (
      call.headers?.['cookie'] === undefined &&
      !['nobody', 'platform', 'machine'].includes(call.who)
    ) {
      await stage.must(call.who, 'GET', '/v1/session');
    }
    const before = head();
    const answer = await stage.ask(route.split(' ')[0]!, call);

    expect(answer.status).withContext(JSON.stringify(answer.body)).toBeLessThan(300);
    return { call, grown: since(before) };
  };

  it('and each is in the checked-in table, with a sample', () => {
    const registered = server.server.app
      .get(RegisteredRoutes)
      .list()
      .filter(({ method }) => MUTATING.includes(method))
      .map(({ method, url }) => `${method} ${url}`);

    expect(registered.filter((route) => !(route in TABLE))).toEqual([]);
    expect(Object.keys(TABLE).filter((route) => !registered.includes(route))).toEqual([]);
    expect(Object.keys(TABLE).filter((route) => !SAMPLES.has(route))).toEqual([]);
    expect([...SAMPLES.keys()].filter((route) => !(route in TABLE))).toEqual([]);
  });

  for (const [route, action] of Object.entries(TABLE)) {
    if (action === 'none') {
      it(`${route} changes nothing, and leaves none`, async () => {
        expect((await send(route)).grown).toEqual([]);
      });
    } else if (action === 'decision') {
      it(`${route} leaves a decision`, async () => {
        expect((await send(route)).grown.map(({ kind }) => kind)).toEqual(['decision']);
      });
    } else {
      it(`${route} leaves \`${action}\` with actor, credential, digests and reason`, async () => {
        const { call, grown } = await send(route);
        const act = grown.find((leaf) => leaf.action === action);
        const { who, body, headers, actorId } = call;
        const wanted =
          (body as { reason?: string } | undefined)?.reason ??
          (headers?.['x-reason'] === undefined ? null : decodeURIComponent(headers['x-reason']));

        expect(act).withContext(JSON.stringify(grown)).toBeDefined();
        expect(act!.kind).toBe('act');
        expect(act!.actor).toEqual({
          kind: who === 'machine' || who === 'platform' ? 'machine' : 'person',
          id: actorId ?? (who === 'machine' ? 'setting' : `demo-${who}`),
          credential: jasmine.any(String) as unknown as string,
        });
        const digests = [act!.before, act!.after];
        const isDigest = (digest: string | null | undefined): boolean =>
          digest === null || /^sha256:[0-9a-f]{64}$/.test(digest ?? '');

        expect(digests.every(isDigest)).withContext(JSON.stringify(digests)).toBeTrue();
        expect(digests.some((digest) => digest !== null)).toBeTrue();
        expect(act!.reason).toBe(wanted);
      });
    }
  }
});
