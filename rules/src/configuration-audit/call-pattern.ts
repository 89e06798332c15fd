/** Longer patterns are not run; they count as matching everything. */
const LONGEST = 256;
/** Digits nobody's criteria name. */
const ANY_NUMBER = '819055550123';

/** A value of a route's criteria: a number, a name or a regular expression, matched as a whole. */
export interface CallPattern {
  readonly text: string;
  /** Whether it could be read; one that could not is taken to match everything. */
  readonly isReadable: boolean;
  /** The one value it matches, in the form in which values are compared; undefined for an expression. */
  readonly literal?: string;
  matches(value: string): boolean;
}

const EXPRESSION = /[\\^$.*+?()[\]{}|]/;
/** As numbers are written: the sign before one is no expression. */
const NUMBER = /^\s*\+?\d+\s*$/;

export function callPattern(text: string): CallPattern {
  if (isLiteral(text)) {
    const literal = bare(text);
    return { text, isReadable: true, literal, matches: (value) => bare(value) === literal };
  }
  const regex = text.length <= LONGEST ? regexOf(text) : undefined;
  if (regex === undefined) return { text, isReadable: false, matches: () => true };
  return { text, isReadable: true, matches: (value) => regex.test(value) };
}

/**
 * A value the pattern matches, such as `447700955501` for `4477009(.+)`.
 *
 * @returns undefined where none was found by replacing what is open with digits
 */
export function exampleOf(text: string): string | undefined {
  const pattern = callPattern(text);
  if (pattern.literal !== undefined) return pattern.literal;
  const filled = text
    .replace(/\((?:\?:)?([^()|]*)\|[^()]*\)/g, '$1')
    .replace(/\(\?:|[()^$]/g, '')
    .replace(
      /(?:\.|\\d|\[0-9\])(?:([*+]\??)|\{(\d+)(?:,\d*)?\})?/g,
      (_, many?: string, count?: string) =>
        ANY_NUMBER.slice(0, count ? Number(count) : many ? 5 : 1),
    )
    .replace(/\[(\d)[^\]]*\]/g, '$1')
    .replace(/\\([^dws])/g, '$1');
  return [filled, ANY_NUMBER].find((value) => pattern.matches(value));
}

/** What a call brings where nothing is said of it. */
export function unsaid(name: string): string {
  return name === 'to' || name === 'from' ? ANY_NUMBER : 'anything';
}

function isLiteral(text: string): boolean {
  return NUMBER.test(text) || !EXPRESSION.test(text);
}

function bare(value: string): string {
  return value.trim().replace(/^\+(?=\d)/, '');
}

function regexOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 'u');
  } catch {
    return looseRegexOf(text);
  }
}

/** Patterns of the platform escape more than they need to, which strict expressions refuse. */
function looseRegexOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`);
  } catch {
    return undefined;
  }
}
