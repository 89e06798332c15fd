import { CallLog, FIVE, HOUR_MS, HUNDRED, START, verdict } from '../events/call-log.fixture.js';
import { incomingCall, outgoingCall, type Answer } from '../server-under-test.fixture.js';
import { REFERENCE } from './references.js';

const DAY_MS = 24 * HOUR_MS;

describe('POST /v1/subjects/erasures', () => {
  let log: CallLog;
  let admin: Record<string, string>;

  beforeAll(async () => {
    log = await CallLog.start();
  });

  // Sessions end, and specs move the clock.
  beforeEach(async () => {
    log.clock.instant = START;
    admin = await log.server.signIn('admin');
  });

  afterAll(() => log.server.stop());

  const ask = (address: string, body: object, headers = admin): Promise<Answer> =>
    log.server.asPerson(headers, 'POST', address, body);
  const erase = (name: { number?: string; bsuid?: string }): Promise<Answer> =>
    ask('/v1/subjects/erasures', { ...name, reason: 'asked to be forgotten' });
  const referencesOf = async (name: object): Promise<string[]> =>
    (await ask('/v1/subjects/references', name)).body['references'] as string[];
  /** A call by the user, from their own number. */
  const calling = (id: string, waId: string, changes: object = {}): object =>
    incomingCall(id, {
      user: { waId },
      legs: [{ id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', address: `+${waId}` } }],
      ...changes,
    });
  const decided = async (body: object): Promise<string> => {
    log.clock.instant = START;
    return String((await log.server.post('/v1/decisions', body)).body['decisionId']);
  };
  const detail = (id: string): Promise<Answer> => log.server.get(`/v1/decisions/${id}`, admin);
  const found = async (subject: string): Promise<Record<string, unknown>[]> =>
    (await log.server.get(`/v1/decisions?subject=${subject}`, admin)).body['items'] as Record<
      string,
      unknown
    >[];

  it('takes from every decision what tells of the person, and keeps the rest under its index', async () => {
    const waId = log.newUser();
    const id = await decided(calling('erased-1', waId));
    const before = (await detail(id)).body;
    const answer = await erase({ number: `+${waId}` });
    const after = (await detail(id)).body;
    const [reference] = await referencesOf({ number: waId });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ subject: reference, logIndex: jasmine.any(Number) });
    expect(before['attempt']).toBeDefined();
    expect(after).toEqual({
      decisionId: id,
      attemptId: jasmine.stringMatching(REFERENCE),
      effect: before['effect'],
      scenario: before['scenario'],
      reasons: (before['reasons'] as { code: string; text: object }[]).map(({ code, text }) => ({
        code,
        text,
      })),
      route: [],
      obligations: [],
      validUntil: before['validUntil'],
      policy: before['policy'],
      decidedAt: before['decidedAt'],
      log: before['log'],
      erased: true,
    });
    expect(JSON.stringify(after)).not.toContain(waId);
  });

  it('leaves the decision in lists, with the reference in place of the person', async () => {
    const waId = log.newUser();
    await decided(calling('erased-2', waId));
    await erase({ number: waId });
    const [reference] = await referencesOf({ number: waId });
    const [item, ...more] = await found(reference!);

    expect(more).toEqual([]);
    expect(item).toEqual(
      jasmine.objectContaining({
        erased: true,
        effect: 'permit',
        user: {},
        origin: 'whatsapp',
        target: 'webrtc',
        businessNumber: FIVE,
      }),
    );
    expect((item!['references'] as { number: string }).number).toBe(reference!);
    expect(JSON.stringify(item)).not.toContain(waId);
  });

  it('erases what concerns the person under any number or address of the call', async () => {
    const [waId, other] = [log.newUser(), log.newUser()];
    const spelled = `sip:+${other.slice(0, 4)}-${other.slice(4, 8)}-${other.slice(8)}@pbx.example`;
    const id = await decided(
      calling('erased-3', waId, {
        action: 'transfer',
        target: { kind: 'sip-trunk', id: 'tokyo-pbx', address: spelled },
      }),
    );
    const untouched = await decided(calling('kept-3', waId));
    await erase({ number: other });

    expect((await detail(id)).body['erased']).toBeTrue();
    expect((await detail(untouched)).body['erased']).toBeUndefined();
    expect((await detail(untouched)).body['attempt']).toBeDefined();
  });

  for (const by of ['number', 'bsuid'] as const) {
    it(`erases a person under both names that events tied together, asked by ${by}`, async () => {
      const [waId, bsuid] = [log.newUser(), `JP.${log.newUser()}`];
      await log.tell('permission-granted', -HOUR_MS, {
        user: { waId, bsuid },
        grant: { kind: 'permanent' },
      });
      const byNumber = await decided(calling(`n-${waId}`, waId));
      const byId = await decided(
        incomingCall(`b-${waId}`, {
          user: { bsuid },
          legs: [{ id: 'c', role: 'origin', endpoint: { kind: 'whatsapp', id: bsuid } }],
        }),
      );
      await erase(by === 'number' ? { number: waId } : { bsuid });

      expect((await detail(byNumber)).body['erased']).toBeTrue();
      expect((await detail(byId)).body['erased']).toBeTrue();
    });
  }

  it('takes the permission away, for good: one given before does not come back, told late or again', async () => {
    const waId = await log.permittedUser();
    expect(verdict(await log.ring(waId, 0))).toBe('permit');
    await erase({ number: waId });
    const after = await log.ring(waId, 1);
    await log.tell('permission-granted', -2 * HOUR_MS, {
      user: { waId },
      grant: { kind: 'permanent' },
    });
    const late = await log.ring(waId, 2);
    await log.tell('permission-granted', HOUR_MS, { user: { waId }, grant: { kind: 'permanent' } });
    const anew = await log.ring(waId, HOUR_MS + 1);

    expect(verdict(after)).toBe('permission-missing');
    expect(verdict(late)).toBe('permission-revoked');
    expect(verdict(anew)).toBe('permit');
  });

  it('loosens no limit: what was counted goes on to count', async () => {
    const waId = await log.permittedUser();
    for (let i = 0; i < 5; i++) {
      const call = { user: { waId }, callId: `${waId}-${i}`, initiator: 'business' };
      await log.tell('call-connected', i, call);
      await log.tell('call-ended', i + 1, { callId: `${waId}-${i}` });
    }
    log.clock.instant = START + 10;
    await erase({ number: waId });
    await log.tell('permission-granted', 1_000, { user: { waId }, grant: { kind: 'permanent' } });

    expect(verdict(await log.ring(waId, 2_000))).toBe('connected-call-limit');
    expect(verdict(await log.ring(waId, DAY_MS))).toBe('permit');
  });

  it('denies on a call whose leg nobody can read any more', async () => {
    const [waId, phone] = [log.newUser(), log.newUser()];
    const callId = `leg-${waId}`;
    await log.tell('leg-added', 0, {
      callId,
      leg: {
        id: 'x',
        role: 'participant',
        endpoint: { kind: 'whatsapp', address: `+${phone}` },
      },
    });
    const judge = async (id: string): Promise<string> => {
      log.clock.instant = START;
      return verdict(await log.server.post('/v1/decisions', calling(id, waId, { callId })));
    };
    const before = await judge(`before-${waId}`);
    await erase({ number: phone });

    expect(before).toBe('permit');
    expect(await judge(`after-${waId}`)).toContain('endpoint-kind-unknown');
  });

  it('answers an attempt that was erased with a refusal, never with another decision', async () => {
    const waId = log.newUser();
    const body = calling(`again-${waId}`, waId);
    const id = await decided(body);
    await erase({ number: waId });
    const again = await log.server.post('/v1/decisions', body);

    expect([again.status, again.body['code'], again.body['decisionId']]).toEqual([
      409,
      'attempt-erased',
      id,
    ]);
  });

  it('keeps a person who comes back under a new key: what is new is read, what was erased is not', async () => {
    const waId = log.newUser();
    const first = await decided(calling(`first-${waId}`, waId));
    await erase({ number: waId });
    const second = await decided(calling(`second-${waId}`, waId));
    const between = [(await detail(first)).body['erased'], (await detail(second)).body['erased']];
    await erase({ number: waId });
    const [reference] = await referencesOf({ number: waId });

    expect(between).toEqual([true, undefined]);
    expect((await found(reference!)).map(({ erased }) => erased)).toEqual([true, true]);
  });

  it('is told in the log without the number, and by whom and why', async () => {
    const waId = log.newUser();
    await decided(calling(`told-${waId}`, waId));
    const answer = await ask('/v1/subjects/erasures', {
      number: waId,
      reason: `letter of +${waId}, taro@home.example`,
    });
    const [reference] = await referencesOf({ number: waId });
    const leaf = JSON.parse(
      log.server.other
        .prepare('select leaf from log_entry where idx = ?')
        .pluck()
        .get(answer.body['logIndex']) as string,
    ) as Record<string, unknown>;

    expect(leaf).toEqual(
      jasmine.objectContaining({
        action: 'subject.erase',
        object: `subject/${reference}`,
        actor: jasmine.objectContaining({ kind: 'person', id: 'demo-admin' }),
        reason: `letter of ${reference}, [mailbox]`,
        after: null,
      }),
    );
  });

  const refusals: readonly { name: string; body: object; expected: string; as?: 'auditor' }[] = [
    { name: 'nobody knows', body: { number: '819099999999' }, expected: '404 subject-unknown' },
    { name: 'an id nobody knows', body: { bsuid: 'JP.nobody' }, expected: '404 subject-unknown' },
    { name: 'a business number', body: { number: FIVE }, expected: '409 business-number' },
    {
      name: 'another business number',
      body: { number: HUNDRED.slice(1) },
      expected: '409 business-number',
    },
    { name: 'no name', body: {}, expected: '400 malformed-input' },
    {
      name: 'two names',
      body: { number: '819011110001', bsuid: 'JP.1' },
      expected: '400 malformed-input',
    },
    { name: 'what is no number', body: { number: 'Taro' }, expected: '400 malformed-input' },
    {
      name: 'anybody, asked by an auditor',
      body: { number: '819011110001' },
      expected: '403 role-missing',
      as: 'auditor',
    },
  ];
  for (const { name, body, expected, as } of refusals) {
    it(`refuses to erase ${name}`, async () => {
      const headers = as === undefined ? admin : await log.server.signIn(as);
      const answer = await ask('/v1/subjects/erasures', { ...body, reason: 'r' }, headers);

      expect(`${answer.status} ${String(answer.body['code'])}`).toBe(expected);
    });
  }

  it('refuses without a reason, and what was erased already', async () => {
    const waId = log.newUser();
    await decided(calling(`twice-${waId}`, waId));
    const silent = await ask('/v1/subjects/erasures', { number: waId });
    await erase({ number: waId });
    const again = await erase({ number: waId });

    expect(silent.status).toBe(400);
    expect([again.status, again.body['code']]).toEqual([409, 'subject-erased']);
  });

  it('erases nothing while it cannot be recorded', async () => {
    const waId = log.newUser();
    const id = await decided(calling(`kept-${waId}`, waId));
    log.server.other.exec(
      `create trigger broken before insert on log_entry begin select raise(abort, 'the disk is full'); end`,
    );
    const answer = await erase({ number: waId });
    log.server.other.exec('drop trigger broken');

    expect([answer.status, answer.body['code']]).toEqual([503, 'record-unavailable']);
    expect((await detail(id)).body['erased']).toBeUndefined();
  });

  it('rings nobody anew: a call on its way keeps its slot', async () => {
    const waId = await log.permittedUser();
    await log.ring(waId, 0, { callId: `slot-${waId}` });
    await erase({ number: waId });
    const { usage } = await log.known({ waId }, 1);

    expect(usage['connectedCalls24h']).toBe(1);
    expect(outgoingCall('unused', waId)['user']).toEqual({ waId });
  });
});
