import { StoppedClock } from '../../ledger/temporary-ledger.fixture.js';
import { KEY, ServerUnderTest, type Answer } from '../../server-under-test.fixture.js';
import type { AlarmPage, LiveCalls, LiveCallView } from '../../watchdog/live-calls.dto.js';
import { Watchdog } from '../../watchdog/watchdog.js';
import { ApplyEvent } from '../../events/apply-event.js';

const NOW = Date.parse('2026-11-22T09:15:02.431Z');
const NUMBER = '81311110001';
const OWN_NUMBER = '441632960001';
/** Where WhatsApp's calls come from, and where the exchange's do. */
const CARRIER = '192.0.2.10';
const EXCHANGE = '192.0.2.20';
const DESK = 'sbc1.example.com:5071';
const SPARE = 'sbc2.example.com:5071';
const OPEN = 'sbc3.example.com';
const WHATSAPP = 'wa.meta.vc';

type Json = Record<string, unknown>;

describe('what a SIP proxy tells', () => {
  let server: ServerUnderTest;
  let operator: Record<string, string>;
  let clock: StoppedClock;
  let calls = 0;

  beforeAll(async () => {
    clock = new StoppedClock(NOW);
    server = await ServerUnderTest.start({ clock });
    operator = await server.signIn('operator');
    const put = async (address: string, body: unknown): Promise<void> => {
      expect((await server.putConfirmed(`/v1/directory/${address}`, body)).status).toBe(200);
    };
    const trunk = {
      pstnReachability: 'none',
      attestedBy: 'spec',
      attestedUntil: '2099-01-01T00:00:00Z',
    };
    for (const host of [DESK, SPARE]) {
      await put(`endpoints/sip-trunk/${encodeURIComponent(host)}`, trunk);
    }
    await put(`endpoints/sip-trunk/${EXCHANGE}`, { ...trunk, callerOrigin: 'internal' });
    await put(`endpoints/sip-trunk/${OPEN}`, { ...trunk, pstnReachability: 'possible' });
    for (const number of [NUMBER, OWN_NUMBER]) {
      await put(`business-numbers/%2B${number}`, {
        country: number === NUMBER ? 'JP' : 'GB',
        provider: 'meta',
        callingEnabled: true,
        messagingLimit: 10_000,
        sandbox: false,
        callbackPermission: false,
        destinations: [DESK, SPARE].map((host) => ({
          kind: 'sip-trunk',
          id: host,
          address: `sip:agent-7@${host}`,
        })),
      });
    }
    await put(`routes/sip/${CARRIER}`, { initiator: 'user' });
    await put(`routes/sip/${EXCHANGE}`, {
      initiator: 'business',
      businessNumber: `+${OWN_NUMBER}`,
      endpoint: { kind: 'sip-trunk', id: EXCHANGE },
    });
  });

  afterAll(() => server.stop());

  const basic = { authorization: `Basic ${Buffer.from(`kamailio:${KEY}`).toString('base64')}` };
  const ask = (question: Json): Promise<Answer> =>
    server.post('/v1/adapters/sip', { sourcePort: 5060, channel: '', ...question }, basic);
  /** Parts of an INVITE by a user nobody has heard of. */
  const incoming = (): Json => ({
    callId: `sip-call-${calls}@proxy`,
    from: `8190${30_000_000 + calls++}`,
    to: NUMBER,
    sourceIp: CARRIER,
    target: `sip:agent-7@${DESK}`,
  });
  const outgoing = async (): Promise<Json> => {
    const user = `8190${30_000_000 + calls}`;
    await server.post('/v1/events', {
      eventId: `grant-${user}`,
      type: 'permission-granted',
      occurredAt: '2026-01-01T00:00:00Z',
      businessNumber: `+${OWN_NUMBER}`,
      user: { waId: user },
      grant: { kind: 'permanent' },
    });
    return {
      callId: `sip-call-${calls++}@proxy`,
      from: '1001',
      to: user,
      sourceIp: EXCHANGE,
      target: `sip:${user}@${WHATSAPP}`,
    };
  };
  const permitted = async (call: Json): Promise<Json> => {
    const target = call['sourceIp'] === CARRIER ? `sip:${NUMBER}@proxy` : call['target'];
    const { body } = await ask({ kind: 'connect', ...call, target });

    expect(body['decision']).toBe('allow');
    return call;
  };
  const tell = async (event: string, call: Json, offset: number, more: Json = {}) => {
    const body = { event, ...call, at: (NOW + offset) / 1_000, ...more };
    const { status } = await server.post('/v1/adapters/sip/events', body, basic);

    expect(status).withContext(event).toBe(200);
  };
  const settled = async (): Promise<void> => {
    const watchdog = server.server.app.get(Watchdog);
    // One that is under way may have looked already.
    await watchdog.execute();
    await watchdog.execute();
  };
  let seen = new Set<string>();
  /** What was raised since this was asked last. */
  const raised = async (): Promise<string[]> => {
    await settled();
    const { body } = await server.get('/v1/alarms?state=all&limit=500', operator);
    const { items } = body as unknown as AlarmPage;
    const fresh = items.filter(({ id }) => !seen.has(id));
    seen = new Set(items.map(({ id }) => id));

    expect(fresh.filter(({ command }) => command !== null)).toEqual([]);
    // Without a command, the id is all there is to find and end the call by.
    expect(fresh.map(({ callId }) => callId)).not.toContain(null);
    return fresh.map(({ kind, code, place }) => `${kind} ${code} ${place}`).sort();
  };
  const live = async (): Promise<LiveCallView[]> => {
    const { body } = await server.get('/v1/live-calls?limit=500', operator);
    return (body as unknown as LiveCalls).items;
  };
  const usage = async (call: Json): Promise<Json> => {
    const { body } = await server.asPerson(
      await server.signIn('auditor'),
      'POST',
      '/v1/directory/evidence',
      { businessNumber: `+${OWN_NUMBER}`, waId: call['to'] },
    );
    return (body['evidence'] as { usage: Json }).usage;
  };

  it('a user’s call is live from the first INVITE that is sent on until the BYE, with the place that picked up', async () => {
    const call = await permitted(incoming());
    await tell('relayed', call, 10);
    await tell('ringing', call, 20);
    // The first place does not answer: the next one does.
    const spare = { target: `sip:agent-7@${SPARE}` };
    await tell('relayed', call, 30, spare);
    await tell('answered', call, 40, spare);

    expect(await raised()).toEqual([]);
    const [shown] = await live();
    expect(shown).toEqual(
      jasmine.objectContaining({
        businessNumber: `+${NUMBER}`,
        initiator: 'user',
        startedAt: new Date(NOW + 10).toISOString(),
        connectedAt: new Date(NOW + 40).toISOString(),
      }),
    );
    expect(shown!.legs.map(({ kind, permit, breach }) => [kind, permit !== null, breach])).toEqual([
      ['sip-trunk', true, null],
    ]);
    await tell('ended', { callId: call['callId'] }, 50);

    expect(await live()).toEqual([]);
  });

  for (const order of [
    ['relayed', 'answered', 'ended'],
    ['relayed', 'ended', 'answered'],
    ['answered', 'ended', 'relayed'],
  ]) {
    it(`a call is over after ${order.join(', ')}, and told again it changes nothing`, async () => {
      const call = await permitted(incoming());
      const offsets: Record<string, number> = { relayed: 1, answered: 2, ended: 3 };
      for (const event of [...order, ...order]) {
        await tell(event, call, offsets[event]!);
      }

      expect(await live()).toEqual([]);
      expect(await raised()).toEqual([]);
    });
  }

  it('a call of the business’s takes a slot when it is picked up, and none when it was not', async () => {
    const call = await permitted(await outgoing());
    await tell('relayed', call, 10);
    await tell('answered', call, 20);
    await tell('ended', { callId: call['callId'] }, 30);
    const answered = await usage(call);
    const again = await permitted({ ...call, callId: `${String(call['callId'])}-2` });
    const reserved = await usage(call);
    await tell('relayed', again, 40);
    await tell('failed', again, 50, { code: 487 });

    expect(answered).toEqual(
      jasmine.objectContaining({ connectedCalls24h: 1, unansweredInARow: 0 }),
    );
    expect(reserved).toEqual(jasmine.objectContaining({ connectedCalls24h: 2 }));
    expect(await usage(call)).toEqual(
      jasmine.objectContaining({
        connectedCalls24h: 1,
        unansweredInARow: 1,
        activeCallsOfPair: 0,
      }),
    );
    expect(await raised()).toEqual([]);
  });

  for (const code of [480, 486, 487, 408, 603]) {
    it(`${code} counts to the streak of a call of the business’s, and to none of a user’s (WA-PERM-015)`, async () => {
      const call = await permitted(await outgoing());
      await tell('relayed', call, 10);
      await tell('failed', call, 20, { code });
      const missed = await permitted(incoming());
      await tell('relayed', missed, 10);
      await tell('failed', missed, 20, { code });

      expect((await usage(call))['unansweredInARow']).toBe(1);
      expect(await live()).toEqual([]);
      expect(await raised()).toEqual([]);
    });
  }

  for (const code of [401, 407, 422]) {
    it(`${code} is no end: the caller comes again with the same call`, async () => {
      const call = await permitted(await outgoing());
      await tell('relayed', call, 10);
      await tell('failed', call, 20, { code });
      await tell('relayed', call, 30);
      await tell('answered', call, 40);

      expect((await live()).map(({ connectedAt }) => connectedAt)).toEqual([
        new Date(NOW + 40).toISOString(),
      ]);
      expect(await usage(call)).toEqual(
        jasmine.objectContaining({ connectedCalls24h: 1, unansweredInARow: 0 }),
      );
      await tell('ended', { callId: call['callId'] }, 50);
    });
  }

  it('a call that was relayed without a permit raises that, and so does every place', async () => {
    const user = incoming();
    await tell('answered', user, 10);
    const business = await outgoing();
    await tell('relayed', business, 10);

    expect(await raised()).toEqual([
      'call-without-permit permit-missing null',
      'call-without-permit permit-missing null',
      `leg-without-permit permit-missing sip-trunk:${DESK}`,
    ]);
    for (const { callId } of [user, business]) await tell('ended', { callId }, 20);
  });

  it('a call that is picked up where nobody permitted it, or where phones may be reached, raises that', async () => {
    const call = await permitted(incoming());
    await tell('answered', call, 10, { target: `sip:agent-7@${OPEN}` });

    expect(await raised()).toEqual([
      `leg-without-permit permit-missing sip-trunk:${OPEN}`,
      jasmine.stringMatching(`^phone-leg .* sip-trunk:${OPEN}$`),
    ]);
    await tell('ended', { callId: call['callId'] }, 20);
  });

  it('an accepted REFER adds a leg: one that was permitted raises nothing, any other does', async () => {
    const call = await permitted(incoming());
    await tell('relayed', call, 10);
    await tell('answered', call, 20);
    const { callId } = call;
    const target = `sip:agent-9@${SPARE}`;
    const asked = await ask({ kind: 'transfer', ...call, target, cseq: 2 });
    await tell('transferred', { callId, target }, 30);
    const allowed = await raised();
    await tell('transferred', { callId, target: 'tel:+442079460999' }, 40);

    expect([asked.body['decision'], allowed]).toEqual(['allow', []]);
    expect((await raised()).map((alarm) => alarm.split(' ')[0])).toEqual([
      'leg-without-permit',
      'phone-leg',
    ]);
    await tell('ended', { callId }, 50);
  });

  it('the end of a call that is told before its beginning is on record ends it', async () => {
    const call = await permitted(incoming());
    await Promise.all([
      tell('relayed', call, 10),
      tell('answered', call, 20),
      tell('ended', { callId: call['callId'] }, 30),
    ]);

    expect(await live()).toEqual([]);
  });

  it('names of any length the schema takes are told apart', async () => {
    const call = await permitted({ ...incoming(), callId: `${'c'.repeat(250)}@proxy` });
    await tell('answered', call, 10);
    const target = `sip:${'a'.repeat(100)}@${OPEN}`;
    await tell('transferred', { callId: call['callId'], target }, 20);

    expect((await raised()).length).toBe(2);
    await tell('ended', { callId: call['callId'] }, 30);
  });

  for (const { platform, isEnded } of [
    { platform: 'meta', isEnded: false },
    { platform: 'sip', isEnded: true },
    { platform: undefined, isEnded: true },
  ]) {
    it(`a BYE that names nobody ends ${isEnded ? 'a' : 'no'} call that ${platform ?? 'somebody in its place'} told of`, async () => {
      const callId = `wacid.${platform ?? 'own'}${calls++}`;
      const event = {
        eventId: `began-${callId}`,
        type: 'call-started',
        occurredAt: new Date(NOW).toISOString(),
        businessNumber: `+${NUMBER}`,
        user: { waId: '819012345678' },
        initiator: 'user',
        callId,
      } as const;
      const actor = { kind: 'machine', id: 'spec', credential: 'spec' } as const;
      await server.server.app.get(ApplyEvent).execute(event, actor, platform);
      await tell('ended', { callId }, 10);

      const left = (await live()).filter((each) => each.callId === callId).length;
      await server.server.app
        .get(ApplyEvent)
        .execute({ ...event, eventId: `over-${callId}`, type: 'call-ended' }, actor, platform);
      await raised();

      expect(left).toBe(isEnded ? 0 : 1);
    });
  }

  it('a call of a number nobody registered, and the end of a call nobody told of, are kept as unmatched', async () => {
    await tell('relayed', { ...incoming(), to: '442079460111' }, 10);
    await tell('ended', { callId: 'never-heard-of@proxy' }, 10);
    const { body } = await server.get('/v1/events/unmatched', operator);

    const kept = (body['items'] as Json[]).map(({ platform, name }) => [platform, name]);
    expect(kept.slice(0, 2)).toEqual([
      ['sip', 'call-ended'],
      ['sip', 'call-started'],
    ]);
  });

  for (const [what, wrong] of Object.entries({
    'an event nobody knows': { event: 'parked' },
    'no instant': { at: undefined },
    'no sender': { sourceIp: undefined },
    'a called side that is no number': { to: 'agent' },
  })) {
    it(`${what} is refused, and named`, async () => {
      const event = { event: 'answered', ...incoming(), at: NOW / 1_000, ...wrong };
      const { status, body } = await server.post('/v1/adapters/sip/events', event, basic);

      expect([status, (body['problems'] as { at: string }[])[0]!.at]).toEqual([
        400,
        `/${Object.keys(wrong)[0]!}`,
      ]);
    });
  }
});
