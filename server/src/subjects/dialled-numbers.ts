/** Between the digits of a number as people and platforms write it, invisible characters included. */
const BETWEEN = String.raw`[\s().\-/\u2010-\u2015\p{Cf}]{0,3}`;
/** A number within a text: 7 to 18 digits, an international prefix included, that no letter or digit touches. */
const WRITTEN = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\+?\d(?:${BETWEEN}\d){6,17}(?![\p{L}\p{N}])`,
  'gu',
);
const PLAIN = /^\+?\d{7,15}$/;
const NETWORK_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Numbers that one text names; an address with more is nobody's honest one, and every one of them costs a key. */
const MOST = 4;
/** Country calling codes of one and two digits; all others have three (ITU-T E.164). */
const SHORT_CODES = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * Every number that a text such as an endpoint's address names, as E.164 digits without `+`.
 *
 * `tel:` and `sip:` URIs, full-width digits and those of other scripts, spaces, hyphens and brackets are read. A number without
 * its country is taken for one of the country of the business that is called; where that is wrong, it is one nobody has.
 *
 * @param business the business number of the call, E.164 with `+`
 */
export function numbersAt(text: string, business: string): string[] {
  if (PLAIN.test(text)) return [international(text, business)];
  const found = new Set<string>();
  for (const [written] of readable(text).matchAll(WRITTEN)) {
    if (NETWORK_ADDRESS.test(written)) continue;
    const digits = international(written, business);
    if (digits.length >= 7 && digits.length <= 15) found.add(digits);
    if (found.size === MOST) break;
  }
  return [...found];
}

/** The text with escapes resolved, and every digit in the form it is dialled in; the host of a SIP URI is no number. */
function readable(text: string): string {
  let plain = asciiDigits(text);
  for (let layer = 0; layer < 3 && plain.includes('%'); layer++) {
    plain = asciiDigits(plain.replace(/(?:%[0-9a-f]{2})+/gi, decoded));
  }
  return plain.replace(/@[^;?&>\s]*/g, '@');
}

function decoded(escapes: string): string {
  return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString();
}

/** Folds compatibility forms, then the digits of other scripts, ten in a row from each script's zero. */
export function asciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!;
    let zero = point;
    while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(point - zero);
  });
}

function international(written: string, business: string): string {
  const digits = written.replace(/\D/g, '');
  if (written.startsWith('+')) return digits;
  const dialledAbroad = /^(?:00|01[01])(\d{7,15})$/.exec(digits)?.[1];
  if (dialledAbroad !== undefined) return dialledAbroad;
  const country = callingCode(business);
  if (/^0[1-9]/.test(digits)) return country + digits.slice(1);
  // North American numbers are written without any prefix.
  return country === '1' && digits.length === 10 ? `1${digits}` : digits;
}

function callingCode(business: string): string {
  const digits = business.replace(/^\+/, '');
  return SHORT_CODES.exec(digits)?.[0] ?? digits.slice(0, 3);
}
