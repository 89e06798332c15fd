import type { CallAttempt } from '../model/call-attempt.js';
import type { Endpoint } from '../model/endpoint.js';
import type { EndpointEvidence, Evidence } from '../model/evidence.js';

/** Why audio sent somewhere could come out on the phone network, as a reason code; null: it cannot. */
export type Breach =
  | 'pstn-leg'
  | 'pstn-reachable-trunk'
  | 'trunk-attestation-expired'
  | 'pstn-origin'
  | 'endpoint-kind-unknown'
  | 'endpoint-not-registered';

export interface LegBreach {
  /** Leg id, `target`, or `via:<kind>`. */
  readonly leg: string;
  readonly code: Breach;
}

type Entries = Readonly<Record<string, EndpointEvidence>> | undefined;

/**
 * Every place of the call as it is from which the phone network could be reached, whatever leg would be added (D2, WA-PSTN-001).
 *
 * Written a second time on purpose: it reads the question itself, knows neither facts nor rules nor parameters, and shares no
 * code with them, so that one mistake cannot open both doors.
 *
 * @param now epoch milliseconds (UTC)
 */
export function breachesInCall(
  attempt: CallAttempt,
  evidence: Evidence,
  now: number,
): readonly LegBreach[] {
  const breaches: LegBreach[] = [];
  const byUser = attempt.legs[0]?.endpoint.kind === 'whatsapp';
  [...attempt.legs, ...(evidence.knownLegs ?? [])].forEach(({ id, role, endpoint }, index) => {
    const code = breachOf(endpoint, evidence.endpoints, now);
    if (code !== null) breaches.push({ leg: id, code });
    // Whoever called into a trunk at the start of the call matters, wherever that leg stands in the list.
    const began = index === 0 || role === 'origin';
    const caller = entryOf(endpoint, evidence.endpoints)?.callerOrigin;
    const unproven = began && endpoint.kind === 'sip-trunk' && caller !== 'internal';
    const phone = caller === 'pstn' && (began || (!byUser && role !== 'destination'));
    if (unproven || phone) breaches.push({ leg: id, code: 'pstn-origin' });
  });
  for (const kind of attempt.via ?? []) {
    const code = breachOfKind(kind);
    if (code !== null) breaches.push({ leg: `via:${kind}`, code });
  }
  return breaches;
}

/** The breach of the leg to add; empty: it reaches no phone. */
export function breachesOfTarget(
  target: Endpoint | undefined,
  evidence: Evidence,
  now: number,
): readonly LegBreach[] {
  const code = target === undefined ? null : breachOf(target, evidence.endpoints, now);
  return code === null ? [] : [{ leg: 'target', code }];
}

function breachOf(endpoint: Endpoint, entries: Entries, now: number): Breach | null {
  if (endpoint.address !== undefined && !isPlainAddress(endpoint.address)) return 'pstn-leg';
  const byKind = breachOfKind(endpoint.kind);
  if (byKind !== null || endpoint.kind === 'whatsapp') return byKind;
  const entry = entryOf(endpoint, entries);
  if (entry === undefined) return 'endpoint-not-registered';
  if (entry.pstnReachability !== 'none') return 'pstn-reachable-trunk';
  if (entry.attestedUntil !== undefined) {
    const until = Date.parse(entry.attestedUntil);
    // A comparison with NaN is false: an end nobody can read is an end that has come.
    if (!(now < until)) return 'trunk-attestation-expired';
  } else if (endpoint.kind === 'sip-trunk') return 'pstn-reachable-trunk';
  if (endpoint.kind === 'sip-trunk' && !entry.attestedBy?.trim()) return 'pstn-reachable-trunk';
  return null;
}

function breachOfKind(kind: string): Breach | null {
  switch (kind) {
    case 'whatsapp':
    case 'conversations':
    case 'ivr-api':
    case 'moments-ivr':
    case 'sip-trunk':
    case 'webrtc':
    case 'calls-api':
    case 'viber':
    case 'websocket':
      return null;
    case 'pstn':
      return 'pstn-leg';
    default:
      return 'endpoint-kind-unknown';
  }
}

function entryOf(endpoint: Endpoint, entries: Entries): EndpointEvidence | undefined {
  const key = `${endpoint.kind}:${endpoint.id}`;
  return endpoint.id !== undefined && entries !== undefined && Object.hasOwn(entries, key)
    ? entries[key]
    : undefined;
}

/** A number, a short code, or a SIP URI that nowhere speaks of a telephone. Anything else is not plain, and not safe. */
function isPlainAddress(address: string): boolean {
  let text = folded(address.trim());
  if (/^\+?[0-9]{1,15}$/.test(text)) return true;
  for (let layer = 0; layer < 4; layer++) {
    if (/user="?phone|[^a-z0-9]tel:/.test(text)) return false;
    const decoded = folded(
      text.replace(/%[0-9a-f]{2}/g, (hex) => String.fromCharCode(parseInt(hex.slice(1), 16))),
    );
    if (decoded === text) return namesHost(text);
    text = decoded;
  }
  return false;
}

/** Whether a folded text is a SIP URI with a host, in letters that hide nothing. */
function namesHost(text: string): boolean {
  const scheme = text.startsWith('sips:') ? 5 : text.startsWith('sip:') ? 4 : 0;
  if (scheme === 0 || /[\s<>"\\%\p{C}]/u.test(text) || /[^0-9\P{Nd}]/u.test(text)) return false;
  const rest = text.slice(scheme);
  const user = rest.indexOf('@');
  if (user === 0 || user > 200) return false;
  const place = rest.slice(user + 1).split(/[;?&]/, 1)[0]!;
  const host = place.replace(/:[0-9]{1,5}$/, '');
  const tail = rest.slice(user + 1 + place.length);
  if (/[^!-~]/.test(tail)) return false;
  return /^\[[0-9a-f:.]+\]$/.test(host) || /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?$/.test(host);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
