import type { Localized } from '../model/localized.js';
import type { Attested, AttestationBook, AttestedKind } from './attestation-book.js';
import { userCallTo } from './example-call.js';
import type { Found } from './note.js';
import { asEndpoint, type PlatformEndpoint } from './platform-endpoint.js';

const NAMES: Readonly<Record<AttestedKind, Localized>> = {
  'sip-trunk': { en: 'SIP trunk', ja: 'SIPトランク' },
  webrtc: { en: 'WebRTC identity', ja: 'WebRTCのID' },
  websocket: { en: 'WebSocket endpoint', ja: 'WebSocketエンドポイント' },
};

/** What a state is called, after the name of the endpoint. */
export const ATTESTED_WORDS: Readonly<Record<Exclude<Attested, 'closed'>, Localized>> = {
  open: {
    en: 'may lead to the phone network',
    ja: 'は電話網につながる可能性があります',
  },
  over: {
    en: 'has an attestation that has ended',
    ja: 'の証明は有効期限が切れています',
  },
  missing: {
    en: 'is not attested as unable to reach the phone network',
    ja: 'は、電話網に到達しないと証明されていません',
  },
};

/**
 * What is to be said of a trunk or an app that a call is connected to.
 *
 * @param missing what an endpoint nobody vouches for is: `accused` where no live call would be asked about; `mentioned` in a
 *   command or an event, which a live call is asked about, unless others of its kind are vouched for; `passed` where it need not
 *   carry a WhatsApp call
 */
export function* endpointNotes(
  endpoint: PlatformEndpoint,
  at: string,
  attestations: AttestationBook,
  missing: 'accused' | 'mentioned' | 'passed',
): Iterable<Found> {
  if (endpoint.leads !== 'by-attestation') return;
  const { kind, id } = endpoint;
  const attested = attestations.of(kind, id);
  if (attested === 'closed') return;
  const isMissing = attested === 'missing';
  if (isMissing && missing === 'passed') return;
  // Nothing the platform sends tells where the other side of a socket leads.
  const isAccused = missing === 'accused' || kind === 'websocket' || attestations.vouches(kind);
  const name = NAMES[kind];
  const words = ATTESTED_WORDS[attested];
  yield {
    door: kind === 'sip-trunk' ? 'trunk-reaches-pstn' : 'app-endpoint-dials-out',
    severity: isMissing ? (isAccused ? 'warning' : 'info') : 'error',
    at,
    message: {
      en: `${name.en} ${id ?? '(not named)'} ${words.en}`,
      ja: `${name.ja}${id === undefined ? '（指定なし）' : `「${id}」`}${words.ja}`,
    },
    example: userCallTo(asEndpoint(endpoint)),
  };
}
