import type { DiagramLeg } from './diagram-leg.js';

/** A node to draw: one leg, or several safe ones folded into one box. */
export type DrawnLeg =
  | { readonly leg: DiagramLeg; readonly folded?: undefined }
  | { readonly leg?: undefined; readonly folded: readonly DiagramLeg[] };

/** More legs than this are folded. */
export const MOST_LEGS = 6;

/**
 * Folds runs of safe legs between the first and the last, so that a long conference stays readable.
 * A leg that is not safe is never folded: it is the news.
 */
export function foldLegs(inside: readonly DiagramLeg[], total: number): DrawnLeg[] {
  if (total <= MOST_LEGS) return inside.map((leg) => ({ leg }));
  const drawn: DrawnLeg[] = [];
  let run: DiagramLeg[] = [];
  const endRun = (): void => {
    if (run.length > 1) drawn.push({ folded: run });
    else drawn.push(...run.map((leg) => ({ leg })));
    run = [];
  };
  inside.forEach((leg, index) => {
    const kept = index === 0 || index === inside.length - 1 || leg.state !== 'up';
    if (!kept) {
      run.push(leg);
      return;
    }
    endRun();
    drawn.push({ leg });
  });
  return drawn;
}
