import type { OverviewStep } from '../api/wire.js';

/** One picket of the dial and the stroke outside it, in the picture's units. */
export interface DialPost {
  readonly picket: string;
  /** The attempts stopped there; absent: none. */
  readonly stroke?: string;
}

const CENTRE = 104;
const FENCE = 62;

/** The posts of the fence bent into a day: midnight on top. Of a longer window every day is a post, the oldest on top. */
export function dialPosts(steps: readonly OverviewStep[], step: 'hour' | 'day'): DialPost[] {
  const counts =
    step === 'hour'
      ? Array.from({ length: 24 }, (_, hour) =>
          sum(steps.filter(({ at }) => new Date(at).getHours() === hour)),
        )
      : steps.map(({ pstnStopped }) => pstnStopped);
  const most = Math.max(1, ...counts);
  return counts.map((count, index) => {
    const angle = (index / counts.length) * 2 * Math.PI - Math.PI / 2;
    const line = (from: number, to: number): string => `M${at(angle, from)}L${at(angle, to)}`;
    const picket = line(FENCE - 5, FENCE + 5);
    return count === 0
      ? { picket }
      : { picket, stroke: line(FENCE + 10, FENCE + 14 + (count / most) * 22) };
  });
}

function sum(steps: readonly OverviewStep[]): number {
  return steps.reduce((total, { pstnStopped }) => total + pstnStopped, 0);
}

function at(angle: number, radius: number): string {
  const round = (value: number): string => (CENTRE + value).toFixed(1);
  return `${round(Math.cos(angle) * radius)} ${round(Math.sin(angle) * radius)}`;
}
