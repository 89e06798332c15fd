/** Where a search leads. */
export type SearchPlace =
  { readonly decision: string } | { readonly reason: string } | { readonly number: string };

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/u;
const NUMBER = /^\+?[0-9]{3,15}$/u;

/** Reads what was typed: a decision's id, a phone number with or without signs, else a reason code. */
export function placeOfSearch(text: string): SearchPlace | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const id = plain.toUpperCase();
  if (ULID.test(id)) return { decision: id };
  const digits = plain.replace(/[\s().-]/gu, '');
  if (NUMBER.test(digits)) return { number: digits };
  return { reason: plain.toLowerCase().replace(/[\s_]+/gu, '-') };
}
