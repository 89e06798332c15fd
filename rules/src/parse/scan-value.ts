import type { Problem } from '../model/problem.js';
import { below } from './problem-list.js';
import { FORBIDDEN_NAMES, shortened } from './scan-json.js';
import type { JsonLimits } from './strict-json.js';

interface Place {
  readonly value: unknown;
  readonly at: string;
  /** Containers around it. */
  readonly depth: number;
}

/**
 * Finds what a JSON value must not hold, as `scanJson` does in a text; a name that stood twice can no longer be seen here.
 *
 * No recursion: depth cannot exhaust the stack. Time is linear; what lies deeper than allowed is not looked at.
 *
 * @param at JSON pointer of the value
 * @param most how many problems are told at most
 */
export function scanValue(value: unknown, limits: JsonLimits, at: string, most: number): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, place: string, message: string): void => {
    if (problems.length < most)
      problems.push({ code, severity: 'error', at: place.toWellFormed(), message });
  };
  const open: Place[] = [{ value, at, depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (problems.length >= most) break;
    if (typeof place.value === 'string') checkText(place.value, place.at, limits, report);
    else if (typeof place.value === 'number') checkNumber(place.value, place.at, report);
    else if (typeof place.value === 'object' && place.value !== null) {
      openContainer(place.value, place, limits, report, open);
    }
  }
  return problems;
}

type Report = (code: string, at: string, message: string) => void;

function openContainer(
  value: object,
  { at, depth }: Place,
  limits: JsonLimits,
  report: Report,
  open: Place[],
): void {
  if (depth === limits.depth) {
    report('too-deep', at, `nested deeper than ${limits.depth} levels: flatten it`);
    return;
  }
  const isList = Array.isArray(value);
  const members = isList ? (value as unknown[]).length : Object.keys(value).length;
  const bound = isList ? limits.items : limits.keys;
  if (members > bound) {
    report('too-many', at, `${members} members: at most ${bound} are allowed`);
    return;
  }
  // The last is taken first: in reading order.
  for (const [name, member] of Object.entries(value).reverse()) {
    const place = below(at, name);
    if (!isList) {
      checkText(name, place, limits, report);
      if (FORBIDDEN_NAMES.has(name)) {
        report('forbidden-key', place, `\`${name}\` may not be used as a name`);
      }
    }
    open.push({ value: member, at: place, depth: depth + 1 });
  }
}

function checkText(text: string, at: string, { characters }: JsonLimits, report: Report): void {
  if (text.length > characters) {
    report('too-long', at, `text of ${text.length} characters: at most ${characters}`);
  }
  if (!text.isWellFormed()) {
    report('lone-surrogate', at, 'text holds half of a character pair: send whole characters');
  }
}

function checkNumber(number: number, at: string, report: Report): void {
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return;
  report('number-too-large', at, `number \`${shortened(String(number))}\` is beyond 2^53`);
}
