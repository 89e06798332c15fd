/** Where a text ceases to be JSON, and what would have been right there. */
export interface JsonFault {
  /** UTF-16 units before the place. */
  readonly at: number;
  /** What is expected, in words. */
  readonly expected: string;
}

const VALUE = 'a value';
const VALUE_OR_END = 'a value or `]`';
const NAME = 'a name in double quotes';
const NAME_OR_END = 'a name in double quotes or `}`';
const COLON = '`:`';
const SEPARATOR = 'separator';
const END = 'the end of the text';

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The first place at which a text is no JSON (RFC 8259); undefined: it is JSON.
 *
 * `JSON.parse` says only that a text is none, in words that differ from engine to engine. Linear and without recursion.
 */
export function jsonFault(text: string): JsonFault | undefined {
  /** The characters that close what is open. */
  const open: string[] = [];
  let expected = VALUE;
  let at = 0;
  const ended = (): string => (open.length === 0 ? END : SEPARATOR);

  for (;;) {
    at = pastBlanks(text, at);
    const c = text.charAt(at);
    const closing = open[open.length - 1];
    if (expected === END) return c === '' ? undefined : { at, expected };
    if (expected === SEPARATOR) {
      if (c === ',') expected = closing === '}' ? NAME : VALUE;
      else if (c === closing) {
        open.pop();
        expected = ended();
      } else return { at, expected: `\`,\` or \`${closing}\`` };
      at++;
    } else if (expected === COLON) {
      if (c !== ':') return { at, expected };
      expected = VALUE;
      at++;
    } else if ((expected === NAME_OR_END || expected === VALUE_OR_END) && c === closing) {
      open.pop();
      expected = ended();
      at++;
    } else if (c === '"') {
      const string = endOfString(text, at);
      if (string.expected !== undefined) return { at: string.at, expected: string.expected };
      expected = expected === NAME || expected === NAME_OR_END ? COLON : ended();
      at = string.at;
    } else if (expected === NAME || expected === NAME_OR_END) return { at, expected };
    else if (c === '{' || c === '[') {
      open.push(c === '{' ? '}' : ']');
      expected = c === '{' ? NAME_OR_END : VALUE_OR_END;
      at++;
    } else {
      LITERAL.lastIndex = at;
      if (!LITERAL.test(text)) return { at, expected };
      at = LITERAL.lastIndex;
      expected = ended();
    }
  }
}

/** Line and column of a place, both counted from 1; columns in UTF-16 units, as editors count them. */
export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: at - start + 1 };
}

function pastBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return at;
    at++;
  }
}

/** The place after a string's closing quote, or the place at which it is none. */
function endOfString(text: string, start: number): { at: number; expected?: string } {
  let at = start + 1;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c === 0x22) return { at: at + 1 };
    if (Number.isNaN(c) || c < 0x20) {
      return { at, expected: 'a closing `"`, and line breaks written as `\\n`' };
    }
    if (c === 0x5c) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return { at, expected: 'an escape such as `\\n` or `\\u3042`' };
      at = ESCAPE.lastIndex;
    } else at++;
  }
}
