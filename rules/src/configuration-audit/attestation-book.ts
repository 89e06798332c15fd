import type { EndpointEvidence } from '../model/evidence.js';
import { endpointKey } from '../model/endpoint.js';

/**
 * What is known of an endpoint's way to the phone network: none, attested (`closed`); it may or does lead there (`open`); an
 * attestation that has ended (`over`); nobody vouches for it (`missing`).
 */
export type Attested = 'closed' | 'open' | 'over' | 'missing';

export type AttestedKind = 'sip-trunk' | 'webrtc' | 'websocket';

/** The attestations an audit rests on. */
export interface AttestationBook {
  of(kind: AttestedKind, id: string | undefined): Attested;
  /** Whether whoever asked for the audit vouches for some endpoint of this kind: then those left out were left out on purpose. */
  vouches(kind: AttestedKind): boolean;
}

type Endpoints = Readonly<Record<string, EndpointEvidence>>;

/**
 * @param sent what came with the audit; laid over the directory
 * @param directory what is on record
 * @param now epoch milliseconds
 */
export function attestationBook(
  sent: Endpoints | undefined,
  directory: Endpoints | undefined,
  now: number,
): AttestationBook {
  const known = new Map([...Object.entries(directory ?? {}), ...Object.entries(sent ?? {})]);
  const vouched = new Set(
    Object.entries(sent ?? {})
      .filter(([, { pstnReachability }]) => pstnReachability === 'none')
      .map(([key]) => key.slice(0, key.indexOf(':'))),
  );
  return {
    of: (kind, id) => {
      const evidence = id === undefined ? undefined : known.get(endpointKey({ kind, id }));
      return evidence === undefined ? 'missing' : standing(kind, evidence, now);
    },
    vouches: (kind) => vouched.has(kind),
  };
}

/** As a decision would judge it (WA-PSTN-006): only a trunk needs somebody's name and an end. */
function standing(kind: AttestedKind, evidence: EndpointEvidence, now: number): Attested {
  const { pstnReachability, attestedBy, attestedUntil } = evidence;
  if (pstnReachability !== 'none') return 'open';
  if (attestedUntil !== undefined && !(Date.parse(attestedUntil) > now)) return 'over';
  const isNamed = attestedBy !== undefined && attestedBy !== '' && attestedUntil !== undefined;
  return kind === 'sip-trunk' && !isNamed ? 'missing' : 'closed';
}
