import type { Endpoint } from '@ringfence/rules';

/** Who calls on WhatsApp's side, as platforms write it: a number, or a URI, which is judged as the place it names (WA-PSTN-009); a name alone is no place. */
export function whatsAppCaller(from: string): Endpoint {
  const digits = /^\+?(\d{7,15})$/.exec(from)?.[1];
  if (digits !== undefined) return { kind: 'whatsapp', address: `+${digits}` };
  return { kind: 'whatsapp', ...(from.includes(':') ? { address: from } : {}) };
}
