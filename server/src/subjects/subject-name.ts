import {
  isEndpointKind,
  type CallAttempt,
  type Endpoint,
  type Evidence,
  type Leg,
} from '@ringfence/rules';
import { numbersAt } from './dialled-numbers.js';

/** A person by one of the two names that people who are called have. */
export interface SubjectName {
  readonly domain: 'number' | 'bsuid';
  /** E.164 digits without `+`, or the business-scoped id. */
  readonly value: string;
}

/** A person's name with the reference that stands for it. */
export interface Subject extends SubjectName {
  readonly reference: string;
}

/** The name that a request gives, which gives one of the two. */
export function nameOfBody({ number, bsuid }: { number?: string; bsuid?: string }): SubjectName {
  return bsuid === undefined
    ? { domain: 'number', value: (number ?? '').replace('+', '') }
    : { domain: 'bsuid', value: bsuid };
}

/** Tells a registered business number, E.164 with `+`: it is the business's own, and nobody's personal number. */
export type IsBusinessNumber = (number: string) => boolean;

/** A business-scoped id of a user. */
export const SCOPED_ID = /^[A-Z]{2}\.[A-Z0-9._-]+$/i;

/**
 * Everybody whom a question concerns: the user under both names, and every other personal number at an endpoint's address.
 *
 * A business number that is not registered counts as personal: nobody vouched for it.
 */
export function peopleOf(
  { user, businessNumber, legs, target }: CallAttempt,
  evidence: Evidence,
  isBusinessNumber: IsBusinessNumber,
): SubjectName[] {
  const people = new Map<string, SubjectName>();
  const add = (domain: SubjectName['domain'], value: string): void => {
    if (domain === 'number' && isBusinessNumber(`+${value}`)) return;
    people.set(`${domain} ${value}`, { domain, value });
  };
  if (user.waId !== undefined) add('number', user.waId);
  if (user.bsuid !== undefined) add('bsuid', user.bsuid);
  if (evidence.linkedUser !== undefined) add('number', evidence.linkedUser.waId);
  add('number', businessNumber.slice(1));
  const endpoints = [
    ...legs.map(({ endpoint }) => endpoint),
    ...(evidence.knownLegs ?? []).map(({ endpoint }) => endpoint),
    ...(evidence.businessNumber?.destinations ?? []),
    ...(target === undefined ? [] : [target]),
  ];
  for (const endpoint of endpoints) addPeopleAt(endpoint, businessNumber, evidence.endpoints, add);
  return [...people.values()];
}

/** Everybody at a leg's end. */
export function peopleAtLeg(
  { endpoint }: Leg,
  businessNumber: string,
  isBusinessNumber: IsBusinessNumber,
): SubjectName[] {
  const people: SubjectName[] = [];
  addPeopleAt(endpoint, businessNumber, undefined, (domain, value) => {
    if (domain === 'bsuid' || !isBusinessNumber(`+${value}`)) people.push({ domain, value });
  });
  return people;
}

function addPeopleAt(
  { kind, id, address }: Endpoint,
  businessNumber: string,
  registered: Evidence['endpoints'],
  add: (domain: SubjectName['domain'], value: string) => void,
): void {
  for (const number of address === undefined ? [] : numbersAt(address, businessNumber)) {
    add('number', number);
  }
  // The id of a registered endpoint is the business's own name for it.
  if (id === undefined || registered?.[`${kind}:${id}`] !== undefined) return;
  if (kind === 'whatsapp' && SCOPED_ID.test(id)) add('bsuid', id);
  for (const number of numbersAt(id, businessNumber)) add('number', number);
}

/** An endpoint's kind as it stands in the clear: a kind nobody knows may be any text, also a number. */
export function kindOnRecord(kind: string): string {
  return isEndpointKind(kind) ? kind : 'unknown';
}
