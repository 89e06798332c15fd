import type { Endpoint } from '@ringfence/rules';

/** A business-scoped id or another name: letters, and nothing that could stand for a number or a place. */
const NAME = /^(?=.*[a-z])[\w.-]+$/i;
/** Who calls says nothing of who that is (RFC 3323, section 4.1.1.3). */
const WITHHELD = 'anonymous';

/**
 * Who calls on WhatsApp's side, as platforms write it: a number, or a name, which is no place. Anything else is judged as the
 * place it names, and where it cannot be read as one that nobody knows (WA-PSTN-009).
 */
export function whatsAppCaller(from: string): Endpoint {
  const digits = /^\+?(\d{7,15})$/.exec(from)?.[1];
  if (digits !== undefined) return { kind: 'whatsapp', address: `+${digits}` };
  const isName = NAME.test(from) && from.toLowerCase() !== WITHHELD;
  return { kind: 'whatsapp', ...(isName ? {} : { address: from }) };
}
