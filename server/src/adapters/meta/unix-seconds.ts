/** 2001 to 2286: other numbers are no instants in seconds. */
const FIRST = 1e9;
const LAST = 1e10;

/** Epoch milliseconds of Meta's seconds, given as text or number; undefined: they cannot be read. */
export function millisOf(seconds: unknown): number | undefined {
  const number =
    typeof seconds === 'string' && /^\d{10}$/.test(seconds) ? Number(seconds) : seconds;
  return typeof number === 'number' && number >= FIRST && number < LAST
    ? Math.floor(number * 1000)
    : undefined;
}

export function isoOf(millis: number): string {
  return new Date(millis).toISOString();
}
