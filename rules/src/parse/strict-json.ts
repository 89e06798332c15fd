import type { Problem } from '../model/problem.js';
import { breachOfBounds } from './breach-of-bounds.js';
import type { Parsed } from './parsed.js';
import { jsonFault } from './json-fault.js';
import { scanJson } from './scan-json.js';

/** Bounds of a JSON document (I1). */
export interface JsonLimits {
  /** Containers within containers; the outermost counts as one. */
  readonly depth: number;
  /** Names in one object. */
  readonly keys: number;
  /** Members of one array. */
  readonly items: number;
  /** Characters of one string or name. */
  readonly characters: number;
}

/** Bounds of a question (I1). */
export const QUESTION_LIMITS: JsonLimits = {
  depth: 16,
  keys: 200,
  items: 1_000,
  characters: 4_096,
};

/** Bounds of a policy document: more rules and cases, and conditions nested within them (I2). */
export const DOCUMENT_LIMITS: JsonLimits = {
  depth: 40,
  keys: 2_000,
  items: 20_000,
  characters: 16_384,
};

/** How many problems are told at most; a hostile document must not cost a long answer. */
export const MOST_JSON_PROBLEMS = 50;

/** Longer texts are looked through before they are read; the problems of shorter ones are told with their place. */
const LARGE = 1_048_576;
const BREACHES = {
  'too-deep': 'this is nested deeper than it may be: flatten it',
  'too-many':
    'this has more parts than are allowed, in one object or array or in all: send it in several',
} as const;

/**
 * Reads I-JSON (RFC 7493): what `JSON.parse` would let pass in silence is a problem here (I3), each with its JSON pointer:
 * duplicate names, `__proto__`, `constructor` and `prototype` as names, lone surrogates, numbers beyond 2^53, and everything
 * beyond `limits`.
 *
 * Time is linear in the text's length. Never throws.
 *
 * @param notJson tells that a text is no JSON at all; by default in the words for a body
 */
export function parseStrictJson(
  text: string,
  limits: JsonLimits = QUESTION_LIMITS,
  notJson: (text: string) => Problem = bodyNotJson,
): Parsed<unknown> {
  const breach = text.length > LARGE ? breachOfBounds(text, limits) : undefined;
  if (breach !== undefined) {
    return { problems: [{ code: breach, severity: 'error', at: '', message: BREACHES[breach] }] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [notJson(text)] };
  }
  const problems = scanJson(text, limits, MOST_JSON_PROBLEMS);
  return problems.length === 0 ? { value } : { problems };
}

function bodyNotJson(text: string): Problem {
  const message =
    text.trim() === ''
      ? 'the body is empty: send one JSON object'
      : `the body is not JSON, from character ${jsonFault(text)?.at ?? 0} on`;
  return { code: 'not-json', severity: 'error', at: '', message };
}
