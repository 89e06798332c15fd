/** Names whose values are words of the platform's own, which tell nothing of people. */
const TELLING = new Set([
  'object',
  'field',
  'event',
  'type',
  'status',
  'direction',
  'response',
  'response_source',
  'restriction_type',
  'violation_type',
  'waba_ban_state',
  'state',
]);
/** Letters and what joins them: no digits, so no number can pass for a word. */
const WORD = /^[A-Za-z][A-Za-z_./-]{0,63}$/;
/** A name of a field; a longer run of digits may be somebody's number. */
const NAME = /^(?!.*\d{4})[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const DEEPEST = 6;
const MOST_MEMBERS = 40;
const MOST_ITEMS = 3;

/**
 * What something a platform sent is made of: names and kinds of values, and of the values only the platform's own words.
 *
 * Nothing of people is in it, whatever was sent, so it needs no sealing and no erasing (A6).
 */
export function shapeOf(item: unknown): string {
  return JSON.stringify(shape(item, '', 0));
}

/** The text if it is a word of the platform's, else what kind of text it is. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' && WORD.test(value) ? value : kindOf(value);
}

function shape(value: unknown, name: string, depth: number): unknown {
  if (value === null || typeof value !== 'object') {
    return TELLING.has(name) ? wordOf(value) : kindOf(value);
  }
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ITEMS).map((each) => shape(each, name, depth + 1));
    return value.length > MOST_ITEMS ? [...shown, '…'] : shown;
  }
  const members = Object.entries(value).map(
    ([key, each]) => [NAME.test(key) ? key : '?', shape(each, key, depth + 1)] as const,
  );
  return Object.fromEntries(members.slice(0, MOST_MEMBERS));
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return /^\+?\d+$/.test(value) ? 'digits' : 'text';
  return typeof value;
}
