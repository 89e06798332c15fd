import { faultsOf, type CallHours, type HoursFault } from './hours.js';
import { clockText, hhmmOf } from './week-days.js';

const WEEK: CallHours = {
  timeZone: 'Asia/Tokyo',
  weekly: [{ day: 'MON', open: '0900', close: '1800' }],
  holidayMeans: 'closed',
};

describe('call hours as they are typed', () => {
  const rows: readonly { name: string; hours: CallHours | undefined; faults: HoursFault[] }[] = [
    { name: 'always open', hours: undefined, faults: [] },
    { name: 'a week', hours: WEEK, faults: [] },
    {
      name: 'a day until its end',
      hours: { ...WEEK, weekly: [{ day: 'SUN', open: '0000', close: '2400' }] },
      faults: [],
    },
    { name: 'no zone', hours: { ...WEEK, timeZone: '' }, faults: ['zone'] },
    { name: 'a zone nobody knows', hours: { ...WEEK, timeZone: 'Asia/Kyotoo' }, faults: ['zone'] },
    {
      name: 'hours over midnight',
      hours: { ...WEEK, weekly: [{ day: 'MON', open: '2200', close: '0600' }] },
      faults: ['span'],
    },
    {
      name: 'no time at all',
      hours: { ...WEEK, weekly: [{ day: 'MON', open: 'nine', close: '1800' }] },
      faults: ['span'],
    },
    {
      name: 'no day',
      hours: { ...WEEK, weekly: [{ open: '0900', close: '1800' }] },
      faults: ['span'],
    },
    {
      name: 'a holiday that is shut',
      hours: { ...WEEK, holidays: [{ date: '2027-01-01' }] },
      faults: [],
    },
    { name: 'a holiday without a date', hours: { ...WEEK, holidays: [{}] }, faults: ['holiday'] },
    {
      name: 'a holiday without hours where hours count',
      hours: { ...WEEK, holidayMeans: 'open', holidays: [{ date: '2027-01-01' }] },
      faults: ['holiday'],
    },
    {
      name: 'a holiday with hours',
      hours: {
        ...WEEK,
        holidayMeans: 'open',
        holidays: [{ date: '2027-01-01', open: '1000', close: '1200' }],
      },
      faults: [],
    },
    {
      name: 'holidays nobody says the meaning of',
      hours: { timeZone: 'Asia/Tokyo', weekly: [], holidays: [{ date: '2027-01-01' }] },
      faults: ['meaning'],
    },
  ];
  for (const { name, hours, faults } of rows) {
    it(`have ${faults.join(', ') || 'no fault'}: ${name}`, () =>
      expect(faultsOf(hours)).toEqual(faults));
  }
});

describe('a time of day', () => {
  for (const [typed, hhmm] of [
    ['9:00', '0900'],
    ['09:00', '0900'],
    ['0900', '0900'],
    ['１８：３０', '1830'],
    ['nine', 'nine'],
  ] as const) {
    it(`typed as ${typed} is ${hhmm}`, () => expect(hhmmOf(typed)).toBe(hhmm));
  }

  it('is shown with a colon, unless it is none', () =>
    expect(['0900', 'nine'].map(clockText)).toEqual(['09:00', 'nine']));
});
