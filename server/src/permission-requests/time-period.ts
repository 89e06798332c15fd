import { durationMs } from '@ringfence/rules';

/** Milliseconds of a platform's window in ISO 8601, such as `PT24H`; undefined: it cannot be read. */
export function spanOf(period: unknown): number | undefined {
  if (typeof period !== 'string') return undefined;
  return durationMs(period.trim().toUpperCase()) ?? undefined;
}
