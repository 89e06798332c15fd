import { Metrics } from '../metrics/metrics.js';
import { ClockWatch } from './clock-watch.js';
import { PlatformMeter } from './platform-meter.js';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the clocks of platforms, and this one', () => {
  /** Minutes by which each thing told is ahead of this clock; negative: behind. */
  const table: readonly { what: string; ahead: readonly number[]; isTold: boolean }[] = [
    { what: 'in time', ahead: [0, -1, 1], isTold: false },
    { what: '5 minutes ahead', ahead: [5], isTold: false },
    { what: 'more than 5 minutes ahead once', ahead: [5.1, 0, 0], isTold: true },
    { what: '9 late ones in a row', ahead: Array<number>(9).fill(-5.1), isTold: false },
    { what: '10 late ones in a row', ahead: Array<number>(10).fill(-5.1), isTold: true },
    {
      what: '20 late ones in a row by 5 minutes',
      ahead: Array<number>(20).fill(-5),
      isTold: false,
    },
    {
      what: '18 late ones, and one in time among them',
      ahead: [...Array<number>(9).fill(-60), 0, ...Array<number>(9).fill(-60)],
      isTold: false,
    },
    {
      what: '10 late ones in a row, then one in time',
      ahead: [...Array<number>(10).fill(-60), 0],
      isTold: false,
    },
  ];
  const watch = (minutes: readonly number[]): ClockWatch => {
    const clocks = new ClockWatch(new PlatformMeter(new Metrics()));
    for (const ahead of minutes) clocks.compare('meta', NOW + ahead * MINUTE, NOW);
    return clocks;
  };
  const ATTENTION = { kind: 'clock-off', subject: 'meta', at: new Date(NOW).toISOString() };

  for (const { what, ahead, isTold } of table) {
    it(`${what}: ${isTold ? 'told' : 'not told'}`, () => {
      expect(watch(ahead).attention(NOW)).toEqual(isTold ? [ATTENTION as never] : []);
    });
  }

  it('are told of for a day, and once where they are off both ways', () => {
    const clocks = watch([6, ...Array<number>(10).fill(-6)]);

    expect(clocks.attention(NOW + DAY - 1).length).toBe(1);
    expect(clocks.attention(NOW + DAY)).toEqual([]);
  });
});
