/** Who may be named, and under which reference everybody else stands. */
export interface MaskedNames {
  /** Whether a number, digits without `+`, is one of the business's own. */
  readonly isOwn: (digits: string) => boolean;
  readonly referenceOf: (domain: 'number' | 'bsuid', name: string) => string;
}

/** What stands for a text that may tell of people. */
const HIDDEN = '…';
/** Names of fields that may hold what somebody is called. */
const PERSONAL: ReadonlySet<string> = new Set(['name', 'from', 'profile', 'body', 'text']);
const NUMBER = /^\+?\d{7,15}$/;
const BSUID = /^[A-Z]{2}\.[A-Za-z0-9]{4,}$/;
const ADDRESS = /^(sips?|tel):([^@;?]*)(?:@([a-z0-9.-]+(?::\d{1,5})?))?/i;
const NETWORK_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Digits in these are nobody's number: instants, identifiers of calls and decisions, digests. */
const NO_NUMBERS =
  /\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=[0-9]*[A-Z])[0-9A-HJKMNP-TV-Z]{26}\b|\bsha256:[0-9a-f]{64}\b|\bp\d+\.[\w-]{22}/gi;
/** A number has seven digits at least, however they are set apart. */
const MOST_DIGITS = 6;
const LONGEST = 512;
const DEEPEST = 10;
const MOST_MEMBERS = 60;
const MOST_ITEMS = 20;

/**
 * A body without what tells of people: numbers and scoped ids as their references, so that erasing a person leaves nothing to be
 * erased here (A6), the business's own numbers as they are, and any other text only if no number can be in it.
 *
 * @param isAnswer the product's own words, sentences among them; of a request only words without spaces are kept
 */
export function maskedBody(body: unknown, names: MaskedNames, isAnswer: boolean): unknown {
  return masked(body, { names, isAnswer, field: '' }, 0);
}

interface Place {
  readonly names: MaskedNames;
  readonly isAnswer: boolean;
  readonly field: string;
}

function masked(value: unknown, place: Place, depth: number): unknown {
  if (typeof value === 'string') return maskedText(value, place);
  if (typeof value === 'number') return digitsIn(String(value)) > MOST_DIGITS ? HIDDEN : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return HIDDEN;
  if (Array.isArray(value)) {
    const kept = value.slice(0, MOST_ITEMS).map((each) => masked(each, place, depth + 1));
    return kept.length < value.length ? [...kept, HIDDEN] : kept;
  }
  const members = Object.entries(value)
    .slice(0, MOST_MEMBERS)
    .map(([field, each]) => [
      digitsIn(field) > MOST_DIGITS || field.length > 64 ? HIDDEN : field,
      masked(each, { ...place, field }, depth + 1),
    ]);
  return Object.fromEntries(members) as unknown;
}

function maskedText(text: string, { names, isAnswer, field }: Place): string {
  if (text.length > LONGEST) return HIDDEN;
  if (NUMBER.test(text)) return numberShown(text, names);
  if (BSUID.test(text)) return names.referenceOf('bsuid', text);
  if (NETWORK_ADDRESS.test(text)) return text;
  const address = ADDRESS.exec(text);
  if (address !== null) return addressShown(address, names);
  const isPersonal = !isAnswer && (PERSONAL.has(field) || /\s/.test(text));
  if (isPersonal || digitsIn(text.replace(NO_NUMBERS, '')) > MOST_DIGITS) return HIDDEN;
  return text;
}

function numberShown(text: string, { isOwn, referenceOf }: MaskedNames): string {
  const digits = text.replace('+', '');
  return isOwn(digits) ? text : referenceOf('number', digits);
}

/** Where an address is, with whoever is there under a reference; what follows may be anything and is left out. */
function addressShown([, scheme, user = '', host]: RegExpExecArray, names: MaskedNames): string {
  const shown = NUMBER.test(user) ? numberShown(user, names) : user === '' ? '' : HIDDEN;
  return `${scheme!}:${shown}${host === undefined || /\d{7}/.test(host) ? '' : `@${host}`}`;
}

/** Digits of any script. */
function digitsIn(text: string): number {
  return text.normalize('NFKC').match(/\p{Nd}/gu)?.length ?? 0;
}
