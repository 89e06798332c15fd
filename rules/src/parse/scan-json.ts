import type { Problem } from '../model/problem.js';
import type { JsonLimits } from './strict-json.js';

/** Names that reach into what every object inherits. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** One open container on the way to the character being read. */
interface Frame {
  readonly names: Set<string> | null;
  /** Name or index of the member being read. */
  member: string | number;
}

/**
 * Finds what the JSON in `text` must not hold. The text must be well-formed JSON: `JSON.parse` was there before.
 *
 * No recursion: depth cannot exhaust the stack.
 */
export function scanJson(text: string, limits: JsonLimits, most: number): Problem[] {
  const problems: Problem[] = [];
  const frames: Frame[] = [];
  let expectsName = false;

  const report = (code: string, message: string): void => {
    if (problems.length < most)
      problems.push({ code, severity: 'error', at: pointer(frames), message });
  };

  for (let i = 0; i < text.length;) {
    const c = text.charCodeAt(i);
    if (c === 0x7b || c === 0x5b) {
      if (frames.length === limits.depth) {
        report('too-deep', `nested deeper than ${limits.depth} levels: flatten it`);
        return problems;
      }
      frames.push({ names: c === 0x7b ? new Set() : null, member: c === 0x7b ? '' : 0 });
      expectsName = c === 0x7b;
      i++;
    } else if (c === 0x7d || c === 0x5d) {
      const closed = frames.pop()!;
      const members = closed.names?.size ?? Number(closed.member) + 1;
      const bound = closed.names === null ? limits.items : limits.keys;
      if (members > bound) report('too-many', `${members} members: at most ${bound} are allowed`);
      expectsName = false;
      i++;
    } else if (c === 0x2c) {
      const frame = frames[frames.length - 1]!;
      if (frame.names === null) frame.member = Number(frame.member) + 1;
      else expectsName = true;
      i++;
    } else if (c === 0x22) {
      const end = endOfString(text, i);
      const raw = text.slice(i + 1, end);
      const string = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
      if (expectsName) {
        const frame = frames[frames.length - 1]!;
        const seen = frame.names!.has(string);
        frame.member = string;
        frame.names!.add(string);
        if (seen) report('duplicate-key', `name \`${shortened(string)}\` stands twice: keep one`);
        if (FORBIDDEN_NAMES.has(string)) {
          report('forbidden-key', `\`${string}\` may not be used as a name`);
        }
        expectsName = false;
      }
      if (string.length > limits.characters) {
        report('too-long', `text of ${string.length} characters: at most ${limits.characters}`);
      }
      if (!string.isWellFormed()) {
        report('lone-surrogate', 'text holds half of a character pair: send whole characters');
      }
      i = end + 1;
    } else if (c === 0x2d || (c >= 0x30 && c <= 0x39)) {
      const end = endOfNumber(text, i);
      const number = Number(text.slice(i, end));
      if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) {
        report('number-too-large', `number \`${shortened(text.slice(i, end))}\` is beyond 2^53`);
      }
      i = end;
    } else {
      i++;
    }
  }
  return problems;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === 0x22) return i;
    i += c === 0x5c ? 2 : 1;
  }
}

function endOfNumber(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && /[0-9+\-.eE]/.test(text[i]!)) i++;
  return i;
}

function pointer(frames: readonly Frame[]): string {
  return frames
    .map(({ member }) => `/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
    .toWellFormed();
}

/** At most 40 characters of a text, for a message. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
