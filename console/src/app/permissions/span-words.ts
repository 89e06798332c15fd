/** A span as people tell it: the largest unit in which it is at least two, rounded down. */
export interface SpanWords {
  readonly unit: 'days' | 'hours' | 'minutes' | 'soon';
  readonly count: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** @param span milliseconds */
export function spanWords(span: number): SpanWords {
  if (span >= 2 * DAY_MS) return { unit: 'days', count: Math.floor(span / DAY_MS) };
  if (span >= 2 * HOUR_MS) return { unit: 'hours', count: Math.floor(span / HOUR_MS) };
  if (span >= 2 * MINUTE_MS) return { unit: 'minutes', count: Math.floor(span / MINUTE_MS) };
  return { unit: 'soon', count: 0 };
}
