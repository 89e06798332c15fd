/**
 * Where a leg can end, as the platforms name it.
 *
 * The list is closed: a kind that is a string but not listed is not malformed, it is unknown, and is denied
 * (`endpoint-kind-unknown`, WA-PSTN-009).
 */
export const ENDPOINT_KINDS = [
  'whatsapp',
  'conversations',
  'ivr-api',
  'moments-ivr',
  'sip-trunk',
  'webrtc',
  'calls-api',
  'viber',
  'websocket',
  'pstn',
] as const;

export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** One end of a leg. */
export interface Endpoint {
  /** An {@link EndpointKind}, or any other text, which makes it unknown. */
  kind: string;
  /** Name of a registered thing: trunk, WebRTC identity or app, IVR scenario, flow, queue, Calls API app. */
  id?: string;
  /** E.164 number, short code, or a SIP or tel URI; at most 256 characters. */
  address?: string;
}

/** Whether the platforms know this kind of endpoint. */
export function isEndpointKind(kind: string): kind is EndpointKind {
  return (ENDPOINT_KINDS as readonly string[]).includes(kind);
}

/** Key of an endpoint in {@link Evidence.endpoints}: `<kind>:<id>`. */
export function endpointKey(endpoint: Endpoint): string {
  return `${endpoint.kind}:${endpoint.id ?? ''}`;
}
