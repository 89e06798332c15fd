import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { DecisionSummary } from '../api/wire.js';
import { DecisionLog } from './decision-log.js';
import { queryOfAddress } from './decision-query.js';

const decision = (index: number): DecisionSummary => ({
  decisionId: `d${index}`,
  decidedAt: '2026-11-24T00:59:00Z',
  attemptId: `a${index}`,
  effect: 'permit',
  scenario: null,
  action: 'connect',
  businessNumber: '+81311110001',
  user: { waId: '819011110001' },
  references: { number: 'p1.u', businessNumber: 'p1.b' },
  origin: 'whatsapp',
  target: 'webrtc',
  via: [],
  reasons: [{ code: 'grant-in-force', text: { en: '', ja: '' } }],
  route: [],
  obligations: [],
  policy: { version: 1, digest: 'sha256:0' },
  log: { index },
});

describe('DecisionLog', () => {
  const EVERY = queryOfAddress((name) => (name === 'window' ? 'all' : null));
  let log: DecisionLog;
  let http: HttpTestingController;
  const asked = (): TestRequest => http.expectOne(({ url }) => url === '/v1/decisions');
  const answer = (request: TestRequest, ...indices: number[]): void =>
    request.flush({ items: indices.map(decision), total: indices.length });
  const shown = (): number[] => log.items().map((each) => each.log.index);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), DecisionLog],
    });
    log = TestBed.inject(DecisionLog);
    http = TestBed.inject(HttpTestingController);
  });

  it('is busy until its answer is there, with what was there before', async () => {
    const first = log.load(EVERY);
    answer(asked(), 2, 1);
    await first;
    expect([log.busy(), shown()]).toEqual([false, [2, 1]]);

    const second = log.load({ ...EVERY, effect: 'permit' });
    expect([log.busy(), shown()]).toEqual([true, [2, 1]]);
    answer(asked(), 2);
    await second;
    expect([log.busy(), shown()]).toEqual([false, [2]]);
  });

  const early: {
    name: string;
    told: readonly number[];
    hold: boolean;
    list: number[];
    waiting: number;
  }[] = [
    { name: 'that the answer lacks', told: [3], hold: false, list: [3, 2, 1], waiting: 0 },
    { name: 'that the answer holds', told: [2], hold: false, list: [2, 1], waiting: 0 },
    { name: 'one after the other', told: [3, 4], hold: false, list: [4, 3, 2, 1], waiting: 0 },
    { name: 'that is held back', told: [3], hold: true, list: [2, 1], waiting: 1 },
  ];
  for (const { name, told, hold, list, waiting } of early) {
    it(`loses nothing that arrives while it is asked for: ${name}`, async () => {
      const loading = log.load(EVERY);
      const request = asked();
      for (const index of told) expect(log.arrive([decision(index)], hold)).toBe(0);
      answer(request, 2, 1);
      await loading;
      expect(shown()).toEqual(list);
      expect(log.waiting()).toBe(waiting);
    });
  }

  const missed: {
    name: string;
    told: readonly number[];
    newest: number[];
    hold: boolean;
    list: number[];
    count: number;
  }[] = [
    { name: 'one', told: [], newest: [3, 2, 1], hold: false, list: [3, 2, 1], count: 1 },
    { name: 'none', told: [], newest: [2, 1], hold: false, list: [2, 1], count: 0 },
    {
      name: 'one, later told',
      told: [4],
      newest: [4, 3, 2],
      hold: false,
      list: [4, 3, 2, 1],
      count: 1,
    },
    {
      name: 'one, while all wait',
      told: [],
      newest: [3, 2, 1],
      hold: true,
      list: [2, 1],
      count: 1,
    },
  ];
  for (const { name, told, newest, hold, list, count } of missed) {
    it(`learns what was decided after its answer and before the tail listened: ${name}`, async () => {
      const loading = log.load(EVERY);
      const catching = log.catchUp(() => hold);
      answer(asked(), 2, 1);
      await loading;
      await Promise.resolve();
      log.arrive(told.map(decision), hold);
      answer(asked(), ...newest);

      expect(await catching).toBe(count);
      expect(shown()).toEqual(list);
      expect(log.waiting()).toBe(hold ? count : 0);
    });
  }

  it('is to be read anew after more than one page was missed', async () => {
    const loading = log.load(EVERY);
    answer(asked(), 2, 1);
    await loading;
    const catching = log.catchUp(() => false);
    await Promise.resolve();
    asked().flush({ items: [9, 8].map(decision), total: 9, next: '8' });

    expect(await catching).toBeNull();
    expect(shown()).toEqual([2, 1]);
  });
});
