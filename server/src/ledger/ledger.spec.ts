import type { EventInput } from '../events/apply-event.js';
import { SYSTEM } from './act.js';
import { LedgerOverloaded, RecordUnavailable } from './ledger.js';
import type { DecisionJob, LedgerResult, SlotRequest } from './ledger-job.js';
import {
  EMPTY_PAYLOAD,
  recordFor,
  StoppedClock,
  TemporaryLedger,
} from './temporary-ledger.fixture.js';

const NOW = 1_800_000_000_000;

describe('Ledger', () => {
  let clock: StoppedClock;
  let store: TemporaryLedger;

  beforeEach(async () => {
    clock = new StoppedClock(NOW);
    store = await TemporaryLedger.open(clock);
  });

  afterEach(() => store.close());

  const append = (attemptId: string, more: Partial<DecisionJob> = {}): Promise<LedgerResult> =>
    store.ledger.write({ kind: 'decision', record: recordFor(attemptId), ...more });

  it('numbers decisions from 0 on without a hole, in the order in which they were asked for', async () => {
    const results = await Promise.all(Array.from({ length: 600 }, (_, i) => append(`a${i}`)));

    expect(results.map((result) => result.kind === 'decision' && result.index)).toEqual(
      Array.from({ length: 600 }, (_, i) => i),
    );
    expect(store.all('select attempt_ref from decision order by idx')).toEqual(
      Array.from({ length: 600 }, (_, i) => `a${i}`),
    );
  });

  it('answers only once the record can be read by others', async () => {
    await append('a1');

    expect(store.all('select attempt_ref from decision')).toEqual(['a1']);
  });

  it('keeps what a permit allows until two minutes after its end, and nothing of a deny', async () => {
    const { validUntil } = recordFor('a');
    const later = (attemptId: string, decidedAt: number): Promise<LedgerResult> =>
      append(attemptId, {
        record: recordFor(attemptId, { decidedAt, validUntil: decidedAt + 60_000 }),
      });
    const kept = (): unknown[] => store.all('select decision_id from permit order by idx');
    await append('a');
    await append('b', {
      record: recordFor('b', { effect: 'deny', validUntil: null, permit: null }),
    });
    await later('c', validUntil! + 119_999);

    expect(kept()).toEqual(['decision-a', 'decision-c']);

    await later('d', validUntil! + 120_000);

    expect(kept()).toEqual(['decision-c', 'decision-d']);
  });

  it('forgets more permits than it keeps, until no old one is left', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => append(`old-${i}`)));
    const decidedAt = NOW + 3_600_000;
    for (let i = 0; i < 20; i++) {
      await append(`new-${i}`, {
        record: recordFor(`new-${i}`, { decidedAt, validUntil: decidedAt + 60_000 }),
      });
    }

    expect(store.all('select count(*) from permit')).toEqual([20]);
  });

  it('counts decisions by hour, denies by first reason and rules by day, in the same transaction', async () => {
    const deny = recordFor('b', { effect: 'deny', reasons: ['pstn-leg', 'no-route'], pstn: true });
    await Promise.all([append('a'), append('c'), append('b', { record: deny })]);

    const hours = store.other.prepare(
      'select effect, pstn, count from decision_hour order by effect',
    );
    expect(hours.raw().all()).toEqual([
      ['deny', 1, 1],
      ['permit', 0, 2],
    ]);
    expect(store.other.prepare('select code, count from reason_hour').raw().all()).toEqual([
      ['pstn-leg', 1],
    ]);
    expect(store.all('select count from rule_day')).toEqual([3]);
  });

  for (const statement of [
    `update decision set effect = 'permit'`,
    'delete from decision',
    `update decision_reason set code = 'x'`,
    'delete from decision_reason',
  ]) {
    it(`is append-only: refuses \`${statement}\``, async () => {
      await append('a');

      expect(() => store.other.exec(statement)).toThrowError(/append-only/);
    });
  }

  describe('A1, A3: while the store cannot write', () => {
    it('refuses every decision, goes on without a restart, and tells of the refused in one record', async () => {
      await append('before');
      store.breakDecisions();
      clock.instant = NOW + 1_000;
      const first = await append('lost-1').catch((error: unknown) => error);
      clock.instant = NOW + 9_000;
      const second = await append('lost-2').catch((error: unknown) => error);
      store.mendDecisions();
      const after = await append('after');
      await append('later');

      expect(first).toBeInstanceOf(RecordUnavailable);
      expect(second).toBeInstanceOf(RecordUnavailable);
      expect(after).toEqual({ kind: 'decision', index: 1, wroteStandIn: false });
      const gaps = store.other.prepare('select from_at, to_at, count from gap').raw().all();
      expect(gaps).toEqual([[NOW + 1_000, NOW + 9_000, 2]]);
      expect(store.all('select attempt_ref from decision order by idx')).toEqual([
        'before',
        'after',
        'later',
      ]);
    });

    it('loses a whole batch or nothing of it, counts included', async () => {
      await append('before');
      const twice = recordFor('before');
      const outcomes = await Promise.allSettled([
        append('a'),
        store.ledger.write({ kind: 'decision', record: twice }),
      ]);

      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(store.all('select count from decision_hour')).toEqual([1]);
    });
  });

  it('R3: refuses at once when more waits than may wait', async () => {
    const narrow = await TemporaryLedger.open(clock, 2);
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => narrow.ledger.write({ kind: 'decision', record: recordFor(id) })),
    );
    await narrow.close();

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((outcomes[2] as PromiseRejectedResult).reason).toBeInstanceOf(LedgerOverloaded);
  });

  describe('R3: records as large as they come', () => {
    const large = 'x'.repeat(60_000);
    const append60 = (id: string): Promise<LedgerResult> =>
      append(id, {
        record: recordFor(id, { payload: { ...EMPTY_PAYLOAD, attempt: large, evidence: large } }),
      });

    it('are all written after the store hung, or refused at once: the thread never runs out of memory', async () => {
      store.other.exec('begin immediate');
      const asked = Array.from({ length: 1_000 }, (_, i) => append60(`large-${i}`));
      const refused = await asked[999]!.catch((error: unknown) => error);
      store.other.exec('rollback');
      const outcomes = await Promise.allSettled(asked);
      const written = outcomes.filter(({ status }) => status === 'fulfilled').length;

      expect(refused).toBeInstanceOf(LedgerOverloaded);
      expect(written).toBeGreaterThan(200);
      expect(store.all('select count(*) from decision')).toEqual([written]);
    });

    it('A3: a thread that ended is replaced, and the log goes on without a hole', async () => {
      await append('before');
      // More than its heap can hold: nothing the product asks for is as large.
      const huge = Array.from({ length: 4_000_000 }, (_, i) => ({ i }));
      const lost = await store.ledger
        .write({ kind: 'task', task: 'probe', input: huge })
        .catch((error: unknown) => error);
      const after = await append('after');

      expect(lost).toBeInstanceOf(RecordUnavailable);
      expect(after).toEqual({ kind: 'decision', index: 1, wroteStandIn: false });
      expect(store.ledger.state().failure).toBeUndefined();
    });
  });

  describe('C1: a reservation and its record are one transaction', () => {
    const slot = (holder: string, now = NOW): SlotRequest => ({
      pair: '+81311110001 819011110001',
      limit: 2,
      now,
      expiresAt: now + 60_000,
      holder,
      call: null,
    });
    const ring = (id: string, now = NOW): Promise<LedgerResult> =>
      append(id, {
        reservation: {
          slot: slot(id, now),
          standIn: recordFor(id, { effect: 'deny', reasons: ['connected-call-limit'] }),
        },
      });

    it('records the deny that stands in when no slot is left', async () => {
      const results = await Promise.all(['a', 'b', 'c'].map((id) => ring(id)));

      expect(results.map((r) => r.kind === 'decision' && r.wroteStandIn)).toEqual([
        false,
        false,
        true,
      ]);
      expect(store.all('select effect from decision order by idx')).toEqual([
        'permit',
        'permit',
        'deny',
      ]);
    });

    it('WA-PERM-021: counts under the number that an event tied to the id since the question was asked', async () => {
      const input: EventInput = {
        event: {
          type: 'permission-granted',
          occurredAt: new Date(NOW).toISOString(),
          businessNumber: '+81311110001',
          grant: { kind: 'permanent' },
        },
        reference: 'event',
        user: { number: 'number', bsuid: 'bsuid' },
        people: [],
        call: undefined,
        name: undefined,
        leg: undefined,
        group: undefined,
        actor: SYSTEM,
        occurredAt: NOW,
        seenAt: NOW,
      };
      await store.ledger.write({ kind: 'task', task: 'event', input });
      await append('a', {
        reservation: {
          slot: { ...slot('a'), pair: '+81311110001 bsuid' },
          standIn: recordFor('a', { effect: 'deny' }),
        },
      });

      expect(store.all('select pair from slot')).toEqual(['+81311110001 number']);
    });

    it('gives the slot back with a failed append', async () => {
      store.breakDecisions();
      await Promise.allSettled([ring('a'), ring('b')]);
      store.mendDecisions();
      const results = await Promise.all(['c', 'd'].map((id) => ring(id)));

      expect(results.map((r) => r.kind === 'decision' && r.wroteStandIn)).toEqual([false, false]);
    });

    for (const { name, after, granted } of [
      { name: 'C5: 1 ms before a reservation ends it still counts', after: 59_999, granted: false },
      { name: 'C5: at its very end it counts no longer', after: 60_000, granted: true },
    ]) {
      it(name, async () => {
        await Promise.all([ring('a'), ring('b')]);
        const result = await ring('c', NOW + after);

        expect(result.kind === 'decision' && !result.wroteStandIn).toBe(granted);
      });
    }
  });
});
