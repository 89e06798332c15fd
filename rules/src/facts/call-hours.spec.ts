import type { CallHours } from '../model/evidence.js';
import { callHoursState, nextOpening, type CallHoursState } from './call-hours.js';

const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;
const daily = (...hours: [open: string, close: string][]): NonNullable<CallHours['weekly']> =>
  DAYS.flatMap((day) => hours.map(([open, close]) => ({ day, open, close })));

const TOKYO: CallHours = {
  timeZone: 'Asia/Tokyo',
  weekly: daily(['0900', '1230'], ['1330', '1800']),
};
const WEEKDAYS: CallHours = {
  timeZone: 'Asia/Tokyo',
  weekly: daily(['0900', '1800']).filter(({ day }) => day !== 'SAT' && day !== 'SUN'),
};
const NEW_YORK: CallHours = { timeZone: 'America/New_York', weekly: daily(['0900', '1700']) };
const EARLY: CallHours = { timeZone: 'America/New_York', weekly: daily(['0130', '0230']) };
/** Within the hour that New York skips when summer time begins. */
const SKIPPED: CallHours = { timeZone: 'America/New_York', weekly: daily(['0205', '0225']) };
const holiday = (
  means: 'closed' | 'open' | undefined,
  ...hours: { open?: string; close?: string }[]
): CallHours => ({
  ...TOKYO,
  holidays: hours.map((one) => ({ date: '2026-11-24', ...one })),
  ...(means === undefined ? {} : { holidayMeans: means }),
});

describe('callHoursState', () => {
  const rows: readonly [
    name: string,
    hours: CallHours | undefined,
    at: string,
    state: CallHoursState,
  ][] = [
    ['no hours on record: always open', undefined, '2026-11-24T18:00:00Z', 'open'],
    ['the minute of opening', TOKYO, '2026-11-24T09:00:00+09:00', 'open'],
    ['a millisecond before opening', TOKYO, '2026-11-24T08:59:59.999+09:00', 'closed'],
    ['a millisecond before closing', TOKYO, '2026-11-24T12:29:59.999+09:00', 'open'],
    [
      'an entry without its day: any day could be meant',
      { timeZone: 'UTC', weekly: [{ open: '0900', close: '1700' }] },
      '2026-11-24T18:00:00Z',
      null,
    ],
    [
      'a holiday without its date',
      { ...TOKYO, holidays: [{}], holidayMeans: 'closed' },
      '2026-11-24T09:00:00+09:00',
      null,
    ],
    [
      'an entry without its end, on its day',
      { timeZone: 'UTC', weekly: [{ day: 'TUE', open: '0900' }] },
      '2026-11-24T10:00:00Z',
      null,
    ],
    ['closing is exclusive', TOKYO, '2026-11-24T12:30:00+09:00', 'closed'],
    ['TV24: between two entries', TOKYO, '2026-11-24T12:45:00+09:00', 'closed'],
    ['the second entry of the day', TOKYO, '2026-11-24T13:30:00+09:00', 'open'],
    ['a weekday in the number’s zone, Monday in UTC', WEEKDAYS, '2026-11-23T23:30:00Z', 'closed'],
    [
      'Saturday in the number’s zone, Friday in UTC',
      WEEKDAYS,
      '2026-11-20T23:30:00-04:00',
      'closed',
    ],
    [
      'Monday morning in the number’s zone, Sunday in UTC',
      WEEKDAYS,
      '2026-11-23T00:30:00Z',
      'open',
    ],
    ['TV24: winter time, 14:00 UTC is 09:00', NEW_YORK, '2026-03-07T14:00:00Z', 'open'],
    [
      'TV24: the day summer time begins, 13:00 UTC is 09:00',
      NEW_YORK,
      '2026-03-08T13:00:00Z',
      'open',
    ],
    ['TV24: that day, 12:59 UTC is still shut', NEW_YORK, '2026-03-08T12:59:00Z', 'closed'],
    [
      'TV24: the day summer time ends, 13:30 UTC is 08:30',
      NEW_YORK,
      '2026-11-01T13:30:00Z',
      'closed',
    ],
    ['TV24: that day, 14:00 UTC is 09:00', NEW_YORK, '2026-11-01T14:00:00Z', 'open'],
    ['TV24: the first 01:45 of a day that has two', EARLY, '2026-11-01T05:45:00Z', 'open'],
    ['TV24: the second 01:45', EARLY, '2026-11-01T06:45:00Z', 'open'],
    ['TV24: 03:15 on the day that skips 02:15', EARLY, '2026-03-08T07:15:00Z', 'closed'],
    [
      'TV25: a holiday that means closed',
      holiday('closed', { open: '0900', close: '1800' }),
      '2026-11-24T10:00:00+09:00',
      'closed',
    ],
    [
      'TV25: a holiday that means open',
      holiday('open', { open: '1900', close: '2000' }),
      '2026-11-24T19:30:00+09:00',
      'open',
    ],
    [
      'TV25: its hours replace the week’s',
      holiday('open', { open: '1900', close: '2000' }),
      '2026-11-24T10:00:00+09:00',
      'closed',
    ],
    [
      'TV25: two entries for one holiday',
      holiday('open', { open: '0000', close: '0100' }, { open: '1900', close: '2000' }),
      '2026-11-24T00:30:00+09:00',
      'open',
    ],
    ['the day after the holiday', holiday('closed', {}), '2026-11-25T10:00:00+09:00', 'open'],
    [
      'a holiday counts in the number’s zone',
      holiday('closed', {}),
      '2026-11-23T15:00:00Z',
      'closed',
    ],
    ['a holiday of no meaning', holiday(undefined, {}), '2026-11-24T10:00:00+09:00', null],
    [
      'a holiday that means open, without hours',
      holiday('open', {}),
      '2026-11-24T10:00:00+09:00',
      null,
    ],
    [
      'an empty week',
      { timeZone: 'Asia/Tokyo', weekly: [] },
      '2026-11-24T10:00:00+09:00',
      'closed',
    ],
    ['no week', { timeZone: 'Asia/Tokyo' }, '2026-11-24T10:00:00+09:00', null],
    ['no zone', { weekly: daily(['0000', '2400']) }, '2026-11-24T10:00:00+09:00', null],
    ['a zone nobody knows', { ...TOKYO, timeZone: 'Asia/Edo' }, '2026-11-24T10:00:00+09:00', null],
    [
      'the whole day',
      { timeZone: 'UTC', weekly: daily(['0000', '2400']) },
      '2026-11-24T23:59:59.999Z',
      'open',
    ],
    ...[
      ['1800', '0900'],
      ['0900', '0900'],
      ['9:00', '1800'],
      ['0960', '1800'],
      ['2400', '2400'],
      ['0900', '2401'],
      ['0900', ' 180'],
    ].map(([open, close]): [string, CallHours, string, null] => [
      `hours from ${open} to ${close} say nothing`,
      { timeZone: 'UTC', weekly: daily([open!, close!]) },
      '2026-11-24T10:00:00Z',
      null,
    ]),
  ];
  for (const [name, hours, at, state] of rows) {
    it(name, () => expect(callHoursState(hours, Date.parse(at))).toBe(state));
  }
});

