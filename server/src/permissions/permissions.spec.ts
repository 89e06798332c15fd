import fc from 'fast-check';
import { at, CallLog, FIVE, HOUR_MS, HUNDRED, START, verdict } from '../events/call-log.fixture.js';
import type { Answer } from '../server-under-test.fixture.js';
import type {
  FoundPermissions,
  PermissionPage,
  ShownPermission,
  TimelineEntry,
} from './permission.dto.js';

const DAY_MS = 24 * HOUR_MS;
const LIFE_MS = 168 * HOUR_MS;

describe('who may be called', () => {
  let log: CallLog;
  let auditor: Record<string, string>;

  beforeAll(async () => {
    log = await CallLog.start();
    auditor = await log.server.signIn('auditor');
  });

  afterAll(() => log.server.stop());
  beforeEach(() => {
    log.clock.instant = START;
  });

  const list = async (query: string): Promise<PermissionPage> =>
    (await log.server.get(`/v1/permissions?${query}`, auditor)).body as unknown as PermissionPage;
  const find = async (text: string): Promise<FoundPermissions> =>
    (await log.server.asPerson(auditor, 'POST', '/v1/permissions/search', { text }))
      .body as unknown as FoundPermissions;
  const show = async (waId: string, number = FIVE): Promise<ShownPermission> => {
    const { users } = await find(waId);
    const path = `/v1/permissions/${encodeURIComponent(number)}/${users[0]!.reference}`;
    return (await log.server.get(path, auditor)).body as unknown as ShownPermission;
  };
  const granted = (
    waId: string,
    offset: number,
    grant: object = { kind: 'permanent' },
    businessNumber = FIVE,
  ): Promise<Answer> =>
    log.tell('permission-granted', offset, { businessNumber, user: { waId }, grant });

  /** A business number nobody else has, so that lists hold only what the spec told. */
  let numbers = 0;
  const ownNumber = (): string => `+8131133${String(numbers++).padStart(4, '0')}`;

  describe('a list', () => {
    const told: Readonly<Record<string, (number: string, waId: string) => Promise<unknown>>> = {
      permanent: (number, waId) => granted(waId, -DAY_MS, { kind: 'permanent' }, number),
      temporary: (number, waId) => granted(waId, -DAY_MS, { kind: 'temporary' }, number),
      'ends within two days': (number, waId) =>
        granted(waId, DAY_MS - LIFE_MS, { kind: 'temporary' }, number),
      'ended as the platform said': (number, waId) =>
        granted(waId, -DAY_MS, { kind: 'temporary', expiresAt: at(0) }, number),
      'ended by its age': (number, waId) => granted(waId, -LIFE_MS, { kind: 'temporary' }, number),
      revoked: async (number, waId) => {
        await granted(waId, -DAY_MS, { kind: 'permanent' }, number);
        await log.tell('permission-revoked', -HOUR_MS, { businessNumber: number, user: { waId } });
      },
      refused: (number, waId) =>
        log.tell('permission-refused', -HOUR_MS, { businessNumber: number, user: { waId } }),
      'called us': (number, waId) =>
        log.tell('call-started', -HOUR_MS, {
          businessNumber: number,
          user: { waId },
          callId: `c-${waId}`,
          initiator: 'user',
        }),
    };
    const rows: readonly { state: string; holds: readonly string[] }[] = [
      {
        state: 'all',
        holds: [
          'permanent',
          'temporary',
          'ends within two days',
          'ended as the platform said',
          'ended by its age',
          'revoked',
        ],
      },
      { state: 'granted', holds: ['permanent', 'temporary', 'ends within two days'] },
      { state: 'permanent', holds: ['permanent'] },
      { state: 'temporary', holds: ['temporary', 'ends within two days'] },
      { state: 'expiring', holds: ['ends within two days'] },
      { state: 'expired', holds: ['ended as the platform said', 'ended by its age'] },
      { state: 'revoked', holds: ['revoked'] },
      { state: 'none', holds: ['refused', 'called us'] },
    ];
    const users: Record<string, string> = {};
    let number: string;
    beforeAll(async () => {
      number = ownNumber();
      for (const [name, tell] of Object.entries(told)) {
        users[name] = log.newUser();
        await tell(number, users[name]);
      }
    });

    for (const { state, holds } of rows) {
      it(`of \`${state}\` holds ${holds.join(', ')}`, async () => {
        const { items } = await list(`state=${state}&businessNumber=${encodeURIComponent(number)}`);
        expect(items.map(({ user }) => user.waId).sort()).toEqual(
          holds.map((name) => users[name]!).sort(),
        );
      });
    }

    it('begins with what ends next', async () => {
      const query = `state=temporary&businessNumber=${encodeURIComponent(number)}`;
      const { items } = await list(query);
      expect(items.map(({ endsAt }) => endsAt)).toEqual([at(DAY_MS), at(6 * DAY_MS)]);
    });

    it('is found by the reference of the business number too, and by no other', async () => {
      const waId = await log.permittedUser();
      const { businessNumbers } = await list('limit=1');
      const reference = businessNumbers.find(({ number }) => number === FIVE)!.reference;
      const { items } = await list(`businessNumber=${reference}&limit=500`);
      const none = await list(`businessNumber=p1.${'A'.repeat(22)}`);
      expect(items.some((item) => item.user.waId === waId)).toBeTrue();
      expect(items.every(({ businessNumber }) => businessNumber === FIVE)).toBeTrue();
      expect(none.items).toEqual([]);
    });

    it('refuses what it cannot sort by', async () => {
      const refused = async (path: string): Promise<number> =>
        (await log.server.get(path, auditor)).status;
      expect(await refused('/v1/permissions?state=loud')).toBe(400);
      expect(await refused('/v1/permissions?after=p1')).toBe(400);
      expect(await refused('/v1/permissions?businessNumber=819011110001')).toBe(400);
    });

    it('tells each pair once, the newest change first, whatever was told and however it is paged', async () => {
      const change = fc.record({
        user: fc.integer({ min: 0, max: 5 }),
        type: fc.constantFrom('granted', 'revoked', 'refused', 'started'),
        hour: fc.integer({ min: 1, max: 20 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 1, maxLength: 12 }),
          fc.integer({ min: 1, max: 3 }),
          async (changes, limit) => {
            const own = ownNumber();
            const people = Array.from({ length: 6 }, () => log.newUser());
            const newest = new Map<string, number>();
            const heard = new Map<string, number>();
            for (const [i, { user, type, hour }] of changes.entries()) {
              const waId = people[user]!;
              const about = { businessNumber: own, user: { waId } };
              if (type === 'started') {
                await log.tell('call-started', -hour * HOUR_MS, {
                  ...about,
                  callId: `${waId}-${i}`,
                  initiator: 'user',
                });
              } else await log.tell(`permission-${type}`, -hour * HOUR_MS, about);
              const seen = type === 'granted' || type === 'revoked' ? newest : heard;
              seen.set(waId, Math.max(seen.get(waId) ?? -Infinity, -hour));
            }
            const walk = async (state: string): Promise<PermissionPage['items']> => {
              const items = [];
              for (let after = ''; ;) {
                const page: PermissionPage = await list(
                  `state=${state}&limit=${limit}&businessNumber=${encodeURIComponent(own)}${after}`,
                );
                items.push(...page.items);
                if (page.next === undefined) return items;
                after = `&after=${page.next}`;
              }
            };
            const changed = await walk('all');
            const none = await walk('none');
            const told = changed.map(({ user, changedAt }) => [user.waId!, changedAt] as const);
            expect(new Map(told)).toEqual(
              new Map([...newest].map(([waId, hour]) => [waId, at(hour * HOUR_MS)])),
            );
            expect(told.length).toBe(newest.size);
            expect(told.map(([, when]) => when)).toEqual(
              told.map(([, when]) => when).sort((a, b) => b!.localeCompare(a!)),
            );
            expect(none.map(({ user }) => user.waId!).sort()).toEqual(
              [...heard.keys()].filter((waId) => !newest.has(waId)).sort(),
            );
          },
        ),
        { numRuns: 15 },
      );
    });
  });

  describe('a search', () => {
    it('finds a user under every business number, in any writing of the number', async () => {
      const waId = log.newUser();
      await granted(waId, -HOUR_MS);
      await log.tell('permission-refused', -HOUR_MS, { businessNumber: HUNDRED, user: { waId } });
      for (const number of [
        waId,
        `+${waId}`,
        `+81 ${waId.slice(2, 4)}-${waId.slice(4, 8)}-${waId.slice(8)}`,
        `0${waId.slice(2, 4)}-${waId.slice(4, 8)}-${waId.slice(8)}`,
        `０${waId.slice(2)}`,
        `010 ${waId}`,
        (await find(waId)).users[0]!.reference,
      ]) {
        const { items } = await find(number);
        expect(items.map(({ businessNumber, state }) => [businessNumber, state])).toEqual([
          [FIVE, 'permanent'],
          [HUNDRED, 'none'],
        ]);
      }
    });

    it('finds one user by either name', async () => {
      const waId = log.newUser();
      const bsuid = `JP.${waId}`;
      await log.tell('permission-granted', -HOUR_MS, {
        user: { bsuid },
        grant: { kind: 'permanent' },
      });
      await log.tell('user-linked', -1, { user: { waId, bsuid } });
      const byId = await find(bsuid);
      expect(byId.items.map(({ user, state }) => [user, state])).toEqual([
        [{ waId, bsuid }, 'permanent'],
      ]);
      expect(await find(waId)).toEqual(byId);
      expect((await show(waId)).timeline.map(({ kind }) => kind)).toEqual(['permission']);
    });

    it('knows a user who called under an id by the number too, once they are linked, and once only', async () => {
      const number = ownNumber();
      const waId = log.newUser();
      const bsuid = `JP.${waId}`;
      const about = { businessNumber: number, initiator: 'user' };
      await log.tell('call-started', -HOUR_MS, { ...about, user: { bsuid }, callId: `id-${waId}` });
      await log.tell('call-started', -1, { ...about, user: { waId, bsuid }, callId: `n-${waId}` });
      const { items } = await list(`state=none&businessNumber=${encodeURIComponent(number)}`);
      expect(items.map(({ user, changedAt }) => [user, changedAt])).toEqual([
        [{ waId, bsuid }, at(-1)],
      ]);
      expect((await show(waId, number)).timeline.length).toBe(2);
    });

    it('finds whom only a denied call was about', async () => {
      const waId = log.newUser();
      const denied = await log.ring(waId, 0);
      const { items } = await find(waId);
      expect(verdict(denied)).toBe('permission-missing');
      expect(items.map(({ businessNumber, state }) => [businessNumber, state])).toEqual([
        [FIVE, 'none'],
      ]);
    });

    it('finds several users again by their references', async () => {
      const people = [await log.permittedUser(), await log.permittedUser()];
      const users: string[] = [];
      for (const waId of people) users.push((await find(waId)).users[0]!.reference);
      const body = { users };
      const found = await log.server.asPerson(auditor, 'POST', '/v1/permissions/search', body);
      const { items } = found.body as unknown as FoundPermissions;
      expect(items.map(({ user }) => user.waId)).toEqual(people);
    });

    for (const text of ['nobody', '123', 'p1.short', '192.168.100.200']) {
      it(`refuses \`${text}\`, which names nobody`, async () => {
        const body = { text };
        const found = await log.server.asPerson(auditor, 'POST', '/v1/permissions/search', body);
        expect(found.status).toBe(400);
      });
    }

    it('knows nothing of a stranger', async () => {
      const waId = log.newUser();
      const { items, users } = await find(`+${waId}`);
      expect(items).toEqual([]);
      expect(users).toEqual([{ reference: jasmine.any(String), waId, erasedAt: null }]);
    });
  });

  describe('one permission', () => {
    it('tells of the grant, of its end, and that a call would be permitted', async () => {
      const waId = log.newUser();
      await granted(waId, -DAY_MS, { kind: 'temporary', source: 'user-action' });
      const { state, grant, endsAt, callNow } = await show(waId);
      expect(state).toBe('temporary');
      expect(grant).toEqual(
        jasmine.objectContaining({
          kind: 'temporary',
          grantedAt: at(-DAY_MS),
          source: 'user-action',
        }),
      );
      expect(endsAt).toBe(at(LIFE_MS - DAY_MS));
      expect(callNow?.effect).toBe('permit');
    });

    it('ends to the millisecond as decisions do', async () => {
      const waId = log.newUser();
      await granted(waId, 0, { kind: 'temporary' });
      const told: unknown[] = [];
      for (const offset of [LIFE_MS - 1, LIFE_MS]) {
        log.clock.instant = START + offset;
        auditor = await log.server.signIn('auditor');
        const { state, callNow } = await show(waId);
        told.push([state, callNow?.effect, verdict(await log.ring(waId, offset))]);
      }
      expect(told).toEqual([
        ['temporary', 'permit', 'permit'],
        ['expired', 'deny', 'permission-expired'],
      ]);
      log.clock.instant = START;
      auditor = await log.server.signIn('auditor');
    });

    it('tells the limits in force with their source, the provider’s where it is the stricter', async () => {
      const waId = await log.permittedUser();
      await granted(waId, -HOUR_MS, { kind: 'permanent' }, HUNDRED);
      const connected = (shown: ShownPermission): object | undefined =>
        shown.limits.find(({ key }) => key === 'perm.connectedCalls.max');
      expect(connected(await show(waId))).toEqual(
        jasmine.objectContaining({
          max: 5,
          used: 0,
          provider: 'infobip',
          source: 'Business-initiated calling (Infobip)',
        }),
      );
      expect(connected(await show(waId, HUNDRED))).toEqual({
        key: 'perm.connectedCalls.max',
        max: 100,
        used: 0,
        clause: 'WA-PERM-013',
        source: 'Cloud API Calling, overview (Meta)',
        from: '2025-12-19',
      });
    });

    it('tells what is used up, when it is freed, and when to call again', async () => {
      const waId = await log.permittedUser();
      for (let i = 0; i < 5; i++) {
        const call = { user: { waId }, callId: `full-${waId}-${i}`, initiator: 'business' };
        await log.tell('call-connected', -HOUR_MS + i * 1_000, call);
        await log.tell('call-ended', -HOUR_MS + i * 1_000 + 500, call);
      }
      const { callNow, limits } = await show(waId);
      const freesAt = at(DAY_MS - HOUR_MS);
      expect([callNow?.effect, callNow?.reasons.map(({ code }) => code), callNow?.retryAt]).toEqual(
        ['deny', ['connected-call-limit'], freesAt],
      );
      expect(limits[0]).toEqual(jasmine.objectContaining({ max: 5, used: 5, freesAt }));
    });

    it('tells what happened, the newest first, with the decisions that let it', async () => {
      const waId = log.newUser();
      await granted(waId, -5 * HOUR_MS, { kind: 'temporary', source: 'user-action' });
      await log.tell('permission-refused', -4 * HOUR_MS, { user: { waId } });
      const call = { user: { waId }, callId: `line-${waId}`, initiator: 'business' };
      await log.tell('call-started', -3 * HOUR_MS, call);
      await log.tell('call-unanswered', -3 * HOUR_MS + 20_000, call);
      await log.tell('permission-revoked', -2 * HOUR_MS, { user: { waId } });
      await log.ring(waId, 0);
      const { timeline, timelineIsCut } = await show(waId);
      const word = (entry: TimelineEntry): string => {
        if (entry.kind === 'permission') return entry.type;
        if (entry.kind === 'call') return `call ${entry.unansweredAt ?? 'answered'}`;
        if (entry.kind === 'request') return entry.status;
        return `${entry.effect} ${entry.reasons.join()}`;
      };
      expect(timeline.map(word)).toEqual([
        'deny permission-revoked',
        'revoked',
        `call ${at(-3 * HOUR_MS + 20_000)}`,
        'refused',
        'granted',
      ]);
      expect(timelineIsCut).toBeFalse();
    });

    it('of a number where all calls are stopped is denied', async () => {
      const number = ownNumber();
      await log.server.put(`/v1/directory/business-numbers/${encodeURIComponent(number)}`, {
        country: 'JP',
        provider: 'meta',
        callingEnabled: true,
        messagingLimit: 10_000,
        sandbox: false,
        callbackPermission: false,
      });
      const waId = await log.permittedUser(number);
      expect((await show(waId, number)).callNow?.effect).toBe('permit');
      const operator = await log.server.signIn('operator');
      const pulled = await log.server.asPerson(operator, 'POST', '/v1/kill-switches', {
        scope: { businessNumber: number },
        reason: 'a spec',
      });
      expect(pulled.status).toBe(201);
      expect((await show(waId, number)).callNow?.effect).toBe('deny');
    });

    it('of an erased user says so, and nothing else', async () => {
      const waId = log.newUser();
      await granted(waId, -HOUR_MS);
      const admin = await log.server.signIn('admin');
      const body = { number: waId, reason: 'a spec' };
      await log.server.asPerson(admin, 'POST', '/v1/subjects/erasures', body);
      const { state, user, grant, callNow, erasedAt, timeline } = await show(waId);
      expect({ state, user, grant, callNow, erasedAt, timeline }).toEqual({
        state: 'erased',
        user: {},
        grant: null,
        callNow: null,
        erasedAt: at(0),
        timeline: [],
      });
      expect((await find(waId)).users.map((user) => user.erasedAt)).toEqual([at(0)]);
    });

    it('of a number nobody registered is never permitted', async () => {
      const waId = log.newUser();
      const number = ownNumber();
      await granted(waId, -HOUR_MS, { kind: 'permanent' }, number);
      const { provider, callNow } = await show(waId, number);
      expect([provider, callNow?.effect]).toEqual([null, 'deny']);
    });

    it('of a pair nobody knows is 404', async () => {
      const path = `/v1/permissions/${encodeURIComponent(FIVE)}/p1.${'A'.repeat(22)}`;
      const answer = await log.server.get(path, auditor);
      expect([answer.status, answer.body['code']]).toEqual([404, 'permission-unknown']);
    });
  });

  it('is told as decisions tell it, whatever happened to the pair', async () => {
    const happening = fc.record({
      type: fc.constantFrom('temporary', 'permanent', 'revoked', 'refused', 'missed', 'answered'),
      hour: fc.integer({ min: 0, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (happenings) => {
        const waId = log.newUser();
        for (const [i, { type, hour }] of happenings.entries()) {
          const call = { user: { waId }, callId: `h-${waId}-${i}`, initiator: 'business' };
          const offset = -hour * HOUR_MS;
          if (type === 'missed') await log.tell('call-unanswered', offset, call);
          else if (type === 'answered') {
            await log.tell('call-connected', offset, call);
            await log.tell('call-ended', offset + 1, call);
          } else if (type === 'revoked' || type === 'refused') {
            await log.tell(`permission-${type}`, offset, { user: { waId } });
          } else await granted(waId, offset, { kind: type });
        }
        // First, since a decision reserves what it permits.
        const { items } = await find(waId);
        const shown = items.length === 0 ? undefined : await show(waId);
        const decided = verdict(await log.ring(waId, 0));
        const told =
          shown?.callNow?.effect === 'permit'
            ? 'permit'
            : (shown?.callNow?.reasons.map(({ code }) => code).join(' ') ?? 'permission-missing');
        expect(told).toBe(decided);
      }),
      { numRuns: 25 },
    );
  });
});
