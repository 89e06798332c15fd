import type * as z from 'zod';
import type { Problem } from '../model/problem.js';

type Issue = z.core.$ZodIssue;

const SENTENCES: Readonly<Record<string, (input: string) => string>> = {
  'not-e164': (input) => `${input} is not an E.164 number: write \`+\` and 7 to 15 digits`,
  'not-wa-id': (input) => `${input} is not a WhatsApp id: write 7 to 15 digits without \`+\``,
  'bad-email': (input) => `${input} is not an e-mail address`,
  'bad-instant': (input) => `${input} is not an RFC 3339 instant with its offset`,
  'duplicate-name': (input) => `${input} is the name of another one too: give each its own`,
  'missing-field': () => 'field is missing',
  'forbidden-key': (input) => `${input} may not be used as a name`,
};

/** Turns what a schema found into problems with JSON pointers, one for each thing a person has to mend. */
export function problemsOf(error: z.ZodError, at = ''): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, at));
}

function problemsOfIssue(issue: Issue, at: string): Problem[] {
  const place = `${at}${pointer(issue.path)}`;
  const shown = show(issue.input);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problem(
          'unknown-field',
          `${place}${pointer([key])}`,
          `field ${named(key)} is not known here`,
        ),
      );
    case 'invalid_type':
      return issue.input === undefined
        ? [problem('missing-field', place, `field is missing: give ${article(issue.expected)}`)]
        : [problem('wrong-type', place, `${shown} is not ${article(issue.expected)}`)];
    case 'invalid_value':
      if (issue.input === undefined) {
        return [problem('missing-field', place, `field is missing: give ${choices(issue.values)}`)];
      }
      return typeof issue.input === 'string'
        ? [problem('unknown-value', place, `${shown} is not known: use ${choices(issue.values)}`)]
        : [problem('wrong-type', place, `${shown} is not ${choices(issue.values)}`)];
    case 'too_small':
      if (issue.origin === 'number') {
        return [problem('out-of-range', place, `${shown} is less than ${issue.minimum}`)];
      }
      return [
        problem('too-short', place, `has fewer than ${issue.minimum} ${parts(issue.origin)}`),
      ];
    case 'too_big':
      return issue.origin === 'array'
        ? [problem('too-many', place, `has more than ${issue.maximum} elements`)]
        : [problem('too-long', place, `has more than ${issue.maximum} ${parts(issue.origin)}`)];
    case 'invalid_key':
      return [problem('forbidden-key', place, `the name of this field may not be used`)];
    case 'invalid_union':
      return issue.input === undefined
        ? [problem('missing-field', place, 'field is missing')]
        : [problem('wrong-type', place, `${shown} is not a text, number or truth value`)];
    default: {
      const sentence = SENTENCES[issue.message];
      return sentence === undefined
        ? [problem('wrong-type', place, issue.message)]
        : [problem(issue.message, place, sentence(shown))];
    }
  }
}

function problem(code: string, at: string, message: string): Problem {
  return { code, severity: 'error', at, message };
}

/** RFC 6901. */
export function pointer(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

const SHOWN_MAX = 64;
/** As many digits as a phone number has, as people write them, or a mailbox: what may tell of a person is not repeated. */
const TELLING = /\p{Nd}(?:[\s().\-/\p{Pd}\p{Cf}]{0,3}\p{Nd}){6}|@/u;
const DATE = /^(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)/;

function show(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (input === null) return '`null`';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'an object';
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  if (TELLING.test(text.replace(DATE, ''))) return 'the value';
  return `\`${text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text}\``;
}

/** A field's name, which its place tells anyway. */
function named(key: string): string {
  return TELLING.test(key) ? 'of this name' : `\`${key}\``;
}

function article(type: string): string {
  switch (type) {
    case 'string':
      return 'a text';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'a truth value';
    case 'object':
    case 'record':
      return 'an object';
    default:
      return `a ${type}`;
  }
}

function choices(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(', ');
}

function parts(origin: string): string {
  return origin === 'array' ? 'elements' : 'characters';
}
