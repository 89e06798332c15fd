import type { Leg } from '../model/call-attempt.js';
import { endpointKey, isEndpointKind, type Endpoint } from '../model/endpoint.js';
import type { EndpointEvidence } from '../model/evidence.js';
import { classifyAddress, isEmergencyAddress } from './address-class.js';
import { kindFact } from './flow-facts.js';
import {
  instantOf,
  TARGET_LABEL,
  type CallInquiry,
  type FactSheet,
  type Inquiry,
} from './inquiry.js';

/** Legs by what is wrong with them, under the labels that reasons name. */
interface LegFindings {
  readonly phone: string[];
  readonly unclassified: string[];
  readonly emergency: string[];
  readonly open: string[];
  readonly expired: string[];
  readonly unregistered: string[];
  readonly phoneOrigin: string[];
}

const emergencySets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** What was found in the call as it is, before a leg is added. */
export interface LegsInCall {
  readonly found: LegFindings;
  readonly kinds: readonly string[];
  readonly emergency: ReadonlySet<string> | null;
}

/** Judges the legs the call has, and those events told of (WA-PSTN-006 to -009, -012). */
export function legsInCall(call: CallInquiry): LegsInCall {
  const { attempt, evidence } = call;
  const emergency = emergencyNumbers(call);
  const found: LegFindings = {
    phone: [],
    unclassified: [],
    emergency: [],
    open: [],
    expired: [],
    unregistered: [],
    phoneOrigin: [],
  };
  const legs = [...attempt.legs, ...unlisted(evidence.knownLegs, attempt.legs)];
  for (const { id, endpoint } of legs) judgeEndpoint(found, id, endpoint, call, emergency);
  judgeOrigins(found, legs, evidence.endpoints);
  return { found, kinds: legs.map(({ endpoint }) => kindFact(endpoint.kind)), emergency };
}

/** Where the legs of the call lead: those it has, the one asked for, and the kinds it has passed. */
export function addLegFacts(facts: FactSheet, inquiry: Inquiry, inCall: LegsInCall): void {
  const { attempt, target } = inquiry;
  const { emergency } = inCall;
  const found: LegFindings = {
    phone: [...inCall.found.phone],
    unclassified: [...inCall.found.unclassified],
    emergency: [...inCall.found.emergency],
    open: [...inCall.found.open],
    expired: [...inCall.found.expired],
    unregistered: [...inCall.found.unregistered],
    phoneOrigin: [...inCall.found.phoneOrigin],
  };
  const kinds = [...inCall.kinds];
  if (target !== undefined) {
    kinds.push(kindFact(target.kind));
    judgeEndpoint(found, TARGET_LABEL, target, inquiry, emergency);
  }
  for (const kind of attempt.via ?? []) {
    if (kind === 'pstn') found.phone.push(`via:${kind}`);
    else if (!isEndpointKind(kind)) found.unclassified.push(`via:${kind}`);
  }

  facts['legs.kinds'] = kinds;
  facts['pstn.legs'] = found.phone;
  facts['pstn.legCount'] = found.phone.length;
  facts['pstn.unclassifiedLegs'] = found.unclassified;
  facts['pstn.unclassifiedLegCount'] = found.unclassified.length;
  facts['pstn.emergencyLegs'] = emergency === null ? null : found.emergency;
  facts['pstn.emergencyLegCount'] = emergency === null ? null : found.emergency.length;
  facts['pstn.openLegs'] = found.open;
  facts['pstn.openLegCount'] = found.open.length;
  facts['pstn.expiredLegs'] = found.expired;
  facts['pstn.expiredLegCount'] = found.expired.length;
  facts['pstn.originLegs'] = found.phoneOrigin;
  facts['pstn.originLegCount'] = found.phoneOrigin.length;
  facts['endpoints.unregisteredLegs'] = found.unregistered;
  facts['endpoints.unregisteredLegCount'] = found.unregistered.length;
}

