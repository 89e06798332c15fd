import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Alarm } from '../api/call-wire.js';
import { CallDesk } from './call-desk.js';
import { CallTail, type CallNews } from './call-tail.js';

const alarm = (id: string): Alarm => ({ id, call: `call-${id}` }) as Alarm;

describe('CallDesk', () => {
  let desk: CallDesk;
  let http: HttpTestingController;
  let tell: (news: Partial<CallNews>) => void;

  /** Answers the one question about alarms that is open. @returns what was asked */
  const answer = (ids: readonly string[], next?: string): Record<string, string | null> => {
    const request = http.expectOne(({ url }) => url === '/v1/alarms');
    request.flush({ items: ids.map(alarm), ...(next === undefined ? {} : { next }) });
    const { params } = request.request;
    return Object.fromEntries(params.keys().map((key) => [key, params.get(key)]));
  };
  const shown = (): string[] => desk.alarms.value()!.items.map(({ id }) => id);

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        CallDesk,
        {
          provide: CallTail,
          useValue: {
            up: signal(true),
            listen: (take: (news: CallNews) => void) => {
              tell = (news) => take({ changed: new Map(), over: new Set(), alarms: [], ...news });
            },
          },
        },
      ],
    });
    desk = TestBed.inject(CallDesk);
    http = TestBed.inject(HttpTestingController);
    desk.follow(() => undefined);
    const loading = desk.load('open');
    http.expectOne('/v1/live-calls').flush({ items: [], total: 0 });
    answer(['d', 'c'], 'c');
    await loading;
  });

  it('reads on where the list of alarms ends, until there are no more', async () => {
    tell({ alarms: [alarm('e')] });
    const reading = desk.loadFurtherAlarms();

    expect(answer(['b', 'a'])).toEqual({ state: 'open', limit: '100', after: 'c' });
    await reading;
    expect(shown()).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(desk.alarms.value()!.next).toBeUndefined();

    await desk.loadFurtherAlarms();
    http.verify();
  });

  it('has no fewer alarms once a call of one is over', async () => {
    const reading = desk.loadFurtherAlarms();
    const further = Array.from({ length: 150 }, (_, n) => `b-${n}`);
    answer(further);
    await reading;
    tell({ over: new Set(['call-d']) });

    expect(answer(['d', 'c', ...further])['limit']).toBe('152');
    http.verify();
  });
});
