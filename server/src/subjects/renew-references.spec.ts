import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CallLog, HOUR_MS, START, verdict } from '../events/call-log.fixture.js';
import { StartRefused } from '../runtime/start-refused.js';
import { SystemRandomSource } from '../runtime/system-random-source.js';
import { incomingCall, ServerUnderTest, type Answer } from '../server-under-test.fixture.js';

const DAY_MS = 24 * HOUR_MS;

/** Puts another key of references beside the old ones, and makes it the current one. */
function raiseKey(folder: string): void {
  const file = path.join(folder, 'keys/pseudonyms.json');
  const held = JSON.parse(readFileSync(file, 'utf8')) as { current: number; keys: object };
  const current = held.current + 1;
  const key = new SystemRandomSource().bytes(32).toString('base64');
  writeFileSync(file, JSON.stringify({ current, keys: { ...held.keys, [current]: key } }));
}

describe('a new key of references', () => {
  let log: CallLog;

  beforeEach(async () => {
    log = await CallLog.start();
  });

  afterEach(() => log.server.stop());

  const change = async (): Promise<void> => {
    const { folder } = log.server;
    raiseKey(folder);
    log.server = await log.server.restart();
  };
  const connected = async (waId: string, count: number, user: object = { waId }): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const callId = `${waId}-${i}`;
      await log.tell('call-connected', i, { user, callId, initiator: 'business' });
      await log.tell('call-ended', i + 1, { callId });
    }
  };
  const underKey = (id: number): string[] =>
    ['grant_state', 'permission_event', 'slot', 'call'].map(
      (table) =>
        `${table} ${String(
          log.server.other
            .prepare(`select count(*) from ${table} where pair like ?`)
            .pluck()
            .get(`% p${id}.%`),
        )}`,
    );
  const asAdmin = async (address: string, body: object): Promise<Answer> =>
    log.server.asPerson(await log.server.signIn('admin'), 'POST', address, body);

  it('moves permissions, slots and calls of everybody, and loosens no limit', async () => {
    const waId = await log.permittedUser();
    await connected(waId, 5);
    const before = underKey(1);
    await change();
    const ring = verdict(await log.ring(waId, 10));
    const later = verdict(await log.ring(waId, DAY_MS));

    expect(before.every((count) => !count.endsWith(' 0'))).toBeTrue();
    expect(underKey(1)).toEqual(['grant_state 0', 'permission_event 0', 'slot 0', 'call 0']);
    expect([ring, later]).toEqual(['connected-call-limit', 'permit']);
  });

  it('moves both names of a user, and what ties them', async () => {
    const [waId, bsuid] = [log.newUser(), `JP.${log.newUser()}`];
    await log.tell('permission-granted', -HOUR_MS, {
      user: { waId, bsuid },
      grant: { kind: 'permanent' },
    });
    await change();
    const { grant } = await log.known({ bsuid }, 1);

    expect(grant?.kind).toBe('permanent');
  });

  it('moves who is known by the scoped id alone, and ties the number to it afterwards', async () => {
    const [waId, bsuid] = [log.newUser(), `JP.${log.newUser()}`];
    await connected(waId, 3, { bsuid });
    await change();
    await log.tell('permission-granted', 0, {
      user: { waId, bsuid },
      grant: { kind: 'permanent' },
    });

    expect((await log.known({ waId }, 10)).usage['connectedCalls24h']).toBe(3);
  });

  it('finds by number what was recorded under the old key and under the new', async () => {
    const ask = async (id: string): Promise<unknown> => {
      log.clock.instant = START;
      return (await log.server.post('/v1/decisions', incomingCall(id))).body['decisionId'];
    };
    const old = await ask('old');
    await change();
    const fresh = await ask('new');
    const found = await asAdmin('/v1/subjects/references', { number: '819011110001' });
    const references = found.body['references'] as string[];
    const auditor = await log.server.signIn('auditor');
    const items = async (query: string): Promise<unknown[]> =>
      (
        (await log.server.get(`/v1/decisions?${query}`, auditor)).body['items'] as {
          decisionId: string;
        }[]
      ).map(({ decisionId }) => decisionId);

    expect(references.map((reference) => reference.slice(0, 3))).toEqual(['p2.', 'p1.']);
    expect(await items(`subject=${references.join()}`)).toEqual([fresh, old]);
    expect(await items(`subject=${references[1]}`)).toEqual([old]);
    expect(await items('number=%2B819011110001')).toEqual([fresh, old]);
  });

  it('knows an attempt, an event and a call from before', async () => {
    const waId = await log.permittedUser();
    const body = incomingCall('asked-before');
    const first = await log.server.post('/v1/decisions', body);
    const call = { user: { waId }, callId: `c-${waId}`, initiator: 'business' };
    const event = {
      eventId: 'seen-before',
      type: 'call-started',
      occurredAt: new Date(START).toISOString(),
      businessNumber: '+81311110001',
      ...call,
    };
    await log.server.post('/v1/events', event);
    await log.ring(waId, 1, { callId: `r-${waId}` });
    await change();
    log.clock.instant = START;
    const again = await log.server.post('/v1/decisions', body);
    const other = await log.server.post('/v1/decisions', { ...body, action: 'transfer' });
    const seen = await log.server.post('/v1/events', event);
    const active = (await log.known({ waId }, 2)).usage['activeCallsOfPair'];
    const own = await log.ring(waId, 2, { callId: `c-${waId}` });
    await log.tell('call-ended', 3, { callId: `c-${waId}` });
    const over = (await log.known({ waId }, 4)).usage['activeCallsOfPair'];
    // The reservation made before is the one that the connected call confirms.
    await log.tell('call-connected', 20_000, {
      user: { waId },
      callId: `r-${waId}`,
      initiator: 'business',
    });
    const { usage } = await log.known({ waId }, 20_001);

    expect(again.body).toEqual(first.body);
    expect([other.status, other.body['code']]).toEqual([409, 'attempt-id-reused']);
    expect(seen.body).toEqual({ applied: false });
    expect([active, verdict(own), over]).toEqual([1, 'permit', 0]);
    expect(usage['connectedCalls24h']).toBe(1);
  });

  it('leaves what is counted of who was erased where it counts', async () => {
    const waId = await log.permittedUser();
    await connected(waId, 5);
    log.clock.instant = START + 10;
    await asAdmin('/v1/subjects/erasures', { number: waId, reason: 'r' });
    await change();
    await log.tell('permission-granted', 1_000, { user: { waId }, grant: { kind: 'permanent' } });
    const ring = verdict(await log.ring(waId, 2_000));
    // Seen again, the person has a name again: the next start moves the counts.
    log.server = await log.server.restart();

    expect(ring).toBe('connected-call-limit');
    expect(underKey(1)).toEqual(['grant_state 0', 'permission_event 0', 'slot 0', 'call 0']);
    expect(verdict(await log.ring(waId, 3_000))).toBe('connected-call-limit');
    expect(verdict(await log.ring(waId, DAY_MS))).toBe('permit');
  });

  it('changes nothing where the keys did not change', async () => {
    const waId = await log.permittedUser();
    await connected(waId, 2);
    log.server = await log.server.restart();

    expect((await log.known({ waId }, 10)).usage['connectedCalls24h']).toBe(2);
  });
});

