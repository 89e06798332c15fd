import { classifyAddress, isEmergencyAddress } from '../facts/address-class.js';
import type { ParametersInForce } from '../facts/parameters-in-force.js';
import type { Endpoint } from '../model/endpoint.js';
import type { EndpointEvidence } from '../model/evidence.js';
import { has } from './leg-findings.js';
import type { LegPlan } from './open-plan.js';

/** A kind nobody classified. */
const UNCLASSIFIED = 'satellite';
const DAY_MS = 86_400_000;

/** Ids people would give, by kind. */
const IDS: Readonly<Record<string, string>> = {
  conversations: 'queue',
  'ivr-api': 'menu',
  'moments-ivr': 'flow',
  'sip-trunk': 'pbx',
  webrtc: 'web-app',
  'calls-api': 'bot',
  viber: 'bot',
  websocket: 'bot',
};

/** An emergency number of the list in force that is a number and no more; undefined: there is none. */
export function emergencyNumber(values: ParametersInForce): string | undefined {
  const list = values.get('pstn.emergencyNumbers');
  if (!Array.isArray(list)) return undefined;
  const numbers = new Set(list as readonly string[]);
  const isPlain = (number: string): boolean =>
    isEmergencyAddress(number, numbers) && classifyAddress(number) === 'number';
  return ['110', '119', ...numbers].find((number) => numbers.has(number) && isPlain(number));
}

/** The address that makes a leg what is to be found of it; undefined: none is needed. @param place number of the leg, from 1 */
export function addressOf(
  { kind, findings }: LegPlan,
  place: number,
  emergency: string | undefined,
): string | undefined {
  if (has(findings, 'emergency') && emergency !== undefined) {
    return kind === 'pstn' || !has(findings, 'phone') ? emergency : `tel:${emergency}`;
  }
  const number = `+8190333300${String(place).padStart(2, '0')}`;
  if (kind === 'pstn') return number;
  return has(findings, 'phone') ? `tel:${number}` : undefined;
}

/** Kind and id of a leg that is not a user's; ids are unlike, so that no entry of the directory serves two legs. */
export function namedEndpoint({ kind, findings }: LegPlan, place: number): Endpoint {
  const id = IDS[kind];
  if (id === undefined) {
    const named = kind === 'other' ? { kind: UNCLASSIFIED } : { kind };
    return has(findings, 'phoneOrigin') ? { ...named, id: `line-${place}` } : named;
  }
  const isNew = has(findings, 'unregistered');
  return { kind, id: `${isNew ? 'new-' : ''}${id}${place === 1 ? '' : `-${place}`}` };
}

/** What the directory holds of a leg's endpoint; undefined: nothing. @param now epoch milliseconds (UTC) */
export function entryFor({ kind, findings }: LegPlan, now: number): EndpointEvidence | undefined {
  const isFromPhone = has(findings, 'phoneOrigin');
  if (has(findings, 'unregistered')) return undefined;
  if (IDS[kind] === undefined) return isFromPhone ? { callerOrigin: 'pstn' } : undefined;
  const isTrunk = kind === 'sip-trunk';
  const entry: EndpointEvidence = {
    pstnReachability: has(findings, 'open') ? 'possible' : 'none',
  };
  if (isTrunk || has(findings, 'expired')) {
    entry.attestedBy = 'network team';
    const days = has(findings, 'expired') ? -1 : 365;
    entry.attestedUntil = new Date(now + days * DAY_MS).toISOString();
  }
  if (isFromPhone) entry.callerOrigin = 'pstn';
  else if (isTrunk) entry.callerOrigin = 'internal';
  return entry;
}