describe('nextOpening', () => {
  const rows: readonly [name: string, hours: CallHours, at: string, next: string | null][] = [
    ['later the same day', TOKYO, '2026-11-24T12:45:00+09:00', '2026-11-24T13:30:00+09:00'],
    ['the next morning', TOKYO, '2026-11-24T18:00:00+09:00', '2026-11-25T09:00:00+09:00'],
    [
      'never the opening of this very instant',
      TOKYO,
      '2026-11-24T09:00:00+09:00',
      '2026-11-24T13:30:00+09:00',
    ],
    ['after the weekend', WEEKDAYS, '2026-11-20T18:00:00+09:00', '2026-11-23T09:00:00+09:00'],
    [
      'the earliest of entries in any order',
      { timeZone: 'UTC', weekly: daily(['1300', '1400'], ['0900', '1000']) },
      '2026-11-24T05:00:00Z',
      '2026-11-24T09:00:00Z',
    ],
    [
      'after a holiday',
      holiday('closed', {}),
      '2026-11-24T10:00:00+09:00',
      '2026-11-25T09:00:00+09:00',
    ],
    [
      'on wall-clock time when summer time begins',
      NEW_YORK,
      '2026-03-08T05:30:00Z',
      '2026-03-08T13:00:00Z',
    ],
    [
      'on wall-clock time when summer time ends',
      NEW_YORK,
      '2026-11-01T04:30:00Z',
      '2026-11-01T14:00:00Z',
    ],
    [
      'not in an hour that is skipped: the day after',
      SKIPPED,
      '2026-03-08T06:30:00Z',
      '2026-03-09T06:05:00Z',
    ],
    [
      'still to come in the hour that is repeated when summer time ends',
      { timeZone: 'Europe/Berlin', weekly: daily(['0230', '0300']) },
      '2026-10-25T01:15:00Z',
      '2026-10-25T01:30:00Z',
    ],
    [
      'at the jump of the clock into the opening when summer time begins',
      { timeZone: 'Europe/Berlin', weekly: daily(['0230', '0400']) },
      '2027-03-28T00:30:00Z',
      '2027-03-28T01:00:00Z',
    ],
    [
      'again at the fall of the clock back into the opening',
      { timeZone: 'Europe/Berlin', weekly: daily(['0100', '0230']) },
      '2026-10-25T00:45:00Z',
      '2026-10-25T01:00:00Z',
    ],
    ['none for an empty week', { timeZone: 'UTC', weekly: [] }, '2026-11-24T05:00:00Z', null],
    [
      'none for hours nobody can read',
      { timeZone: 'UTC', weekly: daily(['18', '20']) },
      '2026-11-24T05:00:00Z',
      null,
    ],
    [
      'none for a zone nobody knows',
      { ...TOKYO, timeZone: 'Asia/Edo' },
      '2026-11-24T05:00:00Z',
      null,
    ],
  ];
  for (const [name, hours, at, next] of rows) {
    it(name, () =>
      expect(nextOpening(hours, Date.parse(at))).toBe(next === null ? null : Date.parse(next)),
    );
  }

  it('is the first open minute after a closed one, also across changes of the clock', () => {
    const zone = { timeZone: 'Europe/Berlin', weekly: daily(['0130', '0215'], ['0245', '0330']) };
    for (const day of [Date.UTC(2026, 9, 25), Date.UTC(2027, 2, 28)]) {
      for (let minute = -180; minute < 300; minute += 7) {
        const now = day + minute * 60_000;
        if (callHoursState(zone, now) === 'open') continue;
        let first = now + 60_000;
        while (callHoursState(zone, first) !== 'open') first += 60_000;
        expect(nextOpening(zone, now)).withContext(new Date(now).toISOString()).toBe(first);
      }
    }
  });

  it('is an instant at which the number is open', () => {
    for (let hour = 0; hour < 24 * 14; hour++) {
      const now = Date.UTC(2026, 2, 1) + hour * 3_600_000;
      const next = nextOpening(EARLY, now);
      expect(callHoursState(EARLY, next!)).toBe('open');
    }
  });
});
