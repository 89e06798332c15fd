import type { Act } from '../ledger/act.js';
import { asciiDigits } from './dialled-numbers.js';
import type { References } from './references.js';

/** A number in a text by people: 7 to 15 digits together, or written apart behind a `+` or a `0`. */
const NUMBER =
  /(?<![\p{L}\p{N}])(?:\+?\d{7,15}|(?:\+|(?=0))\d(?:[\s().\-/]{0,2}\d){6,14})(?![\p{L}\p{N}])/gu;
const MAILBOX = /[^\s@<>"'(),;:/]+@[^\s@<>"'(),;:/]+\.[^\s@<>"'(),;:/]*[\p{L}\p{N}]/gu;

/** The act as it goes on record (A6): numbers are replaced by their references, addresses of people by a word. */
export function actOnRecord(act: Act, references: References): Act {
  const told = (text: string): string => withoutNumbers(text, references);
  return {
    ...act,
    object: told(act.object),
    reason: act.reason === null ? null : told(act.reason),
    ...(act.details === undefined
      ? {}
      : {
          details: Object.fromEntries(
            Object.entries(act.details).map(([name, value]) => [
              name,
              typeof value === 'string' ? told(value) : value,
            ]),
          ),
        }),
  };
}

/** The text with a reference in place of every number, and a word in place of every mailbox. */
export function withoutNumbers(text: string, references: Pick<References, 'of'>): string {
  const plain = /\P{ASCII}/u.test(text) ? folded(text) : text;
  return plain
    .replace(MAILBOX, '[mailbox]')
    .replace(NUMBER, (written) => references.of('number', written.replace(/\D/g, '')));
}

/** Only a text that hides digits from the pattern is changed by folding. */
function folded(text: string): string {
  const plain = asciiDigits(text);
  return plain.replace(/\D/g, '') === text.replace(/\D/g, '') ? text : plain;
}
