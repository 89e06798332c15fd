import type { JsonLimits } from '@ringfence/rules';

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The first bound of its shape that a text of JSON breaks, found in one pass that keeps nothing and ends there; undefined:
 * none. To read a large text of many small parts takes seconds, in which nothing else is answered.
 *
 * @param bytes UTF-8; need not be JSON
 */
export function breachOfBounds(
  bytes: Uint8Array,
  { depth: deepest, keys, items }: Pick<JsonLimits, 'depth' | 'keys' | 'items'>,
): 'too-deep' | 'too-many' | undefined {
  const commas = new Uint32Array(deepest + 1);
  const bounds = new Uint32Array(deepest + 1).fill(items);
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
      continue;
    }
    switch (byte) {
      case QUOTE:
        inText = true;
        break;
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        if (++depth > deepest) return 'too-deep';
        commas[depth] = 0;
        bounds[depth] = byte === OPEN_OBJECT ? keys : items;
        break;
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        depth = Math.max(depth - 1, 0);
        break;
      case COMMA:
        if (++commas[depth]! >= bounds[depth]!) return 'too-many';
        break;
    }
  }
  return undefined;
}
