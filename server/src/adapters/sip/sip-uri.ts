import type { Endpoint } from '@ringfence/rules';

/** A SIP URI that says where a request goes, and nothing else. */
export interface PlainSipUri {
  /** The whole URI, as it is sent on. */
  readonly uri: string;
  readonly scheme: 'sip' | 'sips';
  readonly user: string | undefined;
  /** Host in lower case, with `:port` where one is named: another port may be another thing. */
  readonly place: string;
  /** `;transport=…`, or nothing. */
  readonly transport: string;
}

const PLAIN =
  /^(sips?):(?:([a-z0-9_.!~*'+-]{1,128})@)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:\d{1,5})?(;transport=(?:udp|tcp|tls|ws|wss))?$/i;

/**
 * Reads a SIP URI whose host is where a request for it really goes (RFC 3261, section 19.1); undefined for any other text.
 *
 * Parameters such as `maddr` send a request elsewhere, headers such as `Replaces` join another call, and a password or an
 * escape hides who is meant: a URI with any of these names no place.
 */
export function plainSipUri(text: string): PlainSipUri | undefined {
  const [uri, scheme, user, host, port = '', transport = ''] = PLAIN.exec(text) ?? [];
  if (uri === undefined || host === undefined) return undefined;
  return {
    uri,
    scheme: scheme!.toLowerCase() as 'sip' | 'sips',
    user,
    place: `${host.toLowerCase()}${port}`,
    transport,
  };
}

/**
 * The URI of an endpoint that SIP reaches: its address is at the very host it is registered and attested as.
 *
 * Invariant: what a proxy is sent to is what was judged (WA-PSTN-009).
 */
export function reachedUri({ id, address }: Endpoint): string | undefined {
  const plain = address === undefined ? undefined : plainSipUri(address);
  return plain !== undefined && plain.place === id ? plain.uri : undefined;
}
