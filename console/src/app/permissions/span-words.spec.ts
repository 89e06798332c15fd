import { spanWords } from './span-words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('spanWords', () => {
  const rows: readonly [span: number, unit: string, count: number][] = [
    [-DAY, 'soon', 0],
    [2 * MINUTE - 1, 'soon', 0],
    [2 * MINUTE, 'minutes', 2],
    [2 * HOUR - 1, 'minutes', 119],
    [2 * HOUR, 'hours', 2],
    [2 * DAY - 1, 'hours', 47],
    [2 * DAY, 'days', 2],
    [7 * DAY, 'days', 7],
  ];
  for (const [span, unit, count] of rows) {
    it(`tells ${span} ms as ${count} ${unit}`, () =>
      expect(spanWords(span)).toEqual({ unit, count } as ReturnType<typeof spanWords>));
  }
});
