import type { JsonLimits } from './strict-json.js';

/** Openings, names and members in all that a text may have, as many as 8 MiB of honest cases and rules have. */
export const MOST_PARTS = 800_000;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The first bound of its shape that a text of JSON breaks, found in one pass that keeps nothing and ends there; undefined:
 * none. A large text of many small parts takes seconds to read, and a hundred times its size in memory.
 *
 * @param text need not be JSON
 * @param mostParts openings, names and members in all
 */
export function breachOfBounds(
  text: string,
  { depth: deepest, keys, items }: Pick<JsonLimits, 'depth' | 'keys' | 'items'>,
  mostParts = MOST_PARTS,
): 'too-deep' | 'too-many' | undefined {
  const commas = new Uint32Array(deepest + 1);
  const bounds = new Uint32Array(deepest + 1).fill(items);
  let depth = 0;
  let parts = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) inText = false;
      continue;
    }
    switch (code) {
      case QUOTE:
        inText = true;
        break;
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        if (++depth > deepest) return 'too-deep';
        if (++parts > mostParts) return 'too-many';
        commas[depth] = 0;
        bounds[depth] = code === OPEN_OBJECT ? keys : items;
        break;
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        depth = Math.max(depth - 1, 0);
        break;
      case COMMA:
        if (++commas[depth]! >= bounds[depth]! || ++parts > mostParts) return 'too-many';
        break;
      case COLON:
        if (++parts > mostParts) return 'too-many';
        break;
    }
  }
  return undefined;
}
