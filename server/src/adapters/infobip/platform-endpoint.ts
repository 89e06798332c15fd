import type { Endpoint } from '@ringfence/rules';
import { z } from 'zod';

const text = z.string().min(1).max(256);

/**
 * A call endpoint as the platform writes it (Infobip Voice OpenAPI 3.210.0, `CallEndpoint`); any type is well formed, also one
 * nobody knows.
 */
export const PLATFORM_ENDPOINT = z.object({
  type: text,
  phoneNumber: text.optional(),
  sipTrunkId: text.optional(),
  username: text.optional(),
  identity: text.optional(),
  websocketEndpointConfigId: text.optional(),
});
export type PlatformEndpoint = z.infer<typeof PLATFORM_ENDPOINT>;

/** The endpoint to be judged; PHONE is the phone network, with a number or without, and an unknown type an unknown kind. */
export function endpointOf(endpoint: PlatformEndpoint): Endpoint {
  const { type, phoneNumber, sipTrunkId, username, identity, websocketEndpointConfigId } = endpoint;
  switch (type) {
    case 'WHATSAPP':
      return { kind: 'whatsapp', ...numberOf(phoneNumber) };
    case 'SIP':
      return { kind: 'sip-trunk', ...named(sipTrunkId), ...userOf(username) };
    case 'WEBRTC':
      return { kind: 'webrtc', ...named(identity) };
    case 'WEBSOCKET':
      return { kind: 'websocket', ...named(websocketEndpointConfigId) };
    case 'VIBER':
      return { kind: 'viber', ...numberOf(phoneNumber) };
    case 'PHONE':
      return { kind: 'pstn', ...numberOf(phoneNumber) };
    default:
      return { kind: unknownKind(type) };
  }
}

/** A type the platform does not document: never the name of a kind, however it is spelled. */
export function unknownKind(type: string): string {
  return `infobip:${type}`;
}

function named(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id };
}

function numberOf(phoneNumber: string | undefined): { address?: string } {
  if (phoneNumber === undefined) return {};
  return { address: /^\d+$/.test(phoneNumber) ? `+${phoneNumber}` : phoneNumber };
}

/** A user of a trunk: a number or a URI is judged as an address; a name is known to the trunk alone. */
function userOf(username: string | undefined): { address?: string } {
  return username !== undefined && /^[\d+]|[:;@]/.test(username) ? { address: username } : {};
}
