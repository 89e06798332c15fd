import { escapes, isOutside, type DiagramLeg } from './diagram-leg.js';
import { foldLegs } from './fold-legs.js';
import { layOutAcross, widthAcross } from './layout-across.js';
import { layOutDown } from './layout-down.js';
import type { LegLayout, Sides } from './leg-geometry.js';

export function sidesOf(legs: readonly DiagramLeg[]): Sides {
  const inside = legs.filter((leg) => !isOutside(leg) || escapes(leg));
  return {
    inside: foldLegs(inside, legs.length),
    outside: legs.filter((leg) => isOutside(leg) && !escapes(leg)),
    escaping: legs.filter(escapes),
    origin: legs.at(0),
  };
}

/** From this width on the call is drawn from left to right. */
export const ACROSS_FROM = 640;

/**
 * Computes the drawing in pixels, one to one: nothing is scaled, so text keeps its size. Where the nodes do not fit
 * side by side the call runs from top to bottom instead.
 */
export function layOut(legs: readonly DiagramLeg[], width: number): LegLayout {
  const sides = sidesOf(legs);
  const fits = width >= ACROSS_FROM && width >= widthAcross(sides);
  return fits ? layOutAcross(sides, width) : layOutDown(sides, width);
}
