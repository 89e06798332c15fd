import { at, CallLog, HOUR_MS, HUNDRED, START, verdict } from '../events/call-log.fixture.js';
import { outgoingCall, type Answer } from '../server-under-test.fixture.js';

const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

describe('the rolling window of connected calls', () => {
  let log: CallLog;

  beforeAll(async () => {
    log = await CallLog.start();
  });

  afterAll(() => log.server.stop());

  const connect = async (waId: string, callId: string, offset: number): Promise<void> => {
    await log.tell('call-connected', offset, { user: { waId }, callId, initiator: 'business' });
    await log.tell('call-ended', offset, { callId });
  };
  /** As many connected calls as the provider allows, a second apart. */
  const useUp = async (waId: string): Promise<void> => {
    for (let i = 0; i < 5; i++) await connect(waId, `${waId}-${i}`, i * 1_000);
  };
  const inUse = async (waId: string, offset: number): Promise<unknown> =>
    (await log.known({ waId }, offset)).usage['connectedCalls24h'];

  describe('C5: at its edge', () => {
    it('1 ms before the first call falls out it denies, with the instant; at the edge it permits', async () => {
      const waId = await log.permittedUser();
      await useUp(waId);
      const before = await log.ring(waId, DAY_MS - 1);
      const edge = await log.ring(waId, DAY_MS);

      expect(verdict(before)).toBe('connected-call-limit');
      expect(before.body['retryAt']).toBe(at(DAY_MS));
      expect(verdict(edge)).toBe('permit');
    });

    it('the permit at the edge takes the one slot there is', async () => {
      const waId = await log.permittedUser();
      await useUp(waId);
      const outcomes = [
        verdict(await log.ring(waId, DAY_MS)),
        verdict(await log.ring(waId, DAY_MS)),
        verdict(await log.ring(waId, DAY_MS + 1_000)),
      ];

      expect(outcomes).toEqual(['permit', 'connected-call-limit', 'permit']);
    });
  });

  describe('C2: a reservation', () => {
    it('counts until its minute is over, and no longer', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0);

      expect(await inUse(waId, MINUTE_MS - 1)).toBe(1);
      expect(await inUse(waId, MINUTE_MS)).toBe(0);
    });

    it('is confirmed by the connected call, and counts once for 24 hours from then', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0, { callId: `r-${waId}` });
      await connect(waId, `r-${waId}`, 20_000);

      expect(await inUse(waId, 20_001)).toBe(1);
      expect(await inUse(waId, 20_000 + DAY_MS - 1)).toBe(1);
      expect(await inUse(waId, 20_000 + DAY_MS)).toBe(0);
    });

    it('made before the call had an id is confirmed all the same', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0);
      await connect(waId, `late-${waId}`, 20_000);

      expect(await inUse(waId, 20_001)).toBe(1);
    });

    it('is given back when nobody answers', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0, { callId: `n-${waId}` });
      await log.tell('call-unanswered', 30_000, {
        user: { waId },
        callId: `n-${waId}`,
        initiator: 'business',
      });

      expect(await inUse(waId, 30_001)).toBe(0);
    });

    it('of a call asked about again is kept, not taken twice', async () => {
      const waId = await log.permittedUser();
      for (let i = 0; i < 7; i++) {
        expect(verdict(await log.ring(waId, i * 1_000, { callId: `same-${waId}` }))).toBe('permit');
      }

      expect(await inUse(waId, 10_000)).toBe(1);
      expect(await inUse(waId, 6_000 + MINUTE_MS)).toBe(0);
    });

    it('is kept through a restart', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0);
      log.server = await log.server.restart();

      expect(await inUse(waId, 1)).toBe(1);
    });
  });

  describe('a reservation is no other call’s to give back', () => {
    const reserved = async (): Promise<string> => {
      const waId = await log.permittedUser();
      await log.ring(waId, 10_000);
      return waId;
    };
    const over = (waId: string, offset: number, initiator: string): Promise<Answer> =>
      log.tell('call-ended', offset, { user: { waId }, callId: `o-${waId}`, initiator });

    it('not to a call that was over before it was made, told late', async () => {
      const waId = await reserved();
      await over(waId, 5_000, 'business');

      expect(await inUse(waId, 20_000)).toBe(1);
    });

    it("not to a user's own call that nobody took", async () => {
      const waId = await reserved();
      await over(waId, 15_000, 'user');

      expect(await inUse(waId, 20_000)).toBe(1);
    });

    it('not to a call that gave back its own already', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0);
      const call = { user: { waId }, callId: `o-${waId}`, initiator: 'business' };
      await log.tell('call-unanswered', 5_000, call);
      await log.ring(waId, 10_000);
      await log.tell('call-ended', 15_000, call);
      await log.tell('call-unanswered', 16_000, call);

      expect(await inUse(waId, 20_000)).toBe(1);
    });
  });

  describe('C1: asked many times at once', () => {
    const askTogether = async (waId: string, count: number, number?: string): Promise<Answer[]> => {
      log.clock.instant = START;
      return Promise.all(
        Array.from({ length: count }, (_, i) =>
          log.server.post(
            '/v1/decisions',
            outgoingCall(
              `together-${waId}-${i}`,
              waId,
              number === undefined ? {} : { businessNumber: number },
            ),
          ),
        ),
      );
    };

    for (const { limit, number, asked } of [
      { limit: 5, number: undefined, asked: 40 },
      { limit: 100, number: HUNDRED, asked: 150 },
    ]) {
      it(`permits exactly ${limit} of ${asked}, and tells the others when to come back`, async () => {
        const waId = await log.permittedUser(number);
        const answers = await askTogether(waId, asked, number);
        const denied = answers.filter(({ body }) => body['effect'] === 'deny');

        expect(answers.filter((answer) => verdict(answer) === 'permit').length).toBe(limit);
        expect(denied.length).toBe(asked - limit);
        expect(new Set(denied.map(verdict))).toEqual(new Set(['connected-call-limit']));
        expect(new Set(denied.map(({ body }) => body['retryAt']))).toEqual(
          new Set([at(MINUTE_MS)]),
        );
      });
    }

    it('gives a deny that came of the race again as it was recorded', async () => {
      const waId = await log.permittedUser();
      const answers = await askTogether(waId, 12);
      const again = await askTogether(waId, 12);

      expect(again.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
    });

    it('counts no pair against another', async () => {
      const users = await Promise.all([1, 2, 3].map(() => log.permittedUser()));
      const answers = await Promise.all(users.map((waId) => askTogether(waId, 5)));

      expect(new Set(answers.flat().map(verdict))).toEqual(new Set(['permit']));
    });
  });

  it('initiations of a number leave the count after 24 hours to the millisecond', async () => {
    const waId = await log.permittedUser(HUNDRED);
    const initiations = async (offset: number): Promise<number> =>
      Number((await log.known({ waId }, offset, HUNDRED)).usage['initiations24h']);
    await log.tell('call-started', 0, {
      businessNumber: HUNDRED,
      user: { waId },
      callId: `i-${waId}`,
      initiator: 'business',
    });

    expect([await initiations(DAY_MS - 1), await initiations(DAY_MS)]).toEqual([1, 0]);
  });
});
