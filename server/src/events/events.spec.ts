import { at, CallLog, FIVE, HOUR_MS, HUNDRED, START, verdict } from './call-log.fixture.js';
import { incomingCall } from '../server-under-test.fixture.js';
import { EVENT_TYPES } from './event.dto.js';

/** All orders of a list. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    ordersOf(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}

describe('POST /v1/events', () => {
  let log: CallLog;

  beforeAll(async () => {
    log = await CallLog.start();
  });

  afterAll(() => log.server.stop());

  describe('each type takes effect', () => {
    it('permission-granted: the user may be rung, until the grant ends', async () => {
      const waId = log.newUser();
      const before = await log.ring(waId, 0);
      await log.tell('permission-granted', 0, { user: { waId }, grant: { kind: 'temporary' } });

      expect(verdict(before)).toBe('permission-missing');
      expect(verdict(await log.ring(waId, 168 * HOUR_MS - 1))).toBe('permit');
      expect(verdict(await log.ring(waId, 168 * HOUR_MS))).toBe('permission-expired');
    });

    it('permission-granted without a kind: what is not known never permits', async () => {
      const waId = log.newUser();
      await log.tell('permission-granted', 0, { user: { waId } });

      expect(verdict(await log.ring(waId, 1))).toBe('fact-missing');
    });

    it('permission-revoked: the user may not be rung', async () => {
      const waId = await log.permittedUser();
      await log.tell('permission-revoked', 0, { user: { waId } });

      expect(verdict(await log.ring(waId, 1))).toBe('permission-revoked');
    });

    it('call-started: the pair has a call', async () => {
      const waId = await log.permittedUser();
      const before = (await log.known({ waId }, 0)).usage;
      await log.tell('call-started', 0, {
        user: { waId },
        callId: `c-${waId}`,
        initiator: 'business',
      });
      const { usage } = await log.known({ waId }, 1);

      expect(usage['activeCallsOfPair']).toBe(1);
      expect(usage['concurrentCalls']).toBe(Number(before['concurrentCalls']) + 1);
      expect(usage['initiations24h']).toBe(Number(before['initiations24h']) + 1);
      expect(verdict(await log.ring(waId, 1))).toBe('call-already-active');
      expect(verdict(await log.ring(waId, 1, { callId: `c-${waId}` }))).toBe('permit');
    });

    it('call-connected: one of the calls the window allows is used', async () => {
      const waId = await log.permittedUser();
      await log.tell('call-connected', 0, {
        user: { waId },
        callId: `c-${waId}`,
        initiator: 'business',
      });

      expect((await log.known({ waId }, 1)).usage['connectedCalls24h']).toBe(1);
    });

    it('call-unanswered: the streak grows, and the call is over', async () => {
      const waId = await log.permittedUser();
      const call = { user: { waId }, callId: `c-${waId}`, initiator: 'business' };
      await log.tell('call-started', 0, call);
      await log.tell('call-unanswered', 1, call);
      const { usage } = await log.known({ waId }, 2);

      expect(usage).toEqual(
        jasmine.objectContaining({
          unansweredInARow: 1,
          activeCallsOfPair: 0,
          connectedCalls24h: 0,
        }),
      );
    });

    it('call-ended: the call is over, and was answered or not', async () => {
      const [answered, missed] = [await log.permittedUser(), await log.permittedUser()];
      for (const waId of [answered, missed]) {
        const call = { user: { waId }, callId: `c-${waId}`, initiator: 'business' };
        await log.tell('call-started', 0, call);
        if (waId === answered) await log.tell('call-connected', 1, { callId: `c-${waId}` });
        await log.tell('call-ended', 2, { callId: `c-${waId}` });
      }

      expect((await log.known({ waId: answered }, 3)).usage).toEqual(
        jasmine.objectContaining({
          unansweredInARow: 0,
          activeCallsOfPair: 0,
          connectedCalls24h: 1,
        }),
      );
      expect((await log.known({ waId: missed }, 3)).usage).toEqual(
        jasmine.objectContaining({
          unansweredInARow: 1,
          activeCallsOfPair: 0,
          connectedCalls24h: 0,
        }),
      );
    });

    it('leg-added, leg-removed: a phone in the call stops every further leg while it is there', async () => {
      const leg = {
        id: 'phone',
        role: 'participant',
        endpoint: { kind: 'pstn', address: '+81312345678' },
      };
      const ask = async (id: string): Promise<string> =>
        verdict(
          await log.server.post('/v1/decisions', incomingCall(id, { callId: 'call-with-phone' })),
        );
      const outcomes = [await ask('leg-1')];
      await log.tell('leg-added', 5, { callId: 'call-with-phone', leg });
      outcomes.push(await ask('leg-2'));
      await log.tell('leg-removed', 6, { callId: 'call-with-phone', leg });
      outcomes.push(await ask('leg-3'));
      // Told late: it was added before it was removed.
      await log.tell('leg-added', 4, { callId: 'call-with-phone', leg });
      outcomes.push(await ask('leg-4'));

      expect(outcomes).toEqual(['permit', 'pstn-leg', 'permit', 'permit']);
    });

    it('restriction-set, restriction-lifted: the platform stops the number, for a time', async () => {
      const waId = await log.permittedUser(HUNDRED);
      const number = { businessNumber: HUNDRED };
      const ring = async (offset: number): Promise<string> =>
        verdict(await log.ring(waId, offset, number));
      const type = 'RESTRICTED_BUSINESS_INITIATED_CALLING';
      await log.tell('restriction-set', 0, { ...number, restriction: { type, until: at(1_000) } });
      const outcomes = [await ring(999), await ring(1_000)];
      await log.tell('restriction-set', 2_000, { ...number, restriction: { type } });
      outcomes.push(await ring(2_001));
      await log.tell('restriction-lifted', 3_000, { ...number, restriction: { type } });
      outcomes.push(await ring(3_001));

      expect(outcomes).toEqual([
        'restricted-by-platform',
        'permit',
        'restricted-by-platform',
        'permit',
      ]);
    });

    it('settings-changed: each setting in its own order, not in that of its arrival', async () => {
      const waId = await log.permittedUser(HUNDRED);
      const number = { businessNumber: HUNDRED };
      const tell = (offset: number, settings: object): Promise<unknown> =>
        log.tell('settings-changed', offset, { ...number, settings });
      await tell(10_000, { messagingLimit: 2_000 });
      await tell(9_000, { callingEnabled: false, messagingLimit: 1_000 });
      const off = await log.ring(waId, 10_001, number);
      const { businessNumber } = await log.known({ waId }, 10_002, HUNDRED);
      await tell(11_000, { callingEnabled: true });
      const on = await log.ring(waId, 11_001, number);

      expect(verdict(off)).toBe('calling-disabled');
      expect(businessNumber?.['messagingLimit']).toBe(2_000);
      expect(verdict(on)).toBe('permit');
    });
  });

  describe('dated by a clock that is ahead', () => {
    const TEN_MINUTES = 600_000;
    const number = { businessNumber: '+81311110102' };

    beforeEach(() => log.register(number.businessNumber));

    it('permission-revoked: takes the permission back at once', async () => {
      const waId = await log.permittedUser();
      await log.ring(waId, 0);
      await log.tellNow('permission-revoked', TEN_MINUTES, { user: { waId } });

      expect(verdict(await log.ring(waId, 1))).toBe('permission-revoked');
      expect((await log.known({ waId }, 1)).grant?.revokedAt).toBe(at(1));
    });

    it('permission-revoked under one of two names: takes it back where both are shown', async () => {
      const waId = await log.permittedUser();
      const bsuid = `JP.${waId}`;
      await log.ring(waId, 0);
      await log.tellNow('permission-revoked', TEN_MINUTES, { user: { bsuid } });

      expect(verdict(await log.ring(waId, 1, { user: { waId, bsuid } }))).toBe(
        'permission-revoked',
      );
    });

    it('permission-granted: grants nothing before its time', async () => {
      const waId = log.newUser();
      await log.ring(waId, 0);
      await log.tellNow('permission-granted', TEN_MINUTES, {
        user: { waId },
        grant: { kind: 'permanent' },
      });

      expect(verdict(await log.ring(waId, TEN_MINUTES - 1))).toBe('permission-missing');
    });

    it('call-connected: does not end the streak of what is missed meanwhile', async () => {
      const waId = await log.permittedUser();
      const call = (id: string): Record<string, unknown> => ({
        user: { waId },
        callId: `${id}-${waId}`,
        initiator: 'business',
      });
      await log.ring(waId, 0);
      await log.tellNow('call-ended', TEN_MINUTES, {
        ...call('ahead'),
        answeredAt: at(TEN_MINUTES - 1),
      });
      for (const id of ['a', 'b', 'c', 'd']) await log.tellNow('call-unanswered', 1, call(id));

      expect(verdict(await log.ring(waId, 10))).toBe('unanswered-limit');
    });

    it('settings-changed: what was switched on can be switched off before its time', async () => {
      const waId = await log.permittedUser(number.businessNumber);
      await log.ring(waId, 20_000);
      for (const [offset, callingEnabled] of [
        [TEN_MINUTES, true],
        [21_000, false],
      ] as const) {
        await log.tellNow('settings-changed', offset, { ...number, settings: { callingEnabled } });
      }
      const off = verdict(await log.ring(waId, 22_000, number));
      await log.tell('settings-changed', TEN_MINUTES, {
        ...number,
        settings: { callingEnabled: true },
      });

      expect(off).toBe('calling-disabled');
      expect(verdict(await log.ring(waId, TEN_MINUTES, number))).toBe('permit');
    });

    it('restriction-lifted: lifts nothing that is set before its time', async () => {
      const waId = await log.permittedUser(number.businessNumber);
      const restriction = { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING' };
      await log.ring(waId, 30_000);
      await log.tellNow('restriction-lifted', TEN_MINUTES, { ...number, restriction });
      log.clock.instant += 1_000;
      await log.tellNow('restriction-set', 30_500, { ...number, restriction });
      const stopped = verdict(await log.ring(waId, 32_000, number));
      await log.tell('restriction-lifted', 33_000, { ...number, restriction });

      expect(stopped).toBe('restricted-by-platform');
    });
  });

  it('counts an event once, however often it is sent', async () => {
    const waId = await log.permittedUser();
    const event = {
      eventId: `once-${waId}`,
      type: 'call-connected',
      occurredAt: at(0),
      businessNumber: FIVE,
      user: { waId },
      callId: `c-${waId}`,
      initiator: 'business',
    };
    const send = async (body: object): Promise<unknown> =>
      (await log.server.post('/v1/events', body)).body['applied'];
    const applied = [
      await send(event),
      await send(event),
      await send({ ...event, type: 'call-ended' }),
    ];

    expect(applied).toEqual([true, false, false]);
    expect((await log.known({ waId }, 1)).usage).toEqual(
      jasmine.objectContaining({ connectedCalls24h: 1, activeCallsOfPair: 1 }),
    );
  });

  describe('whatever the order of arrival', () => {
    const stories: readonly {
      name: string;
      events: readonly [type: string, offset: number, fields?: Record<string, unknown>][];
      usage?: Record<string, number>;
      ring?: string;
    }[] = [
      {
        name: 'a call that was answered counts once and is over, although its end may come first',
        events: [
          ['call-started', 0, { initiator: 'business' }],
          ['call-connected', 5_000],
          ['call-ended', 60_000],
        ],
        usage: { connectedCalls24h: 1, activeCallsOfPair: 0, unansweredInARow: 0 },
        ring: 'permit',
      },
      {
        name: 'a call told twice by every event still counts once',
        events: [
          ['call-connected', 5_000],
          ['call-connected', 5_000],
          ['call-ended', 60_000],
          ['call-ended', 60_000],
        ],
        usage: { connectedCalls24h: 1, activeCallsOfPair: 0, unansweredInARow: 0 },
        ring: 'permit',
      },
      {
        name: 'a call nobody answered is one of the streak',
        events: [
          ['call-started', 0, { initiator: 'business' }],
          ['call-unanswered', 30_000],
          ['call-ended', 30_000],
        ],
        usage: { connectedCalls24h: 0, activeCallsOfPair: 0, unansweredInARow: 1 },
        ring: 'permit',
      },
      {
        name: "a user's own call counts in no window",
        events: [
          ['call-started', 0, { initiator: 'user' }],
          ['call-connected', 5_000],
          ['call-ended', 60_000],
        ],
        usage: { connectedCalls24h: 0, activeCallsOfPair: 0, unansweredInARow: 0 },
        ring: 'permit',
      },
      {
        name: 'a grant older than a revocation does not undo it',
        events: [
          ['permission-granted', 0, { grant: { kind: 'permanent' } }],
          ['permission-revoked', 10_000],
          ['permission-granted', 5_000, { grant: { kind: 'permanent' } }],
        ],
        ring: 'permission-revoked',
      },
      {
        name: 'a grant newer than a revocation undoes it',
        events: [
          ['permission-revoked', 10_000],
          ['permission-granted', 20_000, { grant: { kind: 'permanent' } }],
          ['permission-granted', 0, { grant: { kind: 'temporary' } }],
        ],
        ring: 'permit',
      },
      {
        name: 'a revocation at the very instant of a grant stands',
        events: [
          ['permission-granted', 10_000, { grant: { kind: 'permanent' } }],
          ['permission-revoked', 10_000],
        ],
        ring: 'permission-revoked',
      },
    ];
    for (const { name, events, usage, ring } of stories) {
      it(name, async () => {
        for (const order of ordersOf(events)) {
          const waId = await log.permittedUser();
          const callId = `c-${waId}`;
          for (const [type, offset, fields] of order) {
            const isCall = type.startsWith('call-');
            await log.tell(type, offset, {
              user: { waId },
              ...(isCall ? { callId } : {}),
              ...fields,
            });
          }
          const told = order.map(([type, offset]) => `${type} ${offset}`).join(', ');
          const known = await log.known({ waId }, 100_000);
          if (usage !== undefined) {
            expect(known.usage).withContext(told).toEqual(jasmine.objectContaining(usage));
          }
          expect(verdict(await log.ring(waId, 100_001)))
            .withContext(told)
            .toBe(ring!);
        }
      });
    }

    it('a call whose user was not told at first counts for its user once told', async () => {
      for (const order of ordersOf(['call-started', 'call-connected'])) {
        const waId = await log.permittedUser();
        for (const type of order) {
          await log.tell(type, 0, {
            callId: `c-${waId}`,
            ...(type === 'call-started' ? { user: { waId }, initiator: 'business' } : {}),
          });
        }

        expect((await log.known({ waId }, 1)).usage['connectedCalls24h'])
          .withContext(order.join())
          .toBe(1);
      }
    });
  });

  describe('the streak', () => {
    const missed = async (waId: string, count: number, from: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        await log.tell('call-unanswered', from + i, {
          user: { waId },
          callId: `m-${waId}-${from + i}`,
          initiator: 'business',
        });
      }
    };
    const streak = async (waId: string, offset: number): Promise<unknown> =>
      (await log.known({ waId }, offset)).usage['unansweredInARow'];

    it('stops calls at four', async () => {
      const waId = await log.permittedUser();
      await missed(waId, 3, 0);
      const third = await log.ring(waId, 10);
      await missed(waId, 1, 20);

      expect(verdict(third)).toBe('permit');
      expect(verdict(await log.ring(waId, 30))).toBe('unanswered-limit');
    });

    it('begins anew at an answered call', async () => {
      const waId = await log.permittedUser();
      await missed(waId, 3, 0);
      await log.tell('call-connected', 10, {
        user: { waId },
        callId: `a-${waId}`,
        initiator: 'business',
      });
      await missed(waId, 2, 20);

      expect(await streak(waId, 30)).toBe(2);
    });

    it('begins anew at a newer grant, not at an older one', async () => {
      const waId = await log.permittedUser();
      const grant = (offset: number): Promise<unknown> =>
        log.tell('permission-granted', offset, { user: { waId }, grant: { kind: 'permanent' } });
      await missed(waId, 3, 1_000);
      await grant(500);
      const older = await streak(waId, 2_000);
      await grant(3_000);

      expect([older, await streak(waId, 4_000)]).toEqual([3, 0]);
    });

    it("is not broken by a user's own call (WA-PERM-016)", async () => {
      const waId = await log.permittedUser();
      await missed(waId, 2, 0);
      await log.tell('call-connected', 10, {
        user: { waId },
        callId: `u-${waId}`,
        initiator: 'user',
      });

      expect(await streak(waId, 20)).toBe(2);
    });
  });

  describe('two names of one user (WA-PERM-021)', () => {
    it('are one pair once an event shows both: grants, windows and streaks move together', async () => {
      const waId = log.newUser();
      const bsuid = `JP.${waId}`;
      const call = (n: number): object => ({ callId: `b-${waId}-${n}`, initiator: 'business' });
      await log.tell('permission-granted', 0, { user: { bsuid }, grant: { kind: 'permanent' } });
      await log.tell('call-connected', 1, { user: { bsuid }, ...call(1) });
      await log.tell('call-connected', 2, { user: { waId }, ...call(2) });
      await log.tell('call-unanswered', 3, { user: { bsuid }, ...call(3) });
      await log.tell('call-ended', 4, { user: { waId, bsuid }, callId: `b-${waId}-1` });
      const known = await Promise.all([log.known({ waId }, 10), log.known({ bsuid }, 10)]);

      for (const { grant, usage } of known) {
        expect(grant?.kind).toBe('permanent');
        expect(usage).toEqual(
          jasmine.objectContaining({ connectedCalls24h: 2, unansweredInARow: 1 }),
        );
      }
    });

    it('may be many ids of one number: none is lost, and the next event still comes through', async () => {
      const waId = log.newUser();
      for (const bsuid of [`A.${waId}`, `B.${waId}`, `C.${waId}`]) {
        await log.tell('call-connected', 1, {
          user: { bsuid },
          callId: `many-${bsuid}`,
          initiator: 'business',
        });
        const answer = await log.tell('call-ended', 2, {
          user: { waId, bsuid },
          callId: `many-${bsuid}`,
        });

        expect(answer.status).toBe(200);
      }

      expect((await log.known({ waId }, 10)).usage['connectedCalls24h']).toBe(3);
    });

    it('one call that is told of under both in turn takes one slot', async () => {
      const waId = log.newUser();
      const bsuid = `JP.${waId}`;
      const call = { callId: `turns-${waId}`, initiator: 'business' };
      await log.tell('call-connected', 3, { user: { bsuid }, ...call });
      await log.tell('call-started', 1, { user: { waId }, ...call });
      await log.tell('call-started', 1, { user: { bsuid }, ...call });
      await log.tell('call-ended', 4, { user: { bsuid }, ...call, answeredAt: at(2) });
      const before = await log.known({ bsuid }, 10);
      await log.tell('user-linked', 5, { user: { waId, bsuid } });

      for (const { usage } of [before, await log.known({ waId }, 10)]) {
        expect(usage['connectedCalls24h']).toBe(1);
      }
    });

    it('a revocation under the one stands when the attempt shows both, linked or not', async () => {
      const waId = await log.permittedUser();
      const bsuid = `JP.${waId}`;
      await log.tell('permission-revoked', 0, { user: { bsuid } });

      expect(verdict(await log.ring(waId, 1, { user: { waId, bsuid } }))).toBe(
        'permission-revoked',
      );
    });

    it('what is counted under the one counts when the attempt shows both, linked or not', async () => {
      const waId = await log.permittedUser();
      const bsuid = `JP.${waId}`;
      for (const callId of ['a', 'b', 'c', 'd'].map((name) => `${waId}-${name}`)) {
        await log.tell('call-started', 1, { user: { bsuid }, callId });
        await log.tell('call-unanswered', 2, { callId });
      }
      const shown = await log.ring(waId, 3, { user: { waId, bsuid } });
      const alone = await log.ring(waId, 3);

      expect(verdict(shown)).toBe('unanswered-limit');
      expect(verdict(alone)).toBe('permit');
    });

    it('ring the number that events tied to the id, and no other', async () => {
      const [waId, other] = [await log.permittedUser(), await log.permittedUser()];
      const bsuid = `JP.${waId}`;
      await log.tell('permission-granted', 0, {
        user: { waId, bsuid },
        grant: { kind: 'permanent' },
      });
      const whatsapp = (number: string) => ({ kind: 'whatsapp', address: `+${number}` });
      const own = await log.ring(waId, 1, { user: { bsuid }, target: whatsapp(waId) });
      const foreign = await log.ring(waId, 1, { user: { bsuid }, target: whatsapp(other) });

      expect(verdict(own)).toBe('permit');
      expect(verdict(foreign)).toBe('user-mismatch');
    });

    describe('where the id is seen with another number', () => {
      let former: string;
      let next: string;
      let bsuid: string;
      const byId = () => ({ user: { bsuid }, target: { kind: 'whatsapp', id: bsuid } });
      const linked = (offset: number, waId: string): Promise<unknown> =>
        log.tellNow('user-linked', offset, { user: { waId, bsuid } });

      beforeEach(async () => {
        [former, next] = [log.newUser(), log.newUser()];
        bsuid = `JP.${former}`;
        log.clock.instant = START + 1_000;
        await log.tellNow('permission-granted', 0, {
          user: { waId: former, bsuid },
          grant: { kind: 'permanent' },
        });
      });

      it('what the user permitted under the number they left ends, until it is permitted anew', async () => {
        const before = verdict(await log.ring(former, 1_000));
        await linked(100, next);
        const moved = verdict(await log.ring(former, 1_001));
        await log.tellNow('permission-granted', 101, {
          user: { waId: former },
          grant: { kind: 'permanent' },
        });

        expect([before, moved]).toEqual(['permit', 'permission-revoked']);
        expect(verdict(await log.ring(former, 1_002))).toBe('permit');
        expect(verdict(await log.ring(next, 1_002, byId()))).toBe('permission-missing');
      });

      it('what was shown earlier and is told late ties the id to no number it left', async () => {
        await linked(100, next);
        await log.tellNow('permission-granted', 200, {
          user: { waId: former },
          grant: { kind: 'permanent' },
        });
        await linked(50, former);

        expect(verdict(await log.ring(next, 1_001, byId()))).toBe('permission-missing');
      });

      for (const { name, user } of [
        { name: 'under the number they left', user: () => ({ waId: former, bsuid }) },
        { name: 'under the id alone', user: () => ({ bsuid }) },
      ]) {
        it(`what they permitted before they left, ${name}, grants nothing where it is told late`, async () => {
          const [left, taken] = [log.newUser(), log.newUser()];
          [former, next, bsuid] = [left, taken, `JP.${left}`];
          await linked(1, former);
          await linked(100, next);
          await log.tellNow('permission-granted', 50, {
            user: user(),
            grant: { kind: 'permanent' },
          });

          expect(verdict(await log.ring(former, 1_000))).not.toBe('permit');
          expect(verdict(await log.ring(next, 1_000, byId()))).not.toBe('permit');
        });
      }

      it('a clock that was ahead keeps them from no later move', async () => {
        await linked(HOUR_MS, former);
        log.clock.instant = START + 2_000;
        await linked(2_000, next);

        expect(verdict(await log.ring(former, 3_000))).toBe('permission-revoked');
      });

      it('what the next holder of the number permitted stands, whatever is told late of the former', async () => {
        await linked(100, next);
        await log.tellNow('permission-granted', 200, {
          user: { waId: former },
          grant: { kind: 'permanent' },
        });
        await linked(300, next);
        await log.tellNow('permission-granted', 50, {
          user: { waId: former, bsuid },
          grant: { kind: 'permanent' },
        });

        expect(verdict(await log.ring(former, 1_000))).toBe('permit');
      });

      it('what is counted of the user goes along, and leaves the number no emptier', async () => {
        for (const call of ['a', 'b', 'c', 'd', 'e']) {
          const callId = `${call}-${former}`;
          const told = { user: { waId: former }, callId, initiator: 'business' };
          await log.tellNow('call-ended', 50, { ...told, answeredAt: at(40) });
        }
        await linked(100, next);
        for (const waId of [former, next]) {
          await log.tellNow('permission-granted', 101, {
            user: { waId },
            grant: { kind: 'permanent' },
          });
        }

        expect(verdict(await log.ring(next, 1_001, byId()))).toBe('connected-call-limit');
        expect(verdict(await log.ring(former, 1_001))).toBe('connected-call-limit');
      });

      it('unanswered calls of the user go along', async () => {
        for (const call of ['a', 'b', 'c', 'd']) {
          const callId = `${call}-${former}`;
          const told = { user: { waId: former }, callId, initiator: 'business' };
          await log.tellNow('call-unanswered', 50, told);
        }
        await linked(100, next);
        await log.tellNow('permission-granted', 40, {
          user: { waId: next },
          grant: { kind: 'permanent' },
        });

        expect(verdict(await log.ring(next, 1_001, byId()))).toBe('unanswered-limit');
      });

      it('what the user took back under the number they left is taken back under the next', async () => {
        await log.tellNow('permission-granted', 10, {
          user: { waId: next },
          grant: { kind: 'permanent' },
        });
        await log.tellNow('permission-revoked', 20, { user: { bsuid } });
        await linked(5, next);

        expect(verdict(await log.ring(next, 1_001))).toBe('permission-revoked');
      });
    });

    describe('where the number is seen with another id', () => {
      let number: string;
      let [first, second] = ['', ''];
      const seen = (offset: number, bsuid: string, businessNumber = FIVE): Promise<unknown> =>
        log.tellNow('user-linked', offset, { businessNumber, user: { waId: number, bsuid } });
      const grants = (offset: number, user: object, businessNumber = FIVE): Promise<unknown> =>
        log.tellNow('permission-granted', offset, {
          businessNumber,
          user,
          grant: { kind: 'permanent' },
        });
      const ringNumber = async (businessNumber = FIVE): Promise<string> =>
        verdict(await log.ring(number, 1_000, { businessNumber }));
      const ringId = async (bsuid: string): Promise<string> =>
        verdict(
          await log.ring(number, 1_000, {
            user: { bsuid },
            target: { kind: 'whatsapp', id: bsuid },
          }),
        );

      beforeEach(() => {
        number = log.newUser();
        [first, second] = [`JP.${number}1`, `JP.${number}2`];
        log.clock.instant = START + 1_000;
      });

      it('what the former holder permitted ends, and what the next one permits counts', async () => {
        await grants(10, { waId: number, bsuid: first });
        const before = await ringNumber();
        await seen(100, second);
        const after = await ringNumber();
        await grants(100, { waId: number, bsuid: second });

        expect([before, after]).toEqual(['permit', 'permission-revoked']);
        expect(await ringNumber()).toBe('permit');
      });

      it('nobody is rung as another on what the holder permitted', async () => {
        await grants(10, { waId: number, bsuid: first });
        const as = async (bsuid: string): Promise<string> =>
          verdict(await log.ring(number, 1_000, { user: { waId: number, bsuid } }));

        expect([await as(first), await as(second)]).toEqual(['permit', 'permission-state-unknown']);
      });

      it('the reply of the next holder itself counts at once', async () => {
        await grants(10, { waId: number, bsuid: first });
        await grants(100, { waId: number, bsuid: second });

        expect([await ringNumber(), await ringId(second)]).toEqual(['permit', 'permit']);
      });

      it('nobody rings the former holder on what the next one permitted', async () => {
        await seen(10, first);
        await grants(100, { waId: number, bsuid: second });
        const alone = await ringId(first);
        const both = verdict(
          await log.ring(number, 1_000, { user: { waId: number, bsuid: first } }),
        );

        expect([alone, both]).toEqual(['permission-missing', 'permission-state-unknown']);
      });

      it('what the former holder permitted grants nothing where it is told late', async () => {
        await seen(100, second);
        await grants(50, { waId: number, bsuid: first });
        const byNumber = await ringNumber();
        await seen(10, first);

        expect([byNumber, await ringId(first)]).not.toContain('permit');
      });

      it('what is told late of the former holder ends nothing that the next one permitted', async () => {
        await seen(10, first);
        await grants(100, { waId: number, bsuid: second });
        await grants(50, { waId: number, bsuid: first });
        await seen(99, first);

        expect([await ringNumber(), await ringId(second)]).toEqual(['permit', 'permit']);
      });

      it('the former holder is rung under the id again once they permit it', async () => {
        await seen(10, first);
        await seen(100, second);
        await grants(200, { bsuid: first });
        const alone = await ringId(first);
        const moved = log.newUser();
        await log.tellNow('user-linked', 300, { user: { waId: moved, bsuid: first } });

        expect([alone, verdict(await log.ring(moved, 1_000))]).toEqual(['permit', 'permit']);
      });

      it('a former holder who has another number by now keeps it, whatever is told late', async () => {
        const moved = log.newUser();
        await seen(10, first);
        await log.tellNow('user-linked', 50, { user: { waId: moved, bsuid: first } });
        await seen(100, second);
        await grants(150, { waId: moved });
        await seen(20, first);

        expect(
          verdict(
            await log.ring(moved, 1_000, {
              user: { bsuid: first },
              target: { kind: 'whatsapp', address: `+${moved}` },
            }),
          ),
        ).toBe('permit');
      });

      it('is on record, and once', async () => {
        const acts = (): number =>
          log.server.other
            .prepare(`select count(*) from log_entry where leaf like '%"event.applied"%'`)
            .pluck()
            .get() as number;
        const before = acts();
        await seen(100, second);
        await seen(50, first);
        await seen(60, first);

        expect(acts() - before).toBe(2);
      });

      it('ids of two businesses are one user’s (WA-PERM-021): each has its own', async () => {
        await grants(10, { waId: number, bsuid: first });
        await grants(20, { waId: number, bsuid: second }, HUNDRED);

        expect([await ringNumber(), await ringNumber(HUNDRED)]).toEqual(['permit', 'permit']);
        expect(await ringId(first)).toBe('permit');
      });
    });

    it('that belong to two users are not believed', async () => {
      const [waId, other] = [await log.permittedUser(), log.newUser()];
      const bsuid = `JP.${other}`;
      await log.tell('permission-granted', 0, {
        user: { waId: other, bsuid },
        grant: { kind: 'permanent' },
      });

      expect(verdict(await log.ring(waId, 1, { user: { waId, bsuid } }))).toBe(
        'permission-state-unknown',
      );
    });
  });

  describe('what cannot be used', () => {
    const whole = {
      user: { waId: '819011110001' },
      callId: 'c',
      initiator: 'user',
      leg: { id: 'l', role: 'participant', endpoint: { kind: 'webrtc', id: 'web-app' } },
      group: { kind: 'conference', id: 'g' },
      restriction: { type: 'X' },
      settings: { callingEnabled: true },
    };
    const needs: Readonly<Record<string, readonly string[]>> = {
      'permission-granted': ['user'],
      'permission-revoked': ['user'],
      'permission-refused': ['user'],
      'user-linked': ['user'],
      'call-started': ['user', 'callId'],
      'call-connected': ['callId'],
      'call-unanswered': ['callId'],
      'call-ended': ['callId'],
      'leg-added': ['callId', 'leg'],
      'leg-removed': ['callId', 'leg'],
      'calls-joined': ['callId', 'group'],
      'calls-parted': ['callId', 'group'],
      'restriction-set': ['restriction'],
      'restriction-lifted': ['restriction'],
      'settings-changed': ['settings'],
    };

    it('is told for every type there is', () => {
      expect(Object.keys(needs).sort()).toEqual([...EVENT_TYPES].sort());
    });

    for (const [type, fields] of Object.entries(needs)) {
      for (const field of fields) {
        it(`${type} without \`${field}\` is answered 400 naming it`, async () => {
          const answer = await log.tell(type, 0, { ...whole, [field]: undefined });

          expect(answer.status).toBe(400);
          expect((answer.body['problems'] as { at: string }[]).map(({ at }) => at)).toEqual([
            `/${field}`,
          ]);
        });
      }
    }

    const malformed: readonly { name: string; fields: Record<string, unknown>; at: string }[] = [
      { name: 'an unknown type', fields: { type: 'call-dreamt' }, at: '/type' },
      {
        name: 'an instant without an offset',
        fields: { occurredAt: '2027-01-01T00:00:00' },
        at: '/occurredAt',
      },
      {
        name: 'a number that is not E.164',
        fields: { businessNumber: '0311110001' },
        at: '/businessNumber',
      },
      { name: 'a user without a name', fields: { user: {} }, at: '/user/waId' },
      { name: 'an unknown field', fields: { mood: 'good' }, at: '/mood' },
      {
        name: 'a restriction nobody can name',
        fields: { type: 'settings-changed', settings: { restrictions: [{}] } },
        at: '/settings/restrictions/0/type',
      },
      { name: 'an empty event id', fields: { eventId: '' }, at: '/eventId' },
    ];
    for (const { name, fields, at: place } of malformed) {
      it(`${name} is answered 400 at its place`, async () => {
        const answer = await log.tell('call-ended', 0, { ...whole, ...fields });

        expect(answer.status).toBe(400);
        expect(
          (answer.body['problems'] as { at: string }[]).map((problem) => problem.at),
        ).toContain(place);
      });
    }
  });

  it('A1: an event that cannot be stored is not acknowledged, and counts once when it is sent again', async () => {
    const waId = await log.permittedUser();
    const event = {
      eventId: `again-${waId}`,
      user: { waId },
      callId: `c-${waId}`,
      initiator: 'business',
    };
    log.server.other.exec(
      `create trigger events_broken before insert on event_seen begin select raise(abort, 'the disk is full'); end`,
    );
    const during = await log.tell('call-connected', 0, event);
    log.server.other.exec('drop trigger events_broken');
    const after = await log.tell('call-connected', 0, event);

    expect(verdict(during)).toBe('503 record-unavailable');
    expect(during.headers.get('retry-after')).toBe('1');
    expect(after.body).toEqual({ applied: true });
    expect((await log.known({ waId }, 1)).usage['connectedCalls24h']).toBe(1);
  });
});
