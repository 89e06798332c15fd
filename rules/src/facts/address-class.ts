/**
 * What a text given as an endpoint's address is.
 *
 * `phone`: it leads to the phone network whatever the endpoint's kind says (WA-PSTN-009). `number` and `sip` lead where the
 * endpoint leads. Everything that cannot be read is `phone`: what nobody understands is not safe.
 */
export type AddressClass = 'number' | 'sip' | 'phone';

const NUMBER = /^\+?\d{1,15}$/;
const SIP_URI =
  /^sips?:(?:[^\s@<>"\\]{1,200}@)?(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[;?&][!-~]*)?$/;
const USER_PHONE = /[;?&]user="?phone(?:[;?&,"@>]|$)/;
const TEL = /(?:^|[^a-z0-9])tel:/;
/** Invisible characters, and digits of other scripts that folding left: both hide what is dialled. */
const DISGUISE = /[\p{Cf}\p{Cc}]|(?![0-9])\p{Nd}/u;

/** The one form in which an address is read: compatibility characters folded, trimmed, lower case, escapes resolved. */
export function normalizedAddress(address: string): string {
  let text = address.trim().normalize('NFKC').toLowerCase();
  // Escapes may be nested (`%2575ser`); more than three layers are nobody's honest address and stay unreadable.
  for (let layer = 0; layer < 3 && text.includes('%'); layer++) {
    text = text
      .replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .normalize('NFKC')
      .toLowerCase();
  }
  return text;
}

/** Whether a text names a telephone by its form: a `tel:` URI, or `user=phone` in a SIP URI; total, never throws. */
export function namesTelephone(text: string): boolean {
  const address = normalizedAddress(text);
  return TEL.test(address) || USER_PHONE.test(address);
}

/** Classifies an address; total, never throws. */
export function classifyAddress(address: string): AddressClass {
  const text = normalizedAddress(address);
  if (NUMBER.test(text)) return 'number';
  if (TEL.test(text)) return 'phone';
  if (!SIP_URI.test(text) || USER_PHONE.test(text) || text.includes('%')) return 'phone';
  if (DISGUISE.test(text)) return 'phone';
  return 'sip';
}

/**
 * Whether the address asks for one of the emergency numbers: bare, as the user part of a SIP URI or in a tel URI, also behind
 * a country code or an international prefix (`+81110`).
 */
export function isEmergencyAddress(
  address: string,
  emergencyNumbers: ReadonlySet<string>,
): boolean {
  const dialled = dialledPart(normalizedAddress(address));
  if (dialled === null) return false;
  if (emergencyNumbers.has(dialled)) return true;
  const international = /^(?:\+|00|011|010)(\d{3,9})$/.exec(dialled)?.[1];
  if (international === undefined) return false;
  if (emergencyNumbers.has(international)) return true;
  // A country code has one to three digits; what is left is far shorter than any subscriber's number.
  for (let digits = 1; digits <= 3; digits++) {
    if (emergencyNumbers.has(international.slice(digits))) return true;
  }
  return false;
}

function dialledPart(text: string): string | null {
  const uri = /^(?:sips?|tel):([^@;?]*)/.exec(text);
  const user = uri === null ? text : (uri[1] ?? '').split(':', 1)[0]!;
  const bare = user.replace(/[\s().-]/g, '');
  return /^\+?\d{2,15}$/.test(bare) ? bare : null;
}