describe('a key that the data was sealed with', () => {
  const refusedWith = async (meddle: (keys: string) => void): Promise<string> => {
    let server = await ServerUnderTest.start();
    await server.post('/v1/decisions', incomingCall('one'));
    const { folder } = server;
    server.other.close();
    await server.server.stop();
    const keys = path.join(folder, 'keys');
    const names = ['pseudonyms.json', 'subjects.key'].map((name) => path.join(keys, name));
    const kept = names.map((name) => readFileSync(name));
    meddle(keys);
    let message = 'not refused';
    try {
      server = await ServerUnderTest.start({ folder, keepKeys: true });
    } catch (error) {
      expect(error).toBeInstanceOf(StartRefused);
      message = (error as Error).message;
    }
    names.forEach((name, i) => writeFileSync(name, kept[i]!, { mode: 0o600 }));
    server = await ServerUnderTest.start({ folder, keepKeys: true });
    await server.stop();
    return message;
  };
  const secret = (): string => new SystemRandomSource().bytes(32).toString('base64');

  const cases: readonly { name: string; meddle: (keys: string) => void; says: RegExp }[] = [
    {
      name: 'gone is not made anew',
      meddle: (keys) => rmSync(path.join(keys, 'subjects.key')),
      says: /subjects\.key is missing: restore it/,
    },
    {
      name: 'exchanged is refused: the wrapping key',
      meddle: (keys) => writeFileSync(path.join(keys, 'subjects.key'), secret()),
      says: /subjects\.key: its key is not the one that the data was sealed with/,
    },
    {
      name: 'exchanged is refused: a key of references',
      meddle: (keys) =>
        writeFileSync(
          path.join(keys, 'pseudonyms.json'),
          JSON.stringify({ current: 1, keys: { 1: secret() } }),
        ),
      says: /pseudonyms\.json: key 1 is not the one/,
    },
    {
      name: 'taken out when a new one came is refused',
      meddle: (keys) =>
        writeFileSync(
          path.join(keys, 'pseudonyms.json'),
          JSON.stringify({ current: 2, keys: { 2: secret() } }),
        ),
      says: /pseudonyms\.json: key 1 is gone/,
    },
  ];
  for (const { name, meddle, says } of cases) {
    it(`${name}, in one line, and nothing is lost`, async () => {
      const message = await refusedWith(meddle);

      expect(message).toMatch(says);
      expect(message).not.toContain('\n');
    });
  }
});
