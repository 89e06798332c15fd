/** Two versions to be compared, the earlier first. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
}

const SIDE = /^(\d{1,9}|sha256:[0-9a-f]{64}|draft:[0-9A-Za-z]{1,64})$/u;

/** Reads `2..3` off an address; null when it names no two versions. */
export function comparisonOf(text: string | null): Comparison | null {
  const [from, to, more] = (text ?? '').split('..');
  if (from === undefined || to === undefined || more !== undefined) return null;
  return SIDE.test(from) && SIDE.test(to) ? { from, to } : null;
}

/** The address of a comparison of two version numbers. */
export function comparisonText(one: number, other: number): string {
  return `${Math.min(one, other)}..${Math.max(one, other)}`;
}
