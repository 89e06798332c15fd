import { StoppedClock } from '../ledger/temporary-ledger.fixture.js';
import { incomingCall, KEY, ServerUnderTest } from '../server-under-test.fixture.js';
import { ActStage } from './act-samples.fixture.js';

const START = 1_800_000_000_000;

describe('X3: a machine key an admin makes', () => {
  let clock: StoppedClock;
  let server: ServerUnderTest;
  let stage: ActStage;

  beforeAll(async () => {
    clock = new StoppedClock(START);
    server = await ServerUnderTest.start({ clock });
    stage = new ActStage(server);
  });

  afterAll(() => server.stop());

  interface Made {
    id: string;
    key: string;
    state: string;
    lastUsedAt: string | null;
  }
  const make = async (more: object = {}): Promise<Made> =>
    (await stage.must('admin', 'POST', '/v1/machine-keys', {
      name: 'dialler',
      scopes: ['directory'],
      ...more,
    })) as unknown as Made;
  const shown = async (id: string): Promise<Made> => {
    const { items } = await stage.must('admin', 'GET', '/v1/machine-keys');
    return (items as Made[]).find((each) => each.id === id)!;
  };
  const read = async (key: string): Promise<number> =>
    (await server.get('/v1/directory', { authorization: `Bearer ${key}` })).status;

  it('is shown once, and stored as a digest', async () => {
    const { id, key } = await make();
    const listed = JSON.stringify(await shown(id));
    const stored = JSON.stringify(server.other.prepare('select * from machine_key').all());
    const logged = JSON.stringify(server.other.prepare('select leaf from log_entry').all());

    expect(key).toMatch(/^rf_[\w-]{43}$/);
    expect(await read(key)).toBe(200);
    for (const text of [listed, stored, logged]) expect(text).not.toContain(key);
    expect(listed).toContain('"createdBy":{"id":"demo-admin","name":"Demo Admin"}');
  });

  it('opens what its scopes say, and nothing else', async () => {
    const { key } = await make();
    const answer = await server.post('/v1/decisions', incomingCall('k'), {
      authorization: `Bearer ${key}`,
    });

    expect(answer.body['code']).toBe('scope-missing');
  });

  it('ends when it expires, and is listed as such', async () => {
    const { id, key } = await make({ expiresAt: new Date(clock.instant + 1_000).toISOString() });
    const before = [await read(key), (await shown(id)).state];
    clock.instant += 1_000;

    expect(before).toEqual([200, 'active']);
    expect([await read(key), (await shown(id)).state]).toEqual([401, 'expired']);
  });

  it('does not begin where it ends', async () => {
    const expiresAt = new Date(clock.instant).toISOString();
    const body = { name: 'late', scopes: ['decide'], expiresAt };
    const answer = await stage.ask('POST', { who: 'admin', path: '/v1/machine-keys', body });

    expect(answer.status).toBe(400);
  });

  it('is out at once when it is revoked, once, and stays out after a restart', async () => {
    const { id, key } = await make();
    const call = { who: 'admin', path: `/v1/machine-keys/${id}` } as const;
    const revoked = await stage.ask('DELETE', call);
    const after = [await read(key), (await shown(id)).state];
    const again = await stage.ask('DELETE', call);
    server = await server.restart();
    stage = new ActStage(server);

    expect(revoked.status).toBe(204);
    expect(after).toEqual([401, 'revoked']);
    expect(again.body['code']).toBe('machine-key-revoked');
    expect(await read(key)).toBe(401);
  });

  it('shows when it was used last', async () => {
    const { id, key } = await make();
    const before = (await shown(id)).lastUsedAt;
    await read(key);

    expect([before, (await shown(id)).lastUsedAt]).toEqual([
      null,
      new Date(clock.instant).toISOString(),
    ]);
  });

  it('of the settings stays revoked through a restart, until the settings bring another', async () => {
    await stage.ask('DELETE', { who: 'admin', path: '/v1/machine-keys/setting' });
    const after = await read(KEY);
    server = await server.restart();
    const later = await read(KEY);
    server.other.exec(`update machine_key set revoked_at = null where id = 'setting'`);
    server = await server.restart();
    stage = new ActStage(server);

    expect([after, later, await read(KEY)]).toEqual([401, 401, 200]);
  });
});
