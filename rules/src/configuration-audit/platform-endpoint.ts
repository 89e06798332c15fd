import { namesTelephone } from '../facts/address-class.js';
import type { Endpoint } from '../model/endpoint.js';
import type { AttestedKind } from './attestation-book.js';
import { phone } from './example-call.js';
import { objectOf, textOf } from './json-place.js';

/** An endpoint as the platform's APIs write it, by where it can lead. */
export type PlatformEndpoint =
  | { readonly leads: 'to-phone'; readonly number: string | undefined }
  | {
      readonly leads: 'by-attestation';
      readonly kind: AttestedKind;
      readonly id: string | undefined;
    }
  | { readonly leads: 'nowhere' }
  /** A type nobody classified, or one that is filled in at run time: never taken for harmless. */
  | { readonly leads: 'unclear'; readonly type: string };

export function platformEndpoint(value: unknown): PlatformEndpoint {
  const endpoint = objectOf(value);
  const type = textOf(endpoint['type']) ?? '';
  switch (type.trim().toUpperCase()) {
    case 'PHONE':
      return { leads: 'to-phone', number: textOf(endpoint['phoneNumber']) };
    case 'SIP': {
      const user = textOf(endpoint['username']) ?? '';
      if (namesTelephone(user)) return { leads: 'to-phone', number: user };
      return attested('sip-trunk', endpoint['sipTrunkId']);
    }
    case 'WEBRTC':
      return attested('webrtc', endpoint['identity']);
    case 'WEBSOCKET':
      return attested('websocket', endpoint['websocketEndpointConfigId']);
    case 'WHATSAPP':
    case 'VIBER':
      return { leads: 'nowhere' };
    default:
      return { leads: 'unclear', type };
  }
}

/** The same in the words of a question. */
export function asEndpoint(endpoint: PlatformEndpoint): Endpoint {
  switch (endpoint.leads) {
    case 'to-phone':
      return phone(endpoint.number);
    case 'by-attestation':
      return { kind: endpoint.kind, ...(endpoint.id ? { id: endpoint.id } : {}) };
    case 'nowhere':
      return { kind: 'whatsapp' };
    case 'unclear':
      return { kind: endpoint.type === '' ? 'unknown' : endpoint.type };
  }
}

function attested(kind: AttestedKind, id: unknown): PlatformEndpoint {
  return { leads: 'by-attestation', kind, id: textOf(id) };
}