function judgeEndpoint(
  found: LegFindings,
  label: string,
  endpoint: Endpoint,
  call: CallInquiry,
  emergency: ReadonlySet<string> | null,
): void {
  const { kind, address } = endpoint;
  const leadsToPhone = address !== undefined && classifyAddress(address) === 'phone';
  if (kind === 'pstn' || leadsToPhone) found.phone.push(label);
  if (emergency !== null && address !== undefined && isEmergencyAddress(address, emergency)) {
    found.emergency.push(label);
  }
  if (!isEndpointKind(kind)) found.unclassified.push(label);
  else if (kind !== 'whatsapp' && kind !== 'pstn') judgeRegistered(found, label, endpoint, call);
}

function judgeRegistered(
  found: LegFindings,
  label: string,
  endpoint: Endpoint,
  { evidence, now }: CallInquiry,
): void {
  const entry = entryOf(endpoint, evidence.endpoints);
  if (entry === undefined) {
    found.unregistered.push(label);
    return;
  }
  const until = instantOf(entry.attestedUntil);
  const isTrunk = endpoint.kind === 'sip-trunk';
  const attested = (entry.attestedBy ?? '').trim() !== '' && until !== null;
  if (entry.pstnReachability !== 'none' || (isTrunk && !attested)) found.open.push(label);
  if (until !== null && now >= until) found.expired.push(label);
}

/**
 * A call that came in from the phone network may not go on to a WhatsApp user (section 13, scenario 10). The first leg is an
 * origin, and so is every leg that says so, listed or told of by events: an order of legs must not hide who called. On a trunk
 * the caller must be known as internal; on any other endpoint a caller known to come from the phone network is enough, and in a
 * call by the business so is one on any leg that was not dialled.
 */
function judgeOrigins(found: LegFindings, legs: readonly Leg[], endpoints: Entries): void {
  const byBusiness = legs[0]!.endpoint.kind !== 'whatsapp';
  legs.forEach(({ id, role, endpoint }, index) => {
    const entry = entryOf(endpoint, endpoints);
    const isOrigin = index === 0 || role === 'origin';
    const mustBeInternal = isOrigin && entry !== undefined && endpoint.kind === 'sip-trunk';
    const calledIn = isOrigin || (byBusiness && role !== 'destination');
    const callerOrigin = entry?.callerOrigin;
    if (mustBeInternal ? callerOrigin !== 'internal' : calledIn && callerOrigin === 'pstn') {
      found.phoneOrigin.push(id);
    }
  });
}

type Entries = Readonly<Record<string, EndpointEvidence>> | undefined;

function entryOf(endpoint: Endpoint, endpoints: Entries): EndpointEvidence | undefined {
  if (endpoint.id === undefined || endpoints === undefined) return undefined;
  const key = endpointKey(endpoint);
  return Object.hasOwn(endpoints, key) ? endpoints[key] : undefined;
}

/** Known legs the attempt does not list itself with the same id, role and endpoint; judging one twice would only name it twice. */
function unlisted(known: readonly Leg[] | undefined, legs: readonly Leg[]): readonly Leg[] {
  if (known === undefined || known.length === 0) return [];
  return known.filter(
    (leg) =>
      !legs.some(
        ({ id, role, endpoint }) =>
          id === leg.id &&
          role === leg.role &&
          endpoint.kind === leg.endpoint.kind &&
          endpoint.id === leg.endpoint.id &&
          endpoint.address === leg.endpoint.address,
      ),
  );
}

function emergencyNumbers({ values }: CallInquiry): ReadonlySet<string> | null {
  const list = values.get('pstn.emergencyNumbers');
  if (!Array.isArray(list)) return null;
  const numbers = list as readonly string[];
  let set = emergencySets.get(numbers);
  if (set === undefined) emergencySets.set(numbers, (set = new Set(numbers)));
  return set;
}
