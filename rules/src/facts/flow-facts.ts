import type { Leg, UserIdentity } from '../model/call-attempt.js';
import { isEndpointKind, type Endpoint } from '../model/endpoint.js';
import type { FactSheet, Inquiry } from './inquiry.js';

/** Kind of an endpoint as a fact: `other` for a kind nobody classified. */
export function kindFact(kind: string): string {
  return isEndpointKind(kind) ? kind : 'other';
}

/** Which flow this is, told by legs, target and `via`, never by what the caller claims (contract, section 3). */
export function addFlowFacts(facts: FactSheet, inquiry: Inquiry): void {
  const { attempt, evidence, target } = inquiry;
  const known = evidence.knownLegs ?? [];
  const origin = attempt.legs[0]!.endpoint;
  const initiatedBy = origin.kind === 'whatsapp' ? 'user' : 'business';

  facts['clock.now'] = inquiry.now;
  facts['attempt.action'] = attempt.action;
  facts['attempt.initiator'] = attempt.initiator;
  facts['attempt.targetNamed'] = attempt.target !== undefined;
  facts['attempt.businessNumber'] = attempt.businessNumber;
  facts['user.waId'] = attempt.user.waId ?? 'none';
  facts['user.bsuid'] = attempt.user.bsuid ?? 'none';

  facts['flow.initiatedBy'] = initiatedBy;
  facts['flow.initiatorFits'] = attempt.initiator === initiatedBy;
  facts['flow.origin'] = kindFact(origin.kind);
  facts['flow.destination'] = target === undefined ? 'none' : kindFact(target.kind);
  facts['flow.via'] = viaOf(inquiry);
  facts['flow.appInCall'] = holdsKind(attempt.legs, 'calls-api') || holdsKind(known, 'calls-api');
  facts['flow.whatsappInCall'] =
    holdsKind(attempt.legs, 'whatsapp') || holdsKind(known, 'whatsapp');
  facts['permission.needed'] = target?.kind === 'whatsapp';
  facts['flow.isSetup'] =
    attempt.action === 'connect' || target?.kind === 'whatsapp' || attempt.legs.length === 1;
  facts['flow.legCount'] = attempt.legs.length + (target === undefined ? 0 : 1);
  facts['flow.userMatches'] = userMatches(inquiry, initiatedBy === 'user' ? origin : target);
}

function holdsKind(legs: readonly Leg[], kind: string): boolean {
  return legs.some((leg) => leg.endpoint.kind === kind);
}

/** The last kind the call has passed; where the caller names none, the last menu among the legs. */
function viaOf({ attempt, evidence }: Inquiry): string {
  const via = attempt.via;
  if (via !== undefined && via.length > 0) return kindFact(via[via.length - 1]!);
  let last = 'none';
  for (const leg of attempt.legs) if (isMenu(leg.endpoint.kind)) last = leg.endpoint.kind;
  for (const leg of evidence.knownLegs ?? [])
    if (isMenu(leg.endpoint.kind)) last = leg.endpoint.kind;
  return last;
}

function isMenu(kind: string): boolean {
  return kind === 'ivr-api' || kind === 'moments-ivr';
}

/** A number as an id: the one form under which the permission is looked up by number. */
const NUMBER_ID = /^\+?\d{7,15}$/;
/** A number as providers and people write it: `whatsapp:+819011110001`, `+81 90-1111-0001`. */
const NUMBER_LIKE = /^(?:[a-z]+:)?\+?(\d(?:[\s().-]?\d){6,14})$/i;
const BSUID_ID = /^[A-Z]{2}\.[A-Z0-9._-]+$/i;

/**
 * Whether the WhatsApp endpoint that identifies the user is the user the attempt is about.
 *
 * The permission is looked up for the user under the name that is rung, and the endpoint is rung: when they are not the same
 * person, one user's permission would ring another. So an endpoint that is rung by its id alone must bear exactly the number or
 * exactly the scoped id; nobody knows whom any other name rings.
 */
function userMatches(
  { attempt, evidence, target }: Inquiry,
  endpoint: Endpoint | undefined,
): boolean {
  if (endpoint?.kind !== 'whatsapp') return true;
  const { bsuid } = attempt.user;
  // The permission of a user known by the scoped id alone is looked up under the number events tied to it, if any did.
  const waId = attempt.user.waId ?? evidence.linkedUser?.waId;
  const rung = endpoint === target;
  const { address, id } = endpoint;
  if (address !== undefined && (waId === undefined ? rung : address !== `+${waId}`)) return false;
  if (id === undefined) return true;
  const name = id.trim();
  if (rung && address === undefined) {
    return NUMBER_ID.test(name) ? name.replace('+', '') === waId : name === bsuid;
  }
  return !contradicts(name, { ...attempt.user, ...(waId === undefined ? {} : { waId }) }, rung);
}

/** Whether an id that rings nobody by itself names somebody else than the user. */
function contradicts(id: string, { waId, bsuid }: UserIdentity, rung: boolean): boolean {
  const name = id.normalize('NFKC');
  const number = NUMBER_LIKE.exec(name)?.[1]?.replace(/\D/g, '');
  if (number !== undefined) return waId !== undefined && number !== waId;
  if (!BSUID_ID.test(name)) return false;
  return bsuid === undefined ? rung : name !== bsuid;
}
